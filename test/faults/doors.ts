// One process with a wire at each of its two doors, to its people and to its database, so that an answer can get lost.
import type { City } from "./city.ts";
import { type Process, startProcess } from "./processes.ts";
import { type Link, openWire } from "./wire.ts";

export type Doors = AsyncDisposable & {
  readonly process: Process;
  /** Where its people reach it. */
  readonly origin: string;
  /** Keeps back what the database answers to the next statement that says this. */
  keepDatabaseAnswer(to: RegExp): void;
  /** The process cannot reach its database until it is opened again. */
  shutDatabase(): void;
  openDatabase(): void;
  /** Keeps back what it answers to its people from now on. */
  keepAnswers(): void;
  /** What was kept back goes on its way after all. */
  letGo(): void;
  keeps(): boolean;
  /** Whoever waits for what was kept back sees a lost connection. */
  loseKept(): void;
};

export async function openDoors(city: City): Promise<Doors> {
  await using building = new AsyncDisposableStack();
  let awaited: RegExp | null = null;
  let keeping = false;
  const kept = new Set<Link>();

  function keep(link: Link): void {
    kept.add(link);
    link.holdAnswers();
  }

  const address = new URL(city.url);
  const port = Number(address.port);
  const database = building.use(
    await openWire({
      to: () => port,
      onUp(link, bytes) {
        if (!awaited?.test(bytes.toString("latin1"))) return;
        awaited = null;
        keep(link);
      },
    }),
  );
  address.port = String(database.port);
  const process = building.use(await startProcess({ ...city.environment, DATABASE_URL: address.href }));
  const people = building.use(
    await openWire({
      to: () => process.port,
      onUp(link) {
        if (keeping) keep(link);
      },
    }),
  );
  const open = building.move();
  return {
    process,
    origin: people.origin,
    keepDatabaseAnswer(to) {
      awaited = to;
    },
    shutDatabase: () => database.shut(),
    openDatabase: () => database.open(),
    keepAnswers() {
      keeping = true;
    },
    keeps: () => kept.size > 0,
    letGo() {
      for (const link of kept) link.letGo();
      kept.clear();
    },
    loseKept() {
      for (const link of kept) link.cut();
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
