import { readFile, stat } from "node:fs/promises";
import type { Config } from "../config.ts";
import { keyFile, keysFromFile } from "../storage/key-file.ts";
import { KeyError, type KeyProvider, keysFromEnvironment } from "../storage/keys.ts";

/** The key-encryption keys at hand: which there are, and what uses them. The keys themselves stay where they are. */
export type Ring = {
  /** The one that new keys are wrapped by comes first. */
  readonly versions: readonly number[];
  readonly provider: KeyProvider;
  /** null: they come from the environment, which no command can change. */
  readonly file: string | null;
};

export type KeySource = Pick<Config, "keys" | "dataDir">;

/** Throws a KeyError where the keys are missing or unfit. Never makes one. */
export async function openRing({ keys, dataDir }: KeySource): Promise<Ring> {
  if (keys.from === "environment") {
    const provider = keysFromEnvironment(keys.value); // has read the whole of it: each entry begins with its number
    const held = keys.value.split(",").map((entry) => Number(entry.split(":")[0]));
    return { versions: inOrder(held, provider), provider, file: null };
  }
  // Checks the file as a whole; after it the numbers can be read without a second thought.
  const provider = await keysFromFile(dataDir, { mayCreate: false });
  const file = keyFile(dataDir);
  const { keys: held } = JSON.parse(await readFile(file, "utf8")) as { keys: { version: number }[] };
  return {
    versions: inOrder(
      held.map(({ version }) => version),
      provider,
    ),
    provider,
    file,
  };
}

/**
 * Throws a KeyError where the file belongs to somebody else, as when root asks and the service runs as a person of its own:
 * written anew it would be ours, and the service could no longer read it.
 */
export async function refuseForeignFile({ file }: Ring): Promise<void> {
  if (file === null || process.getuid === undefined) return;
  const { uid } = await stat(file);
  if (uid === process.getuid()) return;
  throw new KeyError(
    `The key file ${file} belongs to the account with the number ${uid}, not to yours: ` +
      "run this command as the account that the service runs as.",
  );
}

function inOrder(versions: readonly number[], { current }: KeyProvider): number[] {
  return [current, ...versions.filter((version) => version !== current).toSorted((a, b) => b - a)];
}
