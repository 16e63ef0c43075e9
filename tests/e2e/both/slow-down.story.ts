import { isLetIn, isNotLetIn, signIn } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

// The limits as they are in production.
test.use({ throttleFactor: "1" });

test("guessing slows down, says how long, and leaves alone the browser that signed in before", async ({
  page,
  demo,
  otherBrowser,
  browserName,
}) => {
  const signInPage = demo.at("imb", "/login");
  const kato = { username: "kato.desmet", password: "Regenboog-op-dinsdag-0", name: "Kato" };
  const herOwn = await otherBrowser();
  await isLetIn(herOwn, signInPage, nl, kato);

  for (const username of ["kato.desmet", "niemand.hier"]) {
    for (let i = 0; i < 5; i++)
      await isNotLetIn(page, signInPage, nl, { username, password: `gok-nummer-${i}` });
    await signIn(page, signInPage, nl, { username, password: kato.password });
    // Rounded to the second, so one may have passed.
    const slowedDown = [30, 29, 28, 27].map((seconds) =>
      nl("login.slowed-down", { time: nl("wait.seconds", { seconds }) }),
    );
    const alert = page.getByRole("alert").filter({ hasText: "seconden" });
    // Another window is in front, and there Firefox lets nothing in this one have the focus.
    if (browserName !== "firefox") await expect(alert).toBeFocused();
    expect(slowedDown).toContain(await alert.innerText());
  }
  await isLetIn(herOwn, signInPage, nl, kato);
  await isLetIn(page, signInPage, nl, { username: "kato.vanthof", password: kato.password, name: "Kato" });
});
