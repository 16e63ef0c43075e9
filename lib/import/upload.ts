import { and, eq, gt, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { importParts, imports } from "../../db/schema.ts";
import type { AtSchool, Scope } from "../scope.ts";
import { type Importer, whoIs } from "./importer.ts";
import { printable } from "./printable.ts";
import { isNoList, type SentFile } from "./read-files.ts";
import { noChoice, type Reading } from "./reading.ts";

export type UploadOutcome =
  | { readonly status: "kept"; readonly id: string }
  | { readonly status: "no-file" | "too-many-files" | "not-a-list" | "too-many-today" };

export const mostFiles = 8;
const mostADay = 40;
const dayMs = 24 * 60 * 60_000;
/** Half a megabyte in base64, which every database takes in one statement. */
const partBytes = 384 * 1024;

/** Keeps what was sent, for a day: a dry run is made of it as often as the columns are changed. */
export async function keepUpload(
  scope: AtSchool,
  importer: Importer,
  sent: readonly SentFile[],
): Promise<UploadOutcome> {
  const files = sent.filter(({ bytes }) => bytes.length > 0);
  if (files.length === 0) return { status: "no-file" };
  if (files.length > mostFiles) return { status: "too-many-files" };
  if (files.some(isNoList)) return { status: "not-a-list" };
  const { db, school, clock } = scope;
  const now = clock.now();
  const today = and(eq(imports.schoolId, school.id), gt(imports.createdAt, new Date(now.getTime() - dayMs)));
  const isFree = sql`(select count(*) from ${imports} where ${today}) < ${mostADay}`;
  const id = newId();
  const fileNames = files.map(({ name }) => printable(name, 200));
  const reading: Reading = { fileNames, choice: noChoice, found: null };
  const row = {
    id,
    schoolId: school.id,
    createdBy: whoIs(importer).personId,
    createdAt: now,
    fileName: fileNames.join(", "),
  };
  const [kept] = await db.write((q) => [
    insertWhere(q, imports, { ...row, reading: JSON.stringify(reading) }, isFree).returning({
      id: imports.id,
    }),
  ]);
  if (kept.length === 0) return { status: "too-many-today" };
  for (const [file, { bytes }] of files.entries()) {
    for (let part = 0; part * partBytes < bytes.length; part++) {
      const base64 = toBase64(bytes.subarray(part * partBytes, (part + 1) * partBytes));
      await db.write((q) => [q.insert(importParts).values({ importId: id, file, part, base64 })]);
    }
  }
  return { status: "kept", id };
}

/** @returns the files as they were sent; none once their day is over. */
export async function uploadedFiles(
  { db }: Pick<Scope, "db">,
  id: string,
  fileNames: readonly string[],
): Promise<readonly SentFile[]> {
  const parts = await db.read
    .select()
    .from(importParts)
    .where(eq(importParts.importId, id))
    .orderBy(importParts.file, importParts.part);
  return fileNames.flatMap((name, file) => {
    const theirs = parts.filter((part) => part.file === file).map(({ base64 }) => fromBase64(base64));
    if (theirs.length === 0) return [];
    const bytes = new Uint8Array(theirs.reduce((size, part) => size + part.length, 0));
    let offset = 0;
    for (const part of theirs) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return [{ name, bytes }];
  });
}

const sliceBytes = 8 * 1024;

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let from = 0; from < bytes.length; from += sliceBytes)
    binary += String.fromCharCode(...bytes.subarray(from, from + sliceBytes));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
