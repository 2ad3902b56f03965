import { expect, test } from "vitest";
import { type Authenticator, openAuthenticator } from "../../test/staff/authenticator.ts";
import { type Browser, said } from "../../test/staff/browser.ts";
import { type City, openCity, password, recorded } from "../../test/staff/city.ts";

const about = ({ origin }: City) => ({ origin, rpId: new URL(origin).hostname });

async function signedIn(city: City, name: string): Promise<Browser> {
  const browser = city.browser();
  await browser.call("/api/staff/sign-in", { name, password });
  return browser;
}

/** A person whose first factor is this passkey. */
async function withPasskey(city: City, name: string, key: Authenticator): Promise<Browser> {
  await city.enrol(name, "counsellor");
  const browser = await signedIn(city, name);
  const { body } = await browser.call("/api/staff/begin-passkey", {});
  expect(body.options).toMatchObject({ rp: { id: about(city).rpId }, user: { name } });
  const response = key.create(body.options.challenge, about(city));
  const added = await browser.call("/api/staff/add-passkey", { name: "ノートPC", response });
  expect(added.body).toMatchObject({ self: { session: { level: 2 } } });
  expect(added.body.recoveryCodes).toHaveLength(10);
  return browser;
}

test("[S12.1] S11.8 [ST-1] a passkey is a second factor, and the only step: with its owner verified", async () => {
  await using city = await openCity();
  const key = openAuthenticator();
  const browser = await withPasskey(city, "soudan1", key);
  const second = await signedIn(city, "soudan1");
  const { body: asked } = await second.call("/api/staff/challenge-passkey", {});
  expect(asked.options.allowCredentials).toEqual([
    { id: key.id, type: "public-key", transports: ["internal"] },
  ]);
  key.counter = 3;
  const shown = await second.call("/api/staff/show-passkey", {
    response: key.sign(asked.options.challenge, about(city)),
  });
  expect(shown.body.session).toMatchObject({ level: 2 });

  const visitor = city.browser();
  const { body: any } = await visitor.call("/api/staff/challenge-for-sign-in", {});
  expect(any.options.allowCredentials).toEqual([]);
  key.counter = 4;
  const { body: self } = await visitor.call("/api/staff/sign-in-by-passkey", {
    response: key.sign(any.options.challenge, about(city)),
  });
  expect(self).toMatchObject({ name: "soudan1", session: { level: 2, next: null } });
  const { body: listed } = await browser.call("/api/staff/factors", {});
  const [passkey] = listed.passkeys;
  expect(passkey).toMatchObject({ name: "ノートPC" });
  await browser.call("/api/staff/rename-passkey", { passkey: passkey?.id ?? "", name: "スマホ" });
  expect((await browser.call("/api/staff/factors", {})).body.passkeys[0]?.name).toBe("スマホ");
  expect(await said(browser.call("/api/staff/remove-passkey", { passkey: passkey?.id ?? "" }))).toBe(
    "409 last-factor",
  );
});

test("A7 [ST-3] forged passkeys: wrong origin, wrong place, no owner verified, old challenge, another's, another key", async () => {
  await using city = await openCity();
  const [mine, theirs] = [openAuthenticator(), openAuthenticator()];
  await withPasskey(city, "soudan1", mine);
  await withPasskey(city, "soudan2", theirs);
  const browser = await signedIn(city, "soudan1");
  const challenge = async (): Promise<string> =>
    (await browser.call("/api/staff/challenge-passkey", {})).body.options.challenge;
  const { origin, rpId } = about(city);
  const here = { origin, rpId };
  const show = (response: ReturnType<Authenticator["sign"]>) =>
    said(browser.call("/api/staff/show-passkey", { response }));
  const refused = "403 factor-failed";
  expect(await show(mine.sign(await challenge(), { origin: "https://yorisoi.example", rpId }))).toBe(refused);
  expect(await show(mine.sign(await challenge(), { origin, rpId: "yorisoi.example" }))).toBe(refused);
  expect(await show(mine.sign(await challenge(), { ...here, verified: false }))).toBe(refused);
  await city.storage.db.deleteFrom("staff_failure").execute();
  expect(await show(theirs.sign(await challenge(), here))).toBe(refused);
  const forged = { ...openAuthenticator().sign(await challenge(), here), id: mine.id, rawId: mine.id };
  expect(await show(forged)).toBe(refused);
  expect(await show(mine.sign("AAAAAAAAAAAAAAAAAAAAAA", here))).toBe(refused);
  await city.storage.db.deleteFrom("staff_failure").execute();
  const tooOld = await challenge();
  city.later(301);
  expect(await show(mine.sign(tooOld, here))).toBe(refused);
  // A challenge for another purpose, or for another session.
  const { body: any } = await city.browser().call("/api/staff/challenge-for-sign-in", {});
  expect(await show(mine.sign(any.options.challenge, here))).toBe(refused);
  const elsewhere = await (await signedIn(city, "soudan1")).call("/api/staff/challenge-passkey", {});
  expect(await show(mine.sign(elsewhere.body.options.challenge, here))).toBe(refused);
  await city.storage.db.deleteFrom("staff_failure").execute();
  const once = mine.sign(await challenge(), here);
  expect(await show(once)).toBe("200");
  expect(await show(once)).toBe(refused);
});

test("A7 [ST-3] a passkey that counts backwards is refused and noticed", async () => {
  await using city = await openCity();
  const key = openAuthenticator(10);
  await withPasskey(city, "soudan1", key);
  const visitor = city.browser();
  const attempt = async (counter: number): Promise<string> => {
    key.counter = counter;
    const { body } = await visitor.call("/api/staff/challenge-for-sign-in", {});
    const response = key.sign(body.options.challenge, about(city));
    return said(visitor.call("/api/staff/sign-in-by-passkey", { response }));
  };
  expect(await attempt(11)).toBe("200");
  expect(await attempt(11)).toBe("401 sign-in-failed");
  expect(await attempt(5)).toBe("401 sign-in-failed");
  expect(await attempt(12)).toBe("200");
  expect(city.logged()).toContain("counts backwards");
  expect((await recorded(city, "sign-in:fail")).map(({ facts }) => facts.reason)).toEqual([
    ...["replayed-factor", "replayed-factor"],
  ]);
});

test("A7 [ST-4] while the password is under attack, the passkey still lets its owner in from anywhere", async () => {
  await using city = await openCity();
  const key = openAuthenticator();
  await withPasskey(city, "soudan1", key);
  for (let at = 0; at < 33; at++) {
    const name = { name: "soudan1", password: "chigau-chigau-chigau" };
    await city.browser(`203.0.113.${at}`).call("/api/staff/sign-in", name);
  }
  const visitor = city.browser("198.51.100.1");
  const { body } = await visitor.call("/api/staff/challenge-for-sign-in", {});
  const response = key.sign(body.options.challenge, about(city));
  expect(await said(visitor.call("/api/staff/sign-in-by-passkey", { response }))).toBe("200");
});
