/**
 * The password of a made-up person, if there is one: by position, so that no
 * two persons of an account share it. Long and mixed enough for both rules.
 */
export function madeUpPassword(position: number): string {
  return `Regenboog-op-dinsdag-${position}`;
}

/** Of every bench account. */
export const benchPassword = "Meetlat-langs-de-muur-9";
