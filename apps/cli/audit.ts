import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { type Purpose, purposes } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type AuditKeys, loadAuditKeys } from "../../server/audit/audit-keys.ts";
import { checkAuditFile, fileWrongs } from "../../server/audit/check-file.ts";
import { beginAuditExport, readAuditExport } from "../../server/audit/export.ts";
import { headNotice } from "../../server/audit/head-notice.ts";
import { readKeptHeads } from "../../server/audit/keep-heads.ts";
import { dayInJapan, signPresentHead } from "../../server/audit/seal-head.ts";
import { publicKeyFrom, readHead, type SignedHead } from "../../server/audit/signed.ts";
import { findAuditPeriod, type Verdict, verifyAudit } from "../../server/audit/verify.ts";
import { wrongs } from "../../server/audit/walk.ts";
import { openRing } from "../../server/keys/ring.ts";
import { type Answer, type Command, type Given, textOf } from "./command.ts";
import { type Ground, standOn } from "./ground.ts";
import { count } from "./terminal.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const dates = "A day in Japan, like 2026-11-22.";

const verify: Command = {
  name: "audit verify",
  says: "Proves the audit trail: every hash, every position, its head, and every sealed head. Names the first break.",
  more: [
    "Sealed heads in the data folder are compared by themselves; those that were sent to the city by --against.",
    "A chain that was rewritten as a whole is noticed only by heads that were kept where its owner could not reach them.",
  ],
  options: {
    from: { value: "<day or position>", says: `Begin here. ${dates}` },
    to: { value: "<day or position>", says: "End here, this day or line included." },
    against: { value: "<file or folder>", says: "Sealed heads that were kept elsewhere, one a line." },
    key: {
      value: "<file>",
      says: "The public key of the seals, where the keys of this city are not at hand.",
    },
    restored: {
      value: "<epoch>",
      says: "Leave out heads of this epoch: the database was restored to a moment before them.",
    },
  },
  async run(given, place) {
    await using ground = await standOn(place);
    const { db } = ground.storage;
    const publicKey = (await givenKey(given)) ?? (await keysAt(ground))?.publicKey ?? null;
    const heads = (await keptHeads(given, ground)).filter(({ epoch }) => epoch !== given["restored"]);
    const bar = place.terminal.bar("lines proven");
    try {
      const verdict = await verifyAudit(db, {
        ...(await rangeOf(given, ground)),
        ...{ publicKey, heads },
        progress(done, of) {
          if (place.stopped.aborted)
            throw new Trouble("Stopped: nothing was found until here, and nothing is proven.");
          bar.show(done, of);
        },
      });
      return answerOf(verdict, heads.length);
    } finally {
      bar.end();
    }
  },
};

const head: Command = {
  name: "audit head",
  says: "Shows how long the audit trail is, its hash and the time; with --signed, as the letter for the city's files.",
  options: { signed: { says: "Signed, as it is kept outside the system." } },
  async run(given, place) {
    await using ground = await standOn(place);
    const auditKeys = await keysOf(ground);
    const signed = await signPresentHead({ db: ground.storage.db, now: place.now, auditKeys });
    const { count: lines, hash, at } = readHead(signed) as SignedHead;
    return {
      lines: given["signed"] === true ? [headNotice(signed)] : [`${count(lines)} lines`, hash, at],
      json: { count: lines, hash, at, ...(given["signed"] === true ? { signed: JSON.parse(signed) } : {}) },
    };
  },
};

const key: Command = {
  name: "audit key",
  says: "Shows the public key of the audit trail, which the city keeps in order to check what it is sent.",
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const { publicKey, fingerprint } = await keysOf(ground);
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    return { lines: [pem.trim(), "", `Fingerprint ${fingerprint}`], json: { publicKey: pem, fingerprint } };
  },
};

const exportPeriod: Command = {
  name: "audit export",
  says: "Writes all lines of a period into a file that anyone can verify. That it was done becomes a line itself.",
  more: [`Purposes: ${purposes.join(", ")}.`],
  options: {
    from: { value: "<day>", says: dates, needed: true },
    to: { value: "<day>", says: "The last day, included.", needed: true },
    purpose: { value: "<purpose>", says: "Why it is taken out.", needed: true },
    file: { value: "<file>", says: "Where to; it must not exist yet.", needed: true },
  },
  async run(given, place) {
    const purpose = purposeOf(textOf(given, "purpose"));
    const [from, to] = [dayFrom(textOf(given, "from"), "from"), dayAfter(textOf(given, "to"), "to")];
    const path = textOf(given, "file");
    await using ground = await standOn(place);
    const needs = { db: ground.storage.db, now: place.now, auditKeys: await keysOf(ground) };
    const system = { kind: "system" } as const;
    await using file = await open(path, "wx", 0o600).catch((error: Error) => {
      throw new Trouble(`${path} cannot be written: ${error.message}`);
    });
    const begun = await beginAuditExport(needs, system, { from, to, purpose }).catch((error: unknown) => {
      throw error instanceof Refusal ? new Trouble("There is no line of this period.") : error;
    });
    const bar = place.terminal.bar("lines written");
    for (let after: number | null = null, more = true; more; ) {
      if (place.stopped.aborted) throw new Trouble(`Stopped: ${path} is not whole.`);
      const part = await readAuditExport(needs, system, { export: begun.export, after });
      await file.writeFile(part.text);
      bar.show((part.next ?? begun.last) - begun.first + 1, begun.last - begun.first + 1);
      after = part.next;
      more = after !== null;
    }
    bar.end();
    await file.sync();
    return {
      lines: [`${path}: lines ${begun.first} to ${begun.last}, signed. Verify it with audit check-file.`],
      json: { ...begun, file: path },
    };
  },
};

const checkFile: Command = {
  name: "audit check-file",
  says: "Verifies an exported file by itself, without a database.",
  options: {
    file: { value: "<file>", says: "The exported file.", needed: true },
    key: { value: "<file>", says: "The city's public key (audit key); without it, compare the fingerprint." },
    against: { value: "<file or folder>", says: "Sealed heads that were kept elsewhere, one a line." },
  },
  async run(given) {
    const path = textOf(given, "file");
    await refuseMissing(path);
    const publicKey = await givenKey(given);
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    const heads = typeof given["against"] === "string" ? await readHeads(given["against"]) : [];
    const verdict = await checkAuditFile(lines, { heads, ...(publicKey ? { publicKey } : {}) });
    const { broken, end, fingerprint } = verdict;
    const json = { ok: broken === null, ...verdict };
    if (broken) {
      const why =
        broken.position === null
          ? fileWrongs[broken.why]
          : `Position ${broken.position}: ${wrongs[broken.why]}`;
      return { lines: [`NOT as it was exported. ${why}`], json, failed: true };
    }
    const trust = publicKey
      ? "signed by that key"
      : `signed by the key with the fingerprint ${fingerprint}: compare it`;
    return {
      lines: [`Proven: ${count(verdict.lines)} lines, ${end?.first} to ${end?.last}, ${trust}.`],
      json,
    };
  },
};

export const auditCommands: readonly Command[] = [verify, head, key, exportPeriod, checkFile];

function answerOf(verdict: Verdict, given: number): Answer {
  const { broken, lines, first, last, head: end, seals, sealedAt } = verdict;
  const json = { ok: broken === null, why: broken && wrongs[broken.why], ...verdict };
  if (broken) {
    const before = lines > 0 ? ` The ${count(lines)} lines before it are as they were written.` : "";
    return {
      lines: [`BROKEN at position ${broken.position}. ${wrongs[broken.why]}${before}`],
      json,
      failed: true,
    };
  }
  const sealed =
    seals === 0
      ? "No sealed head lies in between: whether the chain was rewritten as a whole cannot be told."
      : `${count(seals)} sealed heads agree (${count(given)} of them kept outside), the last of ${sealedAt}.`;
  return {
    lines: [`Proven: ${count(lines)} lines, ${first} to ${last} of ${end?.position}.`, sealed],
    json,
  };
}

async function keysAt({ config, storage }: Ground): Promise<AuditKeys | null> {
  return loadAuditKeys(storage.db, (await openRing(config)).provider);
}

async function keysOf(ground: Ground): Promise<AuditKeys> {
  const keys = await keysAt(ground);
  if (keys) return keys;
  throw new Trouble("The audit trail has no key yet: start the service once (npm start).");
}

async function givenKey(given: Given) {
  const path = given["key"];
  if (typeof path !== "string") return null;
  await refuseMissing(path);
  try {
    return publicKeyFrom(await readFile(path, "utf8"));
  } catch {
    throw new Trouble(`${path} is no public key of an audit trail (audit key shows it).`);
  }
}

/** Those of this machine, and those that were given. */
async function keptHeads(given: Given, { config }: Ground): Promise<SignedHead[]> {
  const own = join(config.dataDir, "audit-heads");
  const there = await stat(own).catch(() => null);
  const against = given["against"];
  return [
    ...(there ? await readHeads(own) : []),
    ...(typeof against === "string" ? await readHeads(against) : []),
  ];
}

async function readHeads(path: string): Promise<SignedHead[]> {
  await refuseMissing(path);
  return readKeptHeads(path).catch((error: Error) => {
    throw new Trouble(error.message);
  });
}

async function refuseMissing(path: string): Promise<void> {
  if (await stat(path).catch(() => null)) return;
  throw new Trouble(`${path} is not there, or cannot be read.`);
}

async function rangeOf(given: Given, ground: Ground): Promise<{ from?: number; to?: number }> {
  const [from, to] = [given["from"], given["to"]];
  const isDay = [from, to].some((value) => typeof value === "string" && !isPosition(value));
  if (!isDay) {
    return {
      ...(typeof from === "string" ? { from: Math.max(1, Number(from)) } : {}),
      ...(typeof to === "string" ? { to: Number(to) } : {}),
    };
  }
  if ([from, to].some((value) => typeof value === "string" && isPosition(value)))
    throw new WrongUsage("--from and --to are both days, or both positions.");
  const period = await findAuditPeriod(
    ground.storage.db,
    typeof from === "string" ? dayFrom(from, "from") : new Date(0),
    typeof to === "string" ? dayAfter(to, "to") : new Date("9999-12-31"),
  );
  if (!period) throw new Trouble("There is no line of this period.");
  return { from: period.first, ...(typeof to === "string" ? { to: period.last } : {}) };
}

function isPosition(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}

function dayFrom(text: string, name: string): Date {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00+09:00`) : new Date(Number.NaN);
  // The 31st of February would be the 3rd of March.
  if (!Number.isNaN(at.getTime()) && dayInJapan(at) === text) return at;
  throw new WrongUsage(`--${name} is a day, like 2026-11-22, not "${text}".`);
}

function dayAfter(text: string, name: string): Date {
  return new Date(dayFrom(text, name).getTime() + 24 * 3_600_000);
}

function purposeOf(text: string): Purpose {
  const purpose = purposes.find((one) => one === text);
  if (purpose) return purpose;
  throw new WrongUsage(`"${text}" is not a purpose. There are: ${purposes.join(", ")}.`);
}
