import { availableParallelism } from "node:os";
import { expect, test, vi } from "vitest";
import { Refusal } from "../../domain/refusal.ts";
import { hashPassword, isPassword } from "./password.ts";

/** The real thing, counted: how many are at work, and how many were at most. */
const work = vi.hoisted(() => ({ now: 0, most: 0, hashed: 0, held: [] as (() => void)[], holding: false }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  async function counted<T>(does: () => Promise<T>): Promise<T> {
    work.now++;
    work.hashed++;
    work.most = Math.max(work.most, work.now);
    try {
      if (!work.holding) return await does();
      await new Promise<void>((resolve) => work.held.push(resolve));
      return "held" as T;
    } finally {
      work.now--;
    }
  }
  return {
    hash: (...given: Parameters<typeof real.hash>) => counted(() => real.hash(...given)),
    verify: (...given: Parameters<typeof real.verify>) => counted(() => real.verify(...given)),
  };
});

test("[SE-5] a password is stored as argon2id with its own salt, and only it opens again", async () => {
  const password = "ながい あいことば 𠮷";
  const [one, other] = [await hashPassword(password), await hashPassword(password)];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(one).not.toContain(password);
  expect(await isPassword(password, one)).toBe(true);
  for (const wrong of [
    "",
    "ながい あいことば",
    `${password} `,
    password.normalize("NFKD"),
    "x".repeat(200),
  ]) {
    expect(await isPassword(wrong, one)).toBe(false);
  }
});

test("A7 who does not exist costs the same work as who does, and no password is theirs", async () => {
  const before = work.hashed;
  expect(await isPassword("nobody has this password", null)).toBe(false);
  expect(work.hashed - before).toBe(1);
});

const mostAtOnce = Math.max(1, Math.min(2, availableParallelism() - 1));

test("A13 of a flood of sign-ins at most two are worked on at once, 40 wait, the rest is told to come again", async () => {
  work.holding = true;
  work.most = 0;
  const asked = Array.from({ length: 60 }, () => hashPassword("x"));
  const settled = Promise.allSettled(asked);
  // Each that ends lets one in; whoever comes at that very moment waits like the others.
  const late: Promise<unknown>[] = [];
  while (work.held.length > 0) {
    work.held.shift()?.();
    for (let turn = 0; turn < 12; turn++) {
      if (late.length < 20) late.push(hashPassword("x").catch((error: unknown) => error));
      await Promise.resolve();
    }
  }
  const refused = (await settled).flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(20 - mostAtOnce);
  for (const reason of refused) expect(reason).toEqual(new Refusal("busy"));
  await Promise.all(late);
  expect(work.most).toBe(mostAtOnce);
  work.holding = false;
  expect(await isPassword("x", await hashPassword("x"))).toBe(true);
});

test("A13 [ST-4] who comes from a browser of theirs goes before those who wait, and finds room where there is none for others", async () => {
  work.holding = true;
  const ended: string[] = [];
  const others = Array.from({ length: mostAtOnce + 40 }, () =>
    isPassword("x", null).then(() => ended.push("other")),
  );
  await expect(isPassword("x", null)).rejects.toEqual(new Refusal("busy"));
  const known = isPassword("x", null, true).then(() => ended.push("known"));
  while (ended.length < others.length + 1) {
    await new Promise((resolve) => setImmediate(resolve));
    work.held.shift()?.();
  }
  await Promise.all([known, ...others]);
  expect(ended.indexOf("known")).toBeLessThanOrEqual(mostAtOnce);
  work.holding = false;
});
