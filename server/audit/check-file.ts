import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { lineText } from "../../domain/audit.ts";
import { fingerprintOf } from "./audit-keys.ts";
import { isSignedBy, keyNamedIn, readFileEnd, type SignedFileEnd, type SignedHead } from "./signed.ts";
import { type Break, openWalk, type Walk } from "./walk.ts";

export type FileVerdict = {
  /** Null where every line is proven, and the signature as well. */
  readonly broken: Break | { readonly position: null; readonly why: FileWrong } | null;
  readonly lines: number;
  readonly end: SignedFileEnd | null;
  /** Of the key that signed it: to be compared with the city's, unless that one was given. */
  readonly fingerprint: string | null;
  readonly seals: number;
};

export const fileWrongs = {
  empty: "There is nothing in it.",
  "no-end": "It has no signed end: it was cut off, or is no exported audit trail.",
  "after-end": "Something stands behind its end.",
  "other-end": "Its end speaks of other lines than those that are there.",
  unsigned: "Its signature is not that of the key: it was changed, or made by somebody else.",
  "seal-forged": "A sealed head is not signed by the same key.",
} as const;
export type FileWrong = keyof typeof fileWrongs;

const written = z.strictObject({
  position: z.int(),
  at: z.string(),
  actor: z.string(),
  id: z.string().nullable(),
  act: z.string(),
  facts: z.record(z.string(), z.unknown()),
  previous: z.string(),
  hash: z.string(),
});

/** [AU-11] Proves a file by itself. `publicKey`: the city's, where it is at hand; else the file's own is taken. */
export async function checkAuditFile(
  texts: AsyncIterable<string>,
  { publicKey, heads = [] }: { readonly publicKey?: KeyObject; readonly heads?: readonly SignedHead[] } = {},
): Promise<FileVerdict> {
  let walk: Walk | null = null;
  let end: SignedFileEnd | null = null;
  let first: { readonly position: number; readonly previous: string } | null = null;
  let lines = 0;
  const verdict = (broken: FileVerdict["broken"]): FileVerdict => {
    const key = end && keyNamedIn(end);
    return { broken, lines, end, fingerprint: key ? fingerprintOf(key) : null, seals: walk?.sealsMet() ?? 0 };
  };
  const wrong = (why: FileWrong): FileVerdict => verdict({ position: null, why });

  for await (const text of texts) {
    if (text === "") continue;
    if (end) return wrong("after-end");
    end = readFileEnd(text);
    if (end) continue;
    const line = lineIn(text);
    if (!line) {
      const position = walk ? walk.at().position + 1 : positionIn(text);
      return position === null ? wrong("no-end") : verdict({ position, why: "not-to-be-read" });
    }
    first ??= line;
    walk ??= openWalk({ position: line.position - 1, hash: line.previous }, heads);
    const broken = walk.step(line);
    if (broken) return verdict(broken);
    lines++;
  }
  if (!walk || !first) return wrong(end ? "other-end" : "empty");
  if (!end) return wrong("no-end");
  const { position, hash } = walk.at();
  const beginsThere = end.first === first.position && end.previous === first.previous;
  if (!beginsThere || end.last !== position || end.hash !== hash) return wrong("other-end");
  const key = publicKey ?? keyNamedIn(end);
  if (!key || !isSignedBy(key, end.text)) return wrong("unsigned");
  if (heads.some((head) => !isSignedBy(key, head.text))) return wrong("seal-forged");
  return verdict(null);
}

/** Null where a letter is there that the service would not have written. */
function lineIn(text: string) {
  const parsed = written.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const line = { ...parsed.data, facts: JSON.stringify(parsed.data.facts) };
  return lineText(line) === text ? line : null;
}

/** Where the very first line is not as the service would have written it; null where it is nothing of the kind. */
function positionIn(text: string): number | null {
  const parsed = z.object({ position: z.int(), hash: z.string() }).safeParse(jsonOf(text));
  return parsed.success ? parsed.data.position : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
