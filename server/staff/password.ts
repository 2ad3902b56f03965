import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../../domain/refusal.ts";

/** OWASP's figures: 19 MiB, two rounds. 2 is argon2id, the library's own default; its enum cannot be imported here. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** So that a flood of sign-ins cannot take the processors from the talks: one stays free, and most of libuv's four threads. */
const mostAtOnce = Math.max(1, Math.min(2, availableParallelism() - 1));
const mostWaiting = 40;

let atOnce = 0;
const waiting = { known: [] as (() => void)[], others: [] as (() => void)[] };

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** Takes the same time whether the person exists or not: with no hash of theirs, another one is checked in its place. */
export async function isPassword(
  password: string,
  stored: string | null,
  /** Who comes from a browser of theirs goes before whoever else is waiting, and never finds the line full of them. */
  known = false,
): Promise<boolean> {
  const right = await inTurn(async () => verify(stored ?? (await nobodysHash), password), known);
  return right && stored !== null;
}

const nobodysHash = hash("nobody has this password", cost);

async function inTurn<T>(work: () => Promise<T>, known = false): Promise<T> {
  const line = known ? waiting.known : waiting.others;
  if (atOnce >= mostAtOnce) {
    if (line.length >= mostWaiting) throw new Refusal("busy");
    await new Promise<void>((resolve) => line.push(resolve));
  } else atOnce++;
  try {
    return await work();
  } finally {
    // The place is handed on: whoever comes at this very moment does not get in between.
    const next = waiting.known.shift() ?? waiting.others.shift();
    if (next) next();
    else atOnce--;
  }
}
