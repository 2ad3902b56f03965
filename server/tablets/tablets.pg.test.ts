import { expect, test } from "vitest";
import { openWorld } from "../../test/world.ts";
import { makeKit } from "./make-kit.ts";

test("[TK-1] [S8.10] an administrator gets what all schools share, and each school of the list its own; another one is refused", async () => {
  await using world = await openWorld();
  const admin = await world.staff("administrator");
  const schools = ["見本小学校", "みほん/中学校"];
  await admin.call("/api/desk/schools/set", { version: 0, schools });
  const choice = { label: "ひとこと", wording: "listen" } as const;
  const shared = await admin.call("/api/desk/tablets/kit", { ...choice, school: null });
  const files = new Map(shared.body.files.map(({ name, base64 }) => [name, Buffer.from(base64, "base64")]));
  const link = files.get("windows/ひとこと.url")?.toString();
  const page = new URL(/URL=(\S+)/.exec(link ?? "")?.[1] ?? "");
  expect([...files]).toEqual(
    (await makeKit({ page, ...choice })).map(({ name, bytes }) => [name, Buffer.from(bytes)]),
  );
  for (const [place, school] of schools.entries()) {
    const own = (await admin.call("/api/desk/tablets/kit", { ...choice, school })).body.files;
    const folder = ["schools/001-見本小学校", "schools/002-みほん_中学校"][place];
    expect(own.map(({ name }) => name)).toEqual(
      ["poster.pdf", "cards.pdf", "qr.svg"].map((name) => `${folder}/${name}`),
    );
  }
  const other = await admin.callAny("/api/desk/tablets/kit", { ...choice, school: "どこにもない学校" });
  expect(other.status).toBe(404);
});
