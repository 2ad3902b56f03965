// The files of a running server, all of them, by the replication protocol: what pg_basebackup does, which npm does not bring.
import pg from "pg";
import { connectionTo } from "./pool.ts";

export type BaseBackup = {
  /** Of all files together, as the server estimates it. */
  readonly bytes: number;
  /** The files, as one tar. To be read to its end. */
  readonly tar: AsyncIterable<Buffer>;
};

export type Began = {
  readonly timeline: number;
  /** Where in the log a restore of it begins, like 0/2000028. */
  readonly start: string;
};

/** Once the first of it has come; `stopped` ends it. The role of the URL must be allowed to replicate. */
export async function readBaseBackup(
  url: string,
  stopped: AbortSignal,
): Promise<Began & BaseBackup & AsyncDisposable> {
  const options = { poolSize: 1, queryTimeoutMillis: 0 };
  const client = new pg.Client({
    ...connectionTo({ name: "", url }, options),
    replication: "true",
    application_name: "yorisoi backup",
  } as pg.ClientConfig);
  client.on("error", () => {}); // the backup at work fails too, and tells
  const stop = (): void => {
    client.connection.stream.destroy();
  };
  await client.connect();
  stopped.addEventListener("abort", stop, { once: true });
  const running = new Running(client);
  client.query(running);
  await running.began();
  return {
    ...running.told(),
    tar: running.read(),
    async [Symbol.asyncDispose]() {
      stopped.removeEventListener("abort", stop);
      if (!running.isOver()) stop();
      await client.end();
    },
  };
}

type Row = { readonly fields: readonly (string | Buffer | null)[] };

/** More than this in memory, and the server is asked to wait. */
const mostWaiting = 64;

/** What the driver calls a query: it gets each message of the answer. */
class Running implements pg.Submittable {
  readonly #client: pg.Client;
  readonly #chunks: Buffer[] = [];
  readonly #sets: Row[][] = [];
  #over = false;
  #failed: Error | null = null;
  #wake: () => void = () => {};

  constructor(client: pg.Client) {
    this.#client = client;
  }

  submit(connection: pg.Connection): void {
    connection.query(
      "BASE_BACKUP (LABEL 'yorisoi', CHECKPOINT 'fast', PROGRESS true, WAL false, MANIFEST 'no')",
    );
  }

  handleRowDescription(): void {
    this.#sets.push([]);
  }

  handleDataRow(row: Row): void {
    this.#sets.at(-1)?.push(row);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // "n" names an archive, "p" is progress; "d" is what we are here for.
    // Copied, because the driver writes what comes next into the same memory.
    if (chunk[0] === 0x64) this.#chunks.push(Buffer.from(chunk.subarray(1)));
    if (this.#chunks.length > mostWaiting) this.#client.connection.stream.pause();
    this.#wake();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#over = true;
    this.#wake();
  }

  handleError(error: Error): void {
    this.#failed ??= error;
    this.#over = true;
    this.#wake();
  }

  isOver(): boolean {
    return this.#over;
  }

  async began(): Promise<void> {
    while (this.#chunks.length === 0 && !this.#over) await this.#next();
    if (this.#failed) throw this.#failed;
  }

  told(): Began & { bytes: number } {
    const [place, spaces] = this.#sets;
    const [start, timeline] = place?.[0]?.fields ?? [];
    const kilobytes = (spaces ?? []).reduce((sum, { fields }) => sum + Number(fields[2] ?? 0), 0);
    return { start: String(start), timeline: Number(timeline), bytes: kilobytes * 1_024 };
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) yield chunk;
      else if (this.#failed) throw this.#failed;
      else if (this.#over) return;
      else {
        this.#client.connection.stream.resume();
        await this.#next();
      }
    }
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
