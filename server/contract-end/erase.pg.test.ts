import { generateKeyPairSync, sign } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { type EraseStep, eraseSteps } from "../../domain/contract-end.ts";
import { keyFile } from "../storage/key-file.ts";
import { testDatabase } from "../storage/testing.ts";
import { checkCertificate, newEndingKey, signCertificate, signOrder } from "./certificate.ts";
import { eraseAll } from "./erase.ts";
import { noteUnfinished, readUnfinished } from "./unfinished.ts";

const hash = "ab".repeat(32);

function newCityKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { publicKey, sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString("base64") };
}

function orderOf(keys: ReturnType<typeof newCityKeys>) {
  const at = "2027-04-01T00:00:00.000Z";
  const id = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
  const ending = newEndingKey();
  const said = {
    ...{
      epoch: id,
      at,
      export: hash,
      exportedAt: at,
      approval: id,
      askedBy: "見本",
      agreedBy: ["見本二", "見本三"],
    },
    ...{ holds: 0, consultations: 1, messages: 2, pictures: 0, dataKeys: 1, trail: hash },
    keys: [{ version: 1, sha256: hash }],
  };
  const order = signOrder(keys, said, ending);
  return { order, endingKey: ending.written, begunAt: at, erased: [], exports: ["0123abcd"] };
}

test("[CE-3] [CE-5] ended before each of its steps it goes on, keys first, and takes nothing that is not the city's", async () => {
  await using database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-erase-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [dataDir, exportFolder, backups] = ["data", "exports", "backups"].map((name) => join(folder, name));
  if (!dataDir || !exportFolder || !backups) throw new Error("no folders");
  const paper = join(folder, "paper");
  const foreign = join(folder, "foreign");
  for (const path of [join(dataDir, "keys"), exportFolder, join(backups, "wal"), paper])
    await mkdir(path, { recursive: true });
  for (const [path, words] of [
    [keyFile(dataDir), "the key"],
    [join(exportFolder, "figures-2027-01-01-2027-01-31-0123abcd.csv"), "1"],
    [join(exportFolder, "figures-2027-01-01-2027-01-31-ffffffff.csv"), "2"],
    [join(backups, "wal", "1"), "3"],
    [join(backups, "other"), "4"],
    [foreign, "5"],
  ] as const)
    await writeFile(path, words);
  await symlink(foreign, join(dataDir, "link"));

  const keys = newCityKeys();
  const begun = orderOf(keys);
  await noteUnfinished(paper, begun);
  const config = {
    ...{ dataDir, exportFolder, databaseUrls: database.url, keys: { from: "file" as const } },
    backups: { folder: backups, keep: 7 },
  } as const;
  const stoppedAt: EraseStep[] = [];
  let certified = "";
  for (let tries = 0; certified === "" && tries <= eraseSteps.length; tries++) {
    const unfinished = await readUnfinished(paper);
    if (!unfinished) throw new Error("The note is gone, and there is no certificate.");
    certified = await eraseAll(
      {
        ...{ config, folder: paper, now: () => new Date("2027-04-01T01:00:00Z"), say: () => {} },
        progress(step) {
          if (stoppedAt.includes(step)) return;
          stoppedAt.push(step);
          throw new Error("killed");
        },
      },
      unfinished,
    ).catch((error: Error) => {
      expect(error.message).toBe("killed");
      return "";
    });
  }
  expect(stoppedAt).toEqual(eraseSteps);
  const verdict = checkCertificate(certified, keys.publicKey);
  expect(verdict).toMatchObject({
    wrong: null,
    certificate: {
      erased: [
        { step: "keys", files: 1 },
        { step: "database" },
        { step: "backups", files: 1 },
        { step: "exports", files: 1 },
        { step: "data-folder", files: 1 },
      ],
      outOfReach: expect.arrayContaining(["copies-of-the-key-file", "database-server"]),
    },
  });
  expect(await readFile(join(paper, "certificate.jsonl"), "utf8")).toBe(certified);
  expect(await readdir(paper)).toEqual(["certificate.jsonl"]);
  expect(await readdir(dataDir)).toEqual([]);
  expect(await readdir(exportFolder)).toEqual(["figures-2027-01-01-2027-01-31-ffffffff.csv"]);
  expect(await readdir(backups)).toEqual(["other"]);
  expect(await readFile(foreign, "utf8")).toBe("5");
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(database.storage.db);
  expect(rows).toEqual([]);
});

test("[CE-5] a certificate is proven by the key the city has, whole, and of its own order alone", () => {
  const [keys, others] = [newCityKeys(), newCityKeys()];
  const [own, other] = [orderOf(keys), orderOf(keys)];
  const certify = (steps: readonly EraseStep[], key = own.endingKey, order = own.order): string =>
    signCertificate(key, order, {
      ...{ begunAt: own.begunAt, endedAt: own.begunAt, outOfReach: [] },
      erased: steps.map((step) => ({ step, files: 0, bytes: 0 })),
    });
  const whole = certify(eraseSteps);
  const wrongOf = (...lines: string[]) => checkCertificate(lines.join("\n"), keys.publicKey).wrong;
  expect(wrongOf(own.order, whole, "")).toBe(null);
  expect(wrongOf("")).toBe("no-certificate");
  expect(wrongOf(own.order, own.order)).toBe("no-certificate");
  expect(wrongOf(own.order, whole, whole)).toBe("no-certificate");
  expect(wrongOf(own.order.replace('"messages":2', '"messages":1'), whole)).toBe("order-unsigned");
  expect(checkCertificate(`${own.order}\n${whole}`, others.publicKey).wrong).toBe("order-unsigned");
  expect(wrongOf(own.order, whole.replace('"files":0', '"files":1'))).toBe("certificate-unsigned");
  expect(wrongOf(own.order, certify(eraseSteps, other.endingKey))).toBe("certificate-unsigned");
  expect(wrongOf(own.order, certify(eraseSteps, own.endingKey, other.order))).toBe("other-order");
  expect(wrongOf(own.order, certify(eraseSteps.slice(1)))).toBe("not-all-steps");
});
