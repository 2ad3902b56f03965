import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { StaffId } from "../../domain/ids.ts";
import { KeyError, keysFrom, newKey } from "./keys.ts";
import { isUntouched, openInstallation, secretContext } from "./secrets.ts";
import { openStamps } from "./stamps.ts";
import { testDatabase } from "./testing.ts";

const ring = new Map([[1, newKey()]]);
const invented = { invented: false };

test("[SE-2] the first start makes the installation, every later one opens the same secrets with the same key", async () => {
  await using database = await testDatabase();
  const { db } = database.storage;
  expect(await isUntouched(db)).toBe(true);
  const first = await openInstallation(db, keysFrom(ring), invented);
  const again = await openInstallation(db, keysFrom(new Map([[2, newKey()], ...ring])), { invented: true });
  expect([first.isNew, again.isNew]).toEqual([true, false]);
  expect(again.consulteeTokens).toEqual(first.consulteeTokens);
  expect(await isUntouched(db)).toBe(false);
  expect(
    (await db.selectFrom("installation").select("invented").execute()).map((row) => row.invented),
  ).toEqual([false]);
});

test("[SE-2] eight processes that start on an empty database at the same moment agree on one installation", async () => {
  await using database = await testDatabase();
  const all = await Promise.all(
    Array.from({ length: 8 }, () => openInstallation(database.storage.db, keysFrom(ring), invented)),
  );
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(all.map(({ consulteeTokens }) => consulteeTokens.toString("hex"))).size).toBe(1);
});

test("[SE-2] with a wrong key, or without its version, the service is not opened, and nothing is written", async () => {
  await using database = await testDatabase();
  const { db } = database.storage;
  await openInstallation(db, keysFrom(ring), invented);
  const before = await db.selectFrom("sealed_secret").selectAll().execute();
  for (const wrong of [
    new Map([[1, newKey()]]),
    new Map([[2, newKey()]]),
    new Map([[2, ring.get(1) as Buffer]]),
  ]) {
    await expect(openInstallation(db, keysFrom(wrong), invented)).rejects.toThrow(KeyError);
  }
  expect(await db.selectFrom("sealed_secret").selectAll().execute()).toEqual(before);
});

test("[SE-2] a sealed secret that was changed, cut short or deleted is noticed, and not made anew", async () => {
  await using database = await testDatabase();
  const { db } = database.storage;
  await openInstallation(db, keysFrom(ring), invented);
  const { sealed } = await db.selectFrom("sealed_secret").selectAll().executeTakeFirstOrThrow();
  const flipped = Buffer.from(sealed);
  flipped.writeUInt8(flipped.readUInt8(40) ^ 1, 40);
  for (const changed of [flipped, sealed.subarray(0, 30), Buffer.alloc(0), Buffer.alloc(sealed.length)]) {
    await db.updateTable("sealed_secret").set({ sealed: changed }).execute();
    await expect(openInstallation(db, keysFrom(ring), invented)).rejects.toThrow(KeyError);
  }
  await db.deleteFrom("sealed_secret").execute();
  await expect(openInstallation(db, keysFrom(ring), invented)).rejects.toThrow("no sealed secret");
});

test("[SE-8] a database from before there were stamps gets them at its next start, and never again: what lost its stamp stays without", async () => {
  await using database = await testDatabase();
  const { db } = database.storage;
  const keys = keysFrom(ring);
  const { stamping } = await openInstallation(db, keys, invented);
  const stamps = openStamps(stamping);
  const { sealed, kek_version } = await db.selectFrom("sealed_secret").selectAll().executeTakeFirstOrThrow();
  const secret = await keys.unwrap(sealed, kek_version, secretContext("service-stamped"));
  const asBefore = await keys.wrap(secret, secretContext("service"));
  await db.updateTable("sealed_secret").set({ name: "service", sealed: asBefore.wrapped }).execute();
  const id = randomUUID() as StaffId;
  await db
    .insertInto("staff")
    .values({
      ...{ id, sign_in_name: "mukashi", display_name: "見本", roles: ["counsellor"] },
      ...{ password_hash: "x", created_at: new Date(), ended_at: null },
    })
    .execute();
  const row = () => db.selectFrom("staff").selectAll().executeTakeFirstOrThrow();
  expect(stamps.isOurs("staff", await row())).toBe(false);

  const all = await Promise.all(Array.from({ length: 4 }, () => openInstallation(db, keys, invented)));
  for (const one of all) expect(one.stamping).toEqual(stamping);
  expect(stamps.isOurs("staff", await row())).toBe(true);

  await db.updateTable("staff").set({ stamp: null }).execute();
  await openInstallation(db, keys, invented);
  expect(stamps.isOurs("staff", await row())).toBe(false);
  // Nor by another name for the secret that is there.
  await db.updateTable("sealed_secret").set({ name: "service" }).execute();
  await expect(openInstallation(db, keys, invented)).rejects.toThrow(KeyError);
});
