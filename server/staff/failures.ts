import { createHmac } from "node:crypto";
import type { Act } from "../../domain/acts.ts";
import type { Facts } from "../../domain/audit.ts";
import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Counted, holdMillisAfter } from "../../domain/sign-in.ts";
import { recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { countFailure, findHold, forgetFailures, holdUntil, isKnownDevice } from "./failure-store.ts";
import { networkOf } from "./network-of.ts";
import { hashToken } from "./token.ts";
import type { Whence } from "./whence.ts";

/**
 * [ST-4] Who a failure is counted against. A browser in which the person has fully signed in has a counter of its own, so
 * that whoever tries their name elsewhere never keeps them out of it. Elsewhere it is the name from this network, and
 * much later the name from wherever: an attacker in one network keeps nobody out of another one.
 */
export type Counter = { readonly counted: Counted; readonly subject: Buffer };

const deviceGoodForMillis = 180 * 86_400_000;
const nobody = "00000000-0000-0000-0000-000000000000" as StaffId;

/** The same work for a name that nobody has. */
export async function countersOfName(
  tools: Tools,
  name: string,
  staff: StaffId | null,
  whence: Whence,
): Promise<Counter[]> {
  const device = await knownDevice(tools, staff ?? nobody, whence);
  if (device !== null) return [counter(tools, "known-device", `${device}\n${staff}`)];
  return [counter(tools, "network", `${networkOf(whence.address)}\n${name}`), counter(tools, "name", name)];
}

export async function countersOfFactor(tools: Tools, staff: StaffId, whence: Whence): Promise<Counter[]> {
  const device = await knownDevice(tools, staff, whence);
  return [
    device === null
      ? counter(tools, "factor", staff)
      : counter(tools, "known-device", `${device}\n${staff}\nfactor`),
  ];
}

async function knownDevice({ db, now }: Tools, staff: StaffId, { device }: Whence): Promise<string | null> {
  const hash = hashToken(device ?? "");
  const since = new Date(now().getTime() - deviceGoodForMillis);
  return (await isKnownDevice(db, hash, staff, since)) ? hash.toString("base64url") : null;
}

function counter({ secrets }: Tools, counted: Counted, about: string): Counter {
  const subject = createHmac("sha256", secrets.staffNaming).update(`failure\n${counted}\n${about}`).digest();
  return { counted, subject };
}

export async function heldUntil({ db, now }: Tools, counters: readonly Counter[]): Promise<Date | null> {
  return findHold(
    db,
    counters.map(({ subject }) => subject),
    now(),
  );
}

/** For a session that has shown a password: it may be told. */
export async function refuseWhileHeld(tools: Tools, counters: readonly Counter[]): Promise<void> {
  const until = await heldUntil(tools, counters);
  if (until === null) return;
  const retryAfterSeconds = Math.ceil((until.getTime() - tools.now().getTime()) / 1_000);
  throw new Refusal("too-many", { retryAfterSeconds });
}

/** Counts and records one failure; the alarm carries ids only. While nobody may try, tries are recorded and not counted. */
export async function countFailures(
  tools: Tools,
  counters: readonly Counter[],
  failed: {
    readonly staff: StaffId | null;
    readonly act: Act;
    readonly facts: Facts;
    readonly held: boolean;
  },
): Promise<void> {
  const { db, now, log } = tools;
  const at = now();
  const actor = { kind: "visitor" } as const;
  const alarms: { readonly counted: Counted; readonly failures: number; readonly seconds: number }[] = [];
  await db.transaction().execute(async (tx) => {
    for (const { counted, subject } of failed.held ? [] : counters) {
      const failures = await countFailure(tx, subject, at);
      const millis = holdMillisAfter(counted, failures);
      if (millis === 0) continue;
      await holdUntil(tx, subject, new Date(at.getTime() + millis));
      alarms.push({ counted, failures, seconds: millis / 1_000 });
    }
    await recordActs(tx, at, [
      { actor, act: failed.act, facts: failed.facts },
      ...alarms.map(({ failures, seconds }) => ({
        ...{ actor, act: "sign-in:hold" as const },
        facts: {
          staff: failed.staff ?? undefined,
          nameHash: failed.facts.nameHash,
          count: failures,
          seconds,
        },
      })),
    ]);
  });
  for (const alarm of alarms)
    log.warn({ staff: failed.staff, ...alarm }, "Somebody fails to sign in again and again: held up.");
}

/** After a full sign-in. What was tried from elsewhere under the name stays counted. */
export async function forgive(
  tx: Parameters<typeof forgetFailures>[0],
  counters: readonly Counter[],
): Promise<void> {
  const subjects = counters.filter(({ counted }) => counted !== "name").map(({ subject }) => subject);
  await forgetFailures(tx, subjects);
}
