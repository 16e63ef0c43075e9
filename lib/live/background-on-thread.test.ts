import { describe, expect, test, vi } from "vitest";
import { openHouse } from "../../tests/house.ts";
import { slugsIn } from "../../tests/libsql/school-row.ts";
import { accepted } from "../../tests/walk.ts";
import { backgroundOnThread } from "./background-on-thread.ts";

const frail = new URL("../../tests/threads/frail-background.ts", import.meta.url);

async function frailBackground() {
  const house = await openHouse();
  return { ...house, background: backgroundOnThread(frail)(house.tools) };
}

describe("background work on a thread of its own", () => {
  test("works with the database of the house", async () => {
    const { imb, db, background } = await frailBackground();
    const request = await accepted(imb, "newcomers", "jan@selle.example");
    expect(await background.expand(request)).toEqual(["imb", "newcomers", "riverside"]);
    expect(await slugsIn(db)).toEqual(["imb", "newcomers", "riverside"]);
  });

  test("is one, for every errand", async () => {
    const { background } = await frailBackground();
    expect(await Promise.all([background.deliver(), background.deliver()])).toEqual([1, 2]);
  });

  test("that ends fails what it had in hand, says so, and begins again", async () => {
    const said = vi.spyOn(console, "error").mockReturnValue();
    const { background } = await frailBackground();
    await background.deliver();
    await expect(background.sweep()).rejects.toThrow("The other thread has ended.");
    expect(await background.deliver()).toBe(1);
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.any(String), new Error("as if something were wrong"));
  });

  test("that can't begin is not begun again for everybody who comes", async () => {
    const said = vi.spyOn(console, "error").mockReturnValue();
    const { tools } = await openHouse();
    const missing = new URL("./not-built.mjs", import.meta.url);
    const background = backgroundOnThread(missing)(tools);
    await expect(background.deliver()).rejects.toThrow("The other thread has ended.");
    await expect(background.deliver()).rejects.toThrow("The background thread has just failed to begin.");
    expect(said).toHaveBeenCalledOnce();
  });

  test("keeps the process from ending while it has something in hand, and no longer", async () => {
    const waitsFor = () =>
      process.getActiveResourcesInfo().filter((resource) => resource === "MessagePort").length;
    const { background } = await frailBackground();
    await background.deliver();
    const before = waitsFor();
    const inHand = background.deliver();
    expect(waitsFor()).toBe(before + 1);
    await inHand;
    expect(waitsFor()).toBe(before);
  });
});
