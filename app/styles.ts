/** What pages look by, by the names that the build gave them (scripts/house/styles.ts). */
export const styles = {
  every: process.env.EVERY_STYLE ?? "",
  desk: process.env.DESK_STYLE ?? "",
  letters: process.env.LETTERS_STYLE ?? "",
  code: process.env.CODE_STYLE ?? "",
} as const;
