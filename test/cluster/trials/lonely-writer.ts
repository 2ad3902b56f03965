// Somebody who knows one server only, and writes there for as long as it takes what is written: left behind in a partition.
// Run as a program (in another network, if need be): `node lonely-writer.ts URL`; says each key that was acknowledged.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const [url] = process.argv.slice(2);

for (;;) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 1_000,
    query_timeout: 3_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    for (;;) {
      const key = randomUUID();
      await client.query("insert into lonely values ($1)", [key]);
      process.stdout.write(`${key}\n`);
      await pause(20);
    }
  } catch {
    // Cut off, a standby by now, or not there: tried again for as long as this runs.
    void client.end().catch(() => {});
    await pause(100);
  }
}
