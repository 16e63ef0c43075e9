/** What a form shows after it was sent. Texts are in the visitor's language already. */
export interface FormState {
  /** A new one for every answer, so that focus moves for the second mistake too. */
  readonly answer: string;
  readonly locale: string;
  /** What was typed, by field; never a password. */
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong, by field, in the order of the fields. */
  readonly errors: Readonly<Record<string, string>>;
  readonly notice: string | null;
  /** Sent, and all is well. */
  readonly isDone: boolean;
  /** The path where the visitor goes on. */
  readonly goTo: string | null;
}

export const untouched: FormState = {
  answer: "",
  locale: "",
  values: {},
  errors: {},
  notice: null,
  isDone: false,
  goTo: null,
};
