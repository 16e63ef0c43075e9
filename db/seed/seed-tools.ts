/** What the seed needs of the house. It is handed in, because db/ imports nothing of lib/. */
export interface SeedTools {
  /** A username as it is compared. */
  usernameKey(username: string): string;
  /** An address as it is compared. */
  emailKey(email: string): string;
  /** A text as it is searched: schools, names, classes. */
  foldForSearch(text: string): string;
  /** Argon2id at `parameters`: the slow part, asked for at most four times at once. */
  slowHash(password: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** What is stored of a slow hash. */
  makeVerifier(slow: Uint8Array): string;
  /** Of `slowHash`, as accounts store them. */
  readonly parameters: string;
  readonly now: Date;
  /** How many accounts u0, u1, ... imb has besides; 0 for none. */
  readonly benchAccounts: number;
}
