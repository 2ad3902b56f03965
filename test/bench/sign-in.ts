// What a flood of sign-ins does to a talk that goes on meanwhile. node test/bench/sign-in.ts [--json] [--clients N] [--seconds N]
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { median, quantile, table } from "./figures.ts";
import { openLine } from "./http-client.ts";
import { openStage, type Stage } from "./stage.ts";

type Flood = { readonly signIns: number; readonly busy: number; readonly other: number };

/** Many who try names and passwords as fast as they are answered. Ends when `until` says so. */
async function flood(stage: Stage, clients: number, until: () => boolean): Promise<Flood> {
  const count = { signIns: 0, busy: 0, other: 0 };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const line = await openLine(stage.origin, "");
      while (!until()) {
        const tried = JSON.stringify({ name: `dareka-${randomUUID()}`, password: "chigau-aikotoba" });
        const { status } = await line.post("/api/staff/sign-in", tried);
        count[status === 401 ? "signIns" : status === 503 ? "busy" : "other"]++;
      }
      line.end();
    }),
  );
  return count;
}

/** One consultee who writes, waits for 届きました, and writes again a little later. Milliseconds of each send. */
async function talk(stage: Stage, millis: number): Promise<number[]> {
  const { cookie, consultation } = await stage.newSender();
  const line = await openLine(stage.origin, cookie);
  const took: number[] = [];
  for (const end = performance.now() + millis; performance.now() < end; ) {
    const said = { epoch: stage.epoch, consultation, key: randomUUID(), text: "いま、はなしてもいいですか" };
    const began = performance.now();
    const { status } = await line.post("/api/send", JSON.stringify(said));
    if (status !== 200) throw new Error(`A message was answered with ${status}.`);
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  line.end();
  return took;
}

export type SignInFlood = {
  readonly alone: readonly number[];
  readonly beside: readonly number[];
  readonly signInsPerSecond: number;
  readonly busyPerSecond: number;
};

/** The talk by itself and beside the flood, in turn. */
export async function signInFlood(stage: Stage, clients: number, millis: number): Promise<SignInFlood> {
  const alone = await talk(stage, millis);
  let over = false;
  const flooding = flood(stage, clients, () => over);
  const beside = await talk(stage, millis).finally(() => {
    over = true;
  });
  const { signIns, busy, other } = await flooding;
  if (other > 0) throw new Error(`${other} sign-ins were answered with neither 401 nor 503.`);
  const seconds = millis / 1_000;
  return { alone, beside, signInsPerSecond: signIns / seconds, busyPerSecond: busy / seconds };
}

export function signInRows({ alone, beside, signInsPerSecond, busyPerSecond }: SignInFlood): string[][] {
  const both = (took: readonly number[]): string =>
    `${median(took).toFixed(1)} / ${quantile(took, 0.95).toFixed(1)} ms`;
  return [
    ["a send without a flood of sign-ins p50 / p95", "", both(alone), ""],
    ["a send beside a flood of sign-ins p50 / p95", "", both(beside), ""],
    [
      "  sign-ins/s checked, and told to come again",
      "",
      `${signInsPerSecond.toFixed(0)} + ${busyPerSecond.toFixed(0)}`,
      "",
    ],
  ];
}

if (import.meta.main) {
  const { values: flags } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      clients: { type: "string", default: "100" },
      seconds: { type: "string", default: "5" },
    },
  });
  await using stage = await openStage();
  const measured = await signInFlood(stage, Number(flags.clients), Number(flags.seconds) * 1_000);
  const rows = [["what", "bare", "yorisoi", "ratio"], ...signInRows(measured)];
  process.stdout.write(`${flags.json ? JSON.stringify(measured, null, 2) : table(rows)}\n`);
}
