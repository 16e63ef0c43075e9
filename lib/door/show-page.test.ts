import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { aVisit } from "../../tests/a-visit.ts";
import { type House, openHouse } from "./house.ts";
import { pageFor, pageInstead } from "./show-page.ts";
import { currentVisit } from "./visit.ts";

/** As the house does while its database is away: only the page that says so can be made. */
const housesAway = {
  meet: async () => ({ locale: "nl", school: { error: new Error("away") } }),
  async makePage(url: string) {
    if (!currentVisit().isFailed) throw new Error("away");
    return { html: url };
  },
} as unknown as House;

beforeEach(() => openHouse(housesAway));

describe("where a page can't be made, there is one that says why", () => {
  let said: MockInstance<typeof console.error>;
  beforeEach(() => {
    said = vi.spyOn(console, "error").mockImplementation(() => {});
  });
  afterEach(() => said.mockRestore());

  test("for the page that was asked for", async () => {
    const visit = { ...aVisit(), isDatabaseAway: true };
    expect(await pageFor(visit, "/otp/geheim?x")).toMatchObject({ html: "/problem/unavailable" });
    expect(visit.reply).toEqual({ status: 503, retryAfterSeconds: 15 });
  });

  test("for a page instead of another one", async () => {
    const visit = aVisit();
    expect(await pageInstead(visit, "/problem/missing")).toMatchObject({ html: "/problem/unexpected" });
    expect(visit.reply.status).toBe(500);
  });

  test("and the log says where, without the address", async () => {
    await pageFor(aVisit(), "/otp/geheim?x");
    expect(said.mock.calls[0]?.[0]).toBe("The page /otp at imb could not be made.");
    expect(JSON.stringify(said.mock.calls)).not.toContain("geheim");
  });
});
