import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../server/config.ts";
import { howEmbedded, openFoundation } from "../../server/foundation.ts";
import { examineSharing, examineTables, type Tables } from "../../server/keys/examine.ts";
import { openStorage, type Storage } from "../../server/storage/database.ts";
import { type EmbeddedServer, startEmbedded } from "../../server/storage/embedded.ts";
import { prepareHome } from "../../server/storage/embedded-home.ts";
import type { Place } from "./command.ts";
import { Trouble } from "./trouble.ts";

/** The database of this installation, reached without changing anything in it. */
export type Ground = AsyncDisposable & {
  readonly config: Config;
  readonly storage: Storage;
  /** The embedded server; null with DATABASE_URL. */
  readonly embedded: EmbeddedServer | null;
};

const patienceMillis = 5_000;
/** Counting what is wrapped reads a whole table; nobody is waiting for a page here. */
const queryTimeoutMillis = 60_000;

/** With DATABASE_URL that server; else the embedded one: joined where it runs, else started now and ended afterwards. */
export async function reachDatabase({ config: read, terminal, stopped }: Place): Promise<Ground> {
  const config = read();
  await using reached = new AsyncDisposableStack();
  const embedded = config.databaseUrls === null ? await joinEmbedded(config, terminal.say) : null;
  const urls = config.databaseUrls ?? embedded?.server.url() ?? "";
  const until = AbortSignal.any([stopped, AbortSignal.timeout(patienceMillis)]);
  if (embedded !== null) reached.defer(embedded.server.stop);
  const storage = await openStorage({ urls, poolSize: 3, queryTimeoutMillis, until }).catch(
    (error: unknown) => {
      throw new Trouble(`The database cannot be reached. ${sentenceOf(error)}`);
    },
  );
  const left = reached.move();
  return {
    config,
    storage,
    embedded: embedded?.server ?? null,
    async [Symbol.asyncDispose]() {
      const shared = embedded !== null && (await examineSharing(storage).catch(() => false));
      if (shared && embedded?.started)
        terminal.say("Another process uses the database too: it goes on running.");
      await storage[Symbol.asyncDispose]();
      // Whoever else uses it takes over the duty to end it when our connection goes, with this process. To end it now
      // would be to end it under them.
      if (!shared) await left.disposeAsync();
    },
  };
}

/** As above, and the tables are what this program expects. `begins`: may make an installation where there is none. */
export async function standOn(place: Place, { begins = false } = {}): Promise<Ground> {
  const ground = await reachDatabase(place);
  try {
    const tables = await examineTables(ground.storage);
    if (tables.state === "empty" && begins && ground.config.databaseUrls !== null)
      await beginInstallation(ground.config, place);
    else refuseUnready(tables);
    return ground;
  } catch (error) {
    await ground[Symbol.asyncDispose]();
    throw error;
  }
}

/** What to do about tables that are not as they should be; null where they are. */
export function tablesTrouble({ state, which }: Tables): string | null {
  const named = which.join(", ");
  switch (state) {
    case "ready":
      return null;
    case "empty":
      return "Nothing has begun in this database yet: start the service once (npm start).";
    case "behind":
      return `The database is behind this program (missing: ${named}): start the service, which brings it up to date.`;
    case "newer":
      return `The database was brought further by a newer version (${named}): use the commands of that version.`;
    case "changed":
      return `A migration was changed after it had been applied (${named}): install the program as it was published.`;
  }
}

function refuseUnready(tables: Tables): void {
  const trouble = tablesTrouble(tables);
  if (trouble !== null) throw new Trouble(trouble);
}

/** What the first start of the service would do. */
async function beginInstallation(config: Config, { terminal }: Place): Promise<void> {
  terminal.say(
    "This database is empty: the installation is made now, its tables and its first key-encryption key.",
  );
  if (config.keys.from === "file")
    terminal.say(`The key file is in ${join(config.dataDir, "keys")}: keep a copy of it in a safe place.`);
  await using _made = await openFoundation(config, terminal.say);
}

type Say = (sentence: string) => void;

type Joined = { readonly server: EmbeddedServer; readonly started: boolean };

export async function joinEmbedded(config: Config, say: Say): Promise<Joined> {
  const { dataDir } = config;
  // Only `npm start` makes one: it invents the city on a database that it made itself.
  const nothing = new Trouble(
    `There is no database in ${dataDir} yet: npm start makes it. For a database of your own, set DATABASE_URL.`,
  );
  if (!(await exists(dataDir))) throw nothing;
  try {
    const home = await prepareHome(dataDir, () => {});
    if (!(await exists(join(home.data, "PG_VERSION")))) throw nothing;
    const started = !(await exists(join(home.data, "postmaster.pid")));
    if (started) say("The database is not running: it is started for this command, and ended after it.");
    return { server: await startEmbedded(howEmbedded(config, say)), started };
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(sentenceOf(error));
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The sentences of storage/ name hosts, never passwords. */
function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
