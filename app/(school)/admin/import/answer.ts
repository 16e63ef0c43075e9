import { maxUploadBytes } from "../../../../lib/door/refusal.ts";
import { type Answer, answerer } from "../../../../lib/forms/answer-post.ts";
import { noChoice } from "../../../../lib/import/reading.ts";
import { setOut } from "../../../../lib/import/set-out.ts";
import { keepUpload } from "../../../../lib/import/upload.ts";
import { whenFresh } from "../_desk/when-administrator.ts";

/** Keeps the file, and reads it once the answer is out: the page of the import shows how far that is. */
export const bringFile = answerer<"files">(
  {} as Record<"files", never>,
  (post) =>
    whenFresh(post, async (administrator): Promise<Answer<"files">> => {
      const sent = await Promise.all(post.filesOf("files").map(bytesOf));
      const outcome = await keepUpload(post.scope, administrator, sent);
      if (outcome.status !== "kept") return { errors: { files: post.words(`import.${outcome.status}`) } };
      post.afterwards(() => setOut(post.scope, administrator, outcome.id, noChoice));
      return { goTo: `/admin/import/${outcome.id}` };
    }),
  {
    mostBytes: maxUploadBytes,
    async refuse(post) {
      const answer = await whenFresh(post, async (): Promise<Answer<never>> => ({}));
      return answer.goTo || answer.notice ? answer : null;
    },
  },
);

async function bytesOf(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
