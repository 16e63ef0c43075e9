/**
 * The form in which usernames are compared: without regard to Unicode form
 * (NFKC), case or surrounding spaces. Two usernames of a school are the same
 * exactly when their keys are.
 */
export function usernameKey(username: string): string {
  return username.normalize("NFKC").toLowerCase().normalize("NFKC").trim();
}
