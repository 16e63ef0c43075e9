/** The parts of gettext-parser 10 that po.ts uses. */
declare module "gettext-parser" {
  interface Entry {
    msgctxt?: string;
    msgid: string;
    msgstr: string[];
    comments?: { extracted?: string; flag?: string; reference?: string };
  }
  interface File {
    charset: string;
    headers: Record<string, string>;
    translations: Record<string, Record<string, Entry>>;
  }
  export const po: {
    parse(input: Uint8Array | string, defaultCharset?: string): File;
    compile(file: File, options?: { foldLength?: number }): Uint8Array;
  };
}
