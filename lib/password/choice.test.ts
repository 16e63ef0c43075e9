import { describe, expect, test } from "vitest";
import { hour } from "../../tests/clock.ts";
import { addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { askForLink, atHome, opens, signedIn } from "../../tests/walk.ts";
import { changePassword } from "../account/change-password.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import { redeemLink } from "../recovery/redeem-link.ts";

async function houseWithLink() {
  const house = await openHouse();
  await addSelles(house.imb);
  await askForLink(house.imb, "jan.selle", "jan@selle.example");
  return { ...house, token: house.inbox.tokenFor("jan@selle.example") };
}

describe("trying at a family member's password by choosing it", () => {
  test("is slowed down like guessing it at sign-in, by one link", async () => {
    const { imb, token } = await houseWithLink();
    const save = (password: string) => redeemLink(imb, token, password, atHome);
    for (const password of ["Password1!", "Welkom01!", passwords.mama, "Azerty123!", "Wachtwoord1!"]) {
      expect(await save(password)).toEqual({ status: "refused", reasons: ["common"] });
    }
    expect(await save(passwords.mama)).toEqual({ status: "slowed-down", waitSeconds: 30 });
    // Also where it would have been accepted: that too would be an answer.
    expect(await save("Nieuwe-Fiets.8")).toEqual({ status: "slowed-down", waitSeconds: 30 });
  });

  test("answers five of eighty at once, and no more", async () => {
    const { imb, token } = await houseWithLink();
    const saves = Array.from({ length: 80 }, () => redeemLink(imb, token, passwords.mama, atHome));
    const outcomes = (await Promise.all(saves)).map(({ status }) => status);
    expect(outcomes.filter((status) => status === "refused")).toHaveLength(5);
    expect(outcomes.filter((status) => status === "slowed-down")).toHaveLength(75);
  });

  test("is slowed down for who is signed in, whose own password changes five times at the most", async () => {
    const { imb, clock } = await houseWithLink();
    let { token } = (await signedIn(imb, "jan.selle", passwords.jan)).session;
    let password: string = passwords.jan;
    const statuses: string[] = [];
    for (let i = 0; i < 7; i++) {
      const who = await signedInPerson(imb, token);
      if (!who) throw new Error("Jan is not signed in");
      const newPassword = `Nieuwe-Fiets.${i}`;
      const outcome = await changePassword(imb, who, { password, newPassword }, atHome);
      statuses.push(outcome.status);
      if (outcome.status !== "changed" || !outcome.cookie) continue;
      password = newPassword;
      ({ token } = outcome.cookie);
    }
    expect(statuses).toEqual([...Array(5).fill("changed"), "slowed-down", "slowed-down"]);
    clock.advance(hour);
    expect(await opens(imb, "jan.selle", password)).toBe(true);
  });

  test("costs a hash whether the password is on the list or in the family", async () => {
    const { imb, token, hashes } = await houseWithLink();
    const costOf = async (password: string) => {
      const before = hashes.count;
      await redeemLink(imb, token, password, atHome);
      return hashes.count - before;
    };
    expect([await costOf("Password1!"), await costOf(passwords.mama)]).toEqual([1, 1]);
  });
});
