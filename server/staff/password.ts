import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../../domain/refusal.ts";

/** OWASP's figures: 19 MiB, two rounds. 2 is argon2id, the library's own default; its enum cannot be imported here. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** So that a flood of sign-ins cannot take the processors from the talks. */
const mostAtOnce = 2;
const mostWaiting = 40;

let atOnce = 0;
const waiting: (() => void)[] = [];

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** Takes the same time whether the person exists or not: with no hash of theirs, another one is checked in its place. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const right = await inTurn(async () => verify(stored ?? (await nobodysHash), password));
  return right && stored !== null;
}

const nobodysHash = hash("nobody has this password", cost);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atOnce >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw new Refusal("busy");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else atOnce++;
  try {
    return await work();
  } finally {
    // The place is handed on: whoever comes at this very moment does not get in between.
    const next = waiting.shift();
    if (next) next();
    else atOnce--;
  }
}
