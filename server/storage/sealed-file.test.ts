import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keysFrom, newKey } from "./keys.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

const provider = keysFrom(new Map([[1, newKey()]]));
const how = { provider, context: "a test" };

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "yorisoi-sealed-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function contentOf(path: string, context = how.context): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(readSealed(path, { provider, context })));
}

test.each([0, 1, 1_048_576, 5_000_000])(
  "[BK-7] %i bytes come back as they were, and none of them stands there",
  async (size) => {
    const path = join(await folder(), "file");
    const content = Buffer.concat([Buffer.from("kanaria-".repeat(size > 8 ? 1 : 0)), randomBytes(size)]);
    const bytes = await writeSealed(path, [content.subarray(0, 7), content.subarray(7)], how);
    const stored = await readFile(path);
    expect(stored.length).toBe(bytes);
    expect(stored.includes("kanaria")).toBe(false);
    expect((await contentOf(path)).equals(content)).toBe(true);
  },
);

test("[BK-7] a changed bit anywhere, a file cut short, another's place and another key are all noticed", async () => {
  const path = join(await folder(), "file");
  await writeSealed(path, [randomBytes(3_000_000)], how);
  const stored = await readFile(path);
  for (const at of [0, 30, 90, 500, 1_500_000, stored.length - 1]) {
    const changed = Buffer.from(stored);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(path, changed);
    await expect(contentOf(path), `byte ${at}`).rejects.toThrow(/damaged|does not open|malformed|is missing/);
  }
  // At a border between two pieces, and in the middle of one.
  for (const length of [stored.length - 17, 1_100_000, 400, 3]) {
    await writeFile(path, stored.subarray(0, length));
    await expect(contentOf(path), `cut at ${length}`).rejects.toThrow("damaged");
  }
  await writeFile(path, stored);
  await expect(contentOf(path, "another")).rejects.toThrow("does not open");
  expect((await contentOf(path)).length).toBe(3_000_000);
});

test("[BK-7] a source that fails leaves nothing behind", async () => {
  const place = await folder();
  async function* failing() {
    yield randomBytes(2_000_000);
    throw new Error("the source has failed");
  }
  await expect(writeSealed(join(place, "file"), failing(), how)).rejects.toThrow("the source has failed");
  expect(await readdir(place)).toEqual([]);
});
