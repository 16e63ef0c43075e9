import { byteOrderMark, csvRow } from "../csv-row.ts";

/**
 * A CSV that Excel opens right, made as it is read: no more than one page of
 * rows is held at a time, and nothing is read once the visitor has gone.
 */
export function csvStream(
  header: readonly string[],
  pages: AsyncGenerator<readonly (readonly string[])[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(byteOrderMark + csvRow(header))),
    async pull(controller) {
      const { done, value } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map(csvRow).join("")));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}
