import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addKey, keyFile, keysFromFile } from "./key-file.ts";
import { KeyError, keysFrom, keysFromEnvironment, newKey } from "./keys.ts";

const text = (key = newKey()): string => key.toString("base64");

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-keys-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("a wrapped key opens again, with its version and its context, and hides the key", async () => {
  const keys = keysFromEnvironment(`2:${text()},1:${text()}`);
  const secret = newKey();
  const { wrapped, version } = await keys.wrap(secret, "data-key:a");
  expect(version).toBe(2);
  expect(keys.current).toBe(2);
  expect(wrapped.includes(secret)).toBe(false);
  expect(await keys.unwrap(wrapped, 2, "data-key:a")).toEqual(secret);
  expect((await keys.wrap(secret, "data-key:a")).wrapped).not.toEqual(wrapped);
});

test("another key, another context, and every flipped or missing byte are noticed", async () => {
  const keys = keysFrom(new Map([[1, newKey()]]));
  const { wrapped } = await keys.wrap(newKey(), "data-key:a");
  const other = keysFrom(new Map([[1, newKey()]]));
  await expect(other.unwrap(wrapped, 1, "data-key:a")).rejects.toThrow(
    "does not open with the key-encryption key",
  );
  await expect(keys.unwrap(wrapped, 1, "data-key:b")).rejects.toThrow(KeyError);
  for (let at = 0; at < wrapped.length; at += 1) {
    const changed = Buffer.from(wrapped);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    await expect(keys.unwrap(changed, 1, "data-key:a"), `byte ${at}`).rejects.toThrow(KeyError);
    await expect(keys.unwrap(wrapped.subarray(0, at), 1, "data-key:a"), `${at} bytes`).rejects.toThrow(
      KeyError,
    );
  }
});

test("a missing version is named, with those that are there", async () => {
  const keys = keysFromEnvironment(`2:${text()}`);
  await expect(keys.unwrap(Buffer.alloc(61, 1), 1, "x")).rejects.toThrow(
    "The key-encryption key of version 1 is missing (known: 2)",
  );
});

test.each([
  ["", "Entry 1 of KEY_ENCRYPTION_KEYS is not of the form version:base64."],
  ["abc", "Entry 1 of KEY_ENCRYPTION_KEYS is not of the form version:base64."],
  [`0:${text()}`, "not of the form"],
  [`1:${text()},`, "Entry 2 of KEY_ENCRYPTION_KEYS is not of the form"],
  [`1:${text()},1:${text()}`, "holds version 1 twice"],
  ["1:c2hvcnQ=", "Entry 1 of KEY_ENCRYPTION_KEYS is not a key of 32 bytes in base64"],
  [`1:${text().replace(/^./, "*")}`, "is not a key of 32 bytes in base64"],
])("KEY_ENCRYPTION_KEYS=%j is refused without being quoted", (value, sentence) => {
  expect(() => keysFromEnvironment(value)).toThrow(KeyError);
  expect(() => keysFromEnvironment(value)).toThrow(sentence);
  for (const secret of value.match(/[A-Za-z0-9+/=]{20,}/g) ?? []) {
    expect(() => keysFromEnvironment(value)).not.toThrow(secret);
  }
});

test("the file is made once, for its owner only, and read again", async () => {
  const folder = await dataFolder();
  const first = await keysFromFile(folder, { mayCreate: true });
  const { wrapped, version } = await first.wrap(newKey(), "x");
  const again = await keysFromFile(folder, { mayCreate: false });
  expect((await again.unwrap(wrapped, version, "x")).length).toBe(32);
  expect((await stat(keyFile(folder))).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(keyFile(folder)))).mode & 0o777).toBe(0o700);
  expect(await readdir(dirname(keyFile(folder)))).toEqual(["key-encryption-keys.json"]);
});

test("processes that start at the same moment on an empty folder agree on one key", async () => {
  const folder = await dataFolder();
  const all = await Promise.all(Array.from({ length: 8 }, () => keysFromFile(folder, { mayCreate: true })));
  const [one] = all;
  const { wrapped, version } = (await one?.wrap(newKey(), "x")) ?? { wrapped: Buffer.alloc(0), version: 0 };
  for (const keys of all) expect((await keys.unwrap(wrapped, version, "x")).length).toBe(32);
});

test("a lost file is not replaced by a new key once something is sealed", async () => {
  const folder = await dataFolder();
  await expect(keysFromFile(folder, { mayCreate: false })).rejects.toThrow(/is missing.*safe copy/);
  await expect(stat(keyFile(folder))).rejects.toMatchObject({ code: "ENOENT" });
});

test.each([0o640, 0o604, 0o622])("a file of mode %o, open to others, is refused", async (mode) => {
  const folder = await dataFolder();
  await keysFromFile(folder, { mayCreate: true });
  await chmod(keyFile(folder), mode);
  await expect(keysFromFile(folder, { mayCreate: true })).rejects.toThrow(`chmod 600 ${keyFile(folder)}`);
});

test.each([
  "",
  "{",
  "{}",
  '{"keys":[]}',
  '{"keys":[{"version":1}]}',
  '{"keys":[{"version":1,"key":"c2hvcnQ="}]}',
])("a file that holds %j is refused and left alone", async (content) => {
  const folder = await dataFolder();
  await keysFromFile(folder, { mayCreate: true });
  await writeFile(keyFile(folder), content);
  await expect(keysFromFile(folder, { mayCreate: true })).rejects.toThrow(KeyError);
  expect(await readFile(keyFile(folder), "utf8")).toBe(content);
});

test("a key added by the rotation wraps from the next start on; a running process can already open with it", async () => {
  const folder = await dataFolder();
  const running = await keysFromFile(folder, { mayCreate: true });
  const old = await running.wrap(newKey(), "x");
  expect(await addKey(folder)).toBe(2);

  const rotated = await keysFromFile(folder, { mayCreate: false });
  expect(rotated.current).toBe(2);
  expect((await rotated.unwrap(old.wrapped, 1, "x")).length).toBe(32);
  const made = await rotated.wrap(newKey(), "x");
  expect(made.version).toBe(2);
  expect((await running.unwrap(made.wrapped, 2, "x")).length).toBe(32);
  expect(running.current).toBe(1);
  expect((await stat(keyFile(folder))).mode & 0o777).toBe(0o600);
});
