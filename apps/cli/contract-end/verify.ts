import { createHash, type KeyObject } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { publicKeyFrom } from "../../../server/audit/signed.ts";
import {
  certificateName,
  certificateWrongs,
  checkCertificate,
  type Order,
} from "../../../server/contract-end/certificate.ts";
import { checkFiles } from "../../../server/contract-end/check-files.ts";
import { trailName } from "../../../server/contract-end/order.ts";
import { hashOfEnd } from "../../../server/contract-end/read-list.ts";
import { type Command, type Place, textOf } from "../command.ts";
import { inJapan } from "../in-japan.ts";
import { count } from "../terminal.ts";
import { Trouble, WrongUsage } from "../trouble.ts";
import { inFours } from "./hand.ts";
import { reachWords, stepWords } from "./words.ts";

export const verifyCommand: Command = {
  name: "contract verify",
  says: "Proves what was handed over, the certificate, or both, without the service: all it needs is the city's public key.",
  more: [
    "With both, that what was erased is what was handed over. audit key shows the public key: the city keeps it from the beginning.",
  ],
  options: {
    key: {
      value: "<file>",
      says: "The public key of the audit trail, as the city got it (PEM).",
      needed: true,
    },
    export: { value: "<folder>", says: "What was handed over." },
    certificate: { value: "<folder>", says: "The folder with the certificate." },
  },
  async run(given, place) {
    const key = await keyIn(textOf(given, "key"));
    const [exported, certified] = [given["export"], given["certificate"]];
    if (typeof exported !== "string" && typeof certified !== "string")
      throw new WrongUsage("Give --export, --certificate, or both.");
    const files = typeof exported === "string" ? await filesOf(resolve(exported), key, place) : null;
    const paper = typeof certified === "string" ? await paperOf(resolve(certified), key) : null;
    const other = files?.hash && paper?.order && files.hash !== paper.order.export;
    const problems = [
      ...(files?.problems ?? []),
      ...(paper?.problems ?? []),
      ...(other ? ["The certificate is about another export than this one."] : []),
    ];
    const lines = [...(files?.lines ?? []), ...(paper?.lines ?? [])];
    return {
      lines: [...problems, ...(problems.length > 0 ? [] : lines)],
      json: { ok: problems.length === 0, problems, ...files?.json, ...paper?.json },
      ...(problems.length > 0 ? { failed: true as const } : {}),
    };
  },
};

async function filesOf(folder: string, key: KeyObject, place: Place) {
  const bar = place.terminal.bar("files verified");
  const { end, changed, foreign, files } = await checkFiles(folder, key, (done) => {
    if (place.stopped.aborted) throw new Trouble("Stopped: nothing is proven.");
    bar.show(done, done);
  })
    .catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT"
        ? new Trouble(`${folder} is no export: ${error.path ?? "a file"} is not there.`)
        : error;
    })
    .finally(() => bar.end());
  const hash = end && hashOfEnd(end);
  return {
    hash,
    problems: [
      ...(end ? [] : ["The list of files is not whole, or is not signed by that key."]),
      ...changed.map((path) => `${path} is missing, or is not what was handed over.`),
      ...foreign.map((path) => `${path} was not handed over.`),
    ],
    lines: end
      ? [
          `Proven: ${count(files)} files, ${count(end.consultations)} consultations, ${count(end.messages)} messages, as of ${inJapan(new Date(end.at))} (Japan).`,
          `Fingerprint ${inFours(hash ?? "")}`,
        ]
      : [],
    json: { export: { hash, files, changed, foreign } },
  };
}

type Paper = {
  readonly problems: readonly string[];
  readonly order: Order | null;
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
};

async function paperOf(folder: string, key: KeyObject): Promise<Paper> {
  const text = await readFile(join(folder, certificateName), "utf8").catch(() => "");
  const verdict = checkCertificate(text, key);
  if (verdict.wrong)
    return { problems: [certificateWrongs[verdict.wrong]], order: null, lines: [], json: {} };
  const { order } = verdict;
  const trail = await readFile(join(folder, trailName)).catch(() => null);
  const isTrail = trail !== null && createHash("sha256").update(trail).digest("hex") === order.trail;
  const problems = isTrail ? [] : [`${trailName} is missing, or is not the one of this certificate.`];
  return { problems, order, ...certifiedLines(text) };
}

/** What a certificate says, that was proven or just made. */
export function certifiedLines(text: string): {
  readonly lines: readonly string[];
  readonly json: Record<string, unknown>;
} {
  const [order, certificate] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { askedBy, agreedBy, consultations, messages, pictures, dataKeys, keys, holds } = order as Order;
  const steps = certificate.erased as { step: keyof typeof stepWords; files: number }[];
  return {
    lines: [
      `Certified: erased between ${inJapan(new Date(certificate.begunAt))} and ${inJapan(new Date(certificate.endedAt))} (Japan).`,
      `Asked by ${askedBy}, agreed to by ${agreedBy.join(", ")}. Handed over before: ${inFours((order as Order).export)}`,
      `${count(consultations)} consultations, ${count(messages)} messages, ${count(pictures)} pictures, ${count(dataKeys)} data keys; ${count(holds)} holds are with the city.`,
      ...keys.map(({ version, sha256 }) => `Key-encryption key ${version}, SHA-256 ${sha256}`),
      ...steps.map(({ step, files }) => `  ${stepWords[step]}: ${count(files)}`),
      "Outside of its reach:",
      ...(certificate.outOfReach as (keyof typeof reachWords)[]).map((one) => `  ${reachWords[one]}`),
    ],
    json: { order, certificate },
  };
}

async function keyIn(path: string): Promise<KeyObject> {
  if (!(await stat(path).catch(() => null))) throw new Trouble(`${path} is not there, or cannot be read.`);
  try {
    return publicKeyFrom(await readFile(path, "utf8"));
  } catch {
    throw new Trouble(`${path} is no public key of an audit trail (audit key shows it).`);
  }
}
