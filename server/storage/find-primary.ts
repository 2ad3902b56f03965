// Finds the primary among the servers of DATABASE_URL. The driver `pg` knows one host only.
import pg from "pg";
import { type Host, isConnectionLoss } from "./hosts.ts";

export type Found = {
  readonly host: Host;
  /** When its server was started, as the server says it: another one at the same address says another moment. */
  readonly started: string;
  /** Changes when another server, a restarted server or a new timeline answers: connections made before are dead. */
  readonly identity: string;
};

type Answer =
  | ({ readonly is: "primary"; readonly timeline: number } & Found)
  | { readonly is: "standby"; readonly host: Host }
  | { readonly is: "silent"; readonly host: Host; readonly error: Error & { code?: string } };

/** After the first primary has answered, another one (a split, or one just demoted) gets this long to speak up. */
const SECOND_ANSWER_MILLIS = 250;

/** Asks every host at once. Throws an error that is retryable unless every host refuses for good (a wrong password). */
export async function findPrimary(hosts: readonly Host[], timeoutMillis = 2_000): Promise<Found> {
  const answers: Answer[] = [];
  await new Promise<void>((done) => {
    for (const host of hosts) {
      void ask(host, timeoutMillis).then((answer) => {
        answers.push(answer);
        if (answers.length === hosts.length) done();
        else if (answer.is === "primary") setTimeout(done, SECOND_ANSWER_MILLIS);
      });
    }
  });
  const primaries = answers.filter((answer) => answer.is === "primary");
  // Two primaries: the one promoted later has the higher timeline; the other is cut off and acknowledges nothing.
  const [first] = primaries.toSorted((a, b) => b.timeline - a.timeline);
  if (first !== undefined) return first;
  throw noPrimary(answers);
}

async function ask(host: Host, timeoutMillis: number): Promise<Answer> {
  const client = new pg.Client({
    connectionString: host.url,
    connectionTimeoutMillis: timeoutMillis,
    query_timeout: timeoutMillis,
    application_name: "yorisoi looking for the primary",
  });
  client.on("error", () => {}); // the answer below tells; without a listener the process would end
  try {
    await client.connect();
    // The timeline is in the name of the WAL file being written. pg_control_checkpoint() tells that of the last
    // checkpoint, which may be from before a promotion.
    const { rows } = await client.query<{ standby: boolean; wal: string | null; started: string }>(
      `select pg_is_in_recovery() as standby,
              case when not pg_is_in_recovery() then pg_walfile_name(pg_current_wal_lsn()) end as wal,
              extract(epoch from pg_postmaster_start_time())::text as started`,
    );
    const row = rows[0];
    if (row === undefined || row.standby || row.wal === null) return { is: "standby", host };
    const timeline = Number.parseInt(row.wal.slice(0, 8), 16);
    const { started } = row;
    return { is: "primary", host, timeline, started, identity: `${host.name} ${timeline} ${started}` };
  } catch (error) {
    return { is: "silent", host, error: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    void client.end(); // not awaited: a frozen server never says goodbye
  }
}

function noPrimary(answers: readonly Answer[]): Error {
  const reasons = answers.map((answer) =>
    answer.is === "silent"
      ? `${answer.host.name}: ${answer.error.message}`
      : `${answer.host.name} is a ${answer.is}`,
  );
  const hopeless = answers.every((answer) => answer.is === "silent" && !isConnectionLoss(answer.error));
  const first = answers.find((answer) => answer.is === "silent");
  return Object.assign(new Error(`No database server takes writes (${reasons.join("; ")}).`), {
    // 08001: sqlclient_unable_to_establish_sqlconnection, which is retryable.
    code: hopeless ? (first?.error.code ?? "") : "08001",
  });
}
