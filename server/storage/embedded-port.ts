// The port of the embedded server: below 32768, because from there on the system hands ports to outgoing
// connections, and one of those can hold a port for minutes with nobody listening on it.
import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Home } from "./embedded-home.ts";

const LOWEST_OUTGOING = 32_768;

export function refuseBadPort(port: number): void {
  if (Number.isInteger(port) && port >= 1024 && port < LOWEST_OUTGOING) return;
  throw new Error(
    `The embedded database cannot use port ${port}: choose one from 1024 to ${LOWEST_OUTGOING - 1}.`,
  );
}

/** The port of the last time if it is free, else a free one by chance. */
export async function choosePort(home: Home): Promise<number> {
  const last = Number(await readFile(fileOf(home), "utf8").catch(() => ""));
  if (last >= 1024 && last < LOWEST_OUTGOING && (await isFree(last))) return last;
  return findPort();
}

/** A free one by chance, on this machine. */
export async function findPort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error("No free port was found from 20000 to 32000.");
}

export async function rememberPort(home: Home, port: number): Promise<void> {
  await writeFile(fileOf(home), `${port}\n`);
}

function fileOf({ folder }: Home): string {
  return join(folder, "postgres-port");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
