import { line } from "../../../../lib/forms/read-form.ts";

const optional = (most: number) => ({ ...line(most), isOptional: true });

export const accountFields = { username: line(100), className: optional(30) };
export const nameFields = { givenName: line(80), familyName: line(80), locale: line(10) };
export const personFields = { ...nameFields, relation: optional(20) };
