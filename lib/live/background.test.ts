import { expect, test, vi } from "vitest";
import { addFamily } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { rawSql } from "../../tests/raw-sql.ts";
import { accepted } from "../../tests/walk.ts";
import { backgroundHere } from "./background.ts";

test("a request that can't be expanded does not keep those beside it from their mail", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const { imb, tools, inbox, databaseUrl } = await openHouse();
  const names = ["an", "bo", "cas"];
  for (const name of names) await addFamily(imb, name, { [name]: { emails: [`${name}@maes.example`] } });
  const requests = [];
  for (const name of names) requests.push(await accepted(imb, name, `${name}@maes.example`));
  await rawSql(
    databaseUrl,
    `create trigger broken before insert on mails when new.to_email = 'bo@maes.example'
     begin select raise(abort, 'as if something were wrong'); end`,
  );
  const background = backgroundHere(tools);
  await Promise.all(requests.map((request) => background.expand(request)));
  await background.deliver();
  expect(inbox.mails.map(({ to }) => to.email)).toEqual(["an@maes.example", "cas@maes.example"]);
  expect(said).toHaveBeenCalledExactlyOnceWith(
    `Request ${requests[1]?.id} could not be expanded and will be tried again.`,
    expect.any(Error),
  );
});
