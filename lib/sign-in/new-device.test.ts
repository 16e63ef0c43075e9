import { describe, expect, test } from "vitest";
import { minute } from "../../tests/clock.ts";
import { addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink, atHome, atSchool, signedIn, trySignIn } from "../../tests/walk.ts";
import { deliverDue } from "../mail/deliver.ts";
import { redeemLink } from "../recovery/redeem-link.ts";

async function houseWithJan(mailsNewDevices = true) {
  const house = await openHouse({ imb: { mailsNewDevices } });
  await addSelles(house.imb);
  const notices = async () => (await tables.mails(house.db)).filter(({ kind }) => kind === "new-device");
  return { ...house, notices };
}

describe("a sign-in from a browser that is not known", () => {
  test("is told to that person at each of their addresses, with the browser and without a link", async () => {
    const { imb, tools, inbox, notices } = await houseWithJan();
    await signedIn(imb, "jan.selle", passwords.jan, atSchool);
    expect((await notices()).map(({ toEmail, about }) => [toEmail, about])).toEqual([
      ["jan@selle.example", atSchool.device],
    ]);
    await deliverDue(tools);
    const [mail] = inbox.to("jan@selle.example");
    expect(mail?.text).toContain("ChromeOS");
    expect(mail?.html).not.toMatch(/href="http/);
  });

  test("is told once: from then on the browser is known", async () => {
    const { imb, notices } = await houseWithJan();
    const { knownBrowsers } = await signedIn(imb, "jan.selle", passwords.jan);
    await signedIn(imb, "jan.selle", passwords.jan, { ...atHome, knownBrowsers });
    expect(await notices()).toHaveLength(1);
  });

  test("is not told when it fails, nor right after a new password, nor where the school has it off", async () => {
    const on = await houseWithJan();
    await trySignIn(on.imb, "jan.selle", "fout");
    await askForLink(on.imb, "jan.selle", "jan@selle.example");
    await redeemLink(on.imb, on.inbox.tokenFor("jan@selle.example"), "Nieuwe-Fiets.8", atHome);
    await signedIn(on.imb, "jan.selle", "Nieuwe-Fiets.8");
    expect(await on.notices()).toEqual([]);
    on.clock.advance(16 * minute);
    await signedIn(on.imb, "jan.selle", "Nieuwe-Fiets.8");
    expect(await on.notices()).toHaveLength(1);

    const off = await houseWithJan(false);
    await signedIn(off.imb, "jan.selle", passwords.jan);
    expect(await off.notices()).toEqual([]);
  });
});
