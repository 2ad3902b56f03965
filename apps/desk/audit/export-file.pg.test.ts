import { expect, test } from "vitest";
import { checkAuditFile } from "../../../server/audit/check-file.ts";
import { recordActs } from "../../../server/audit/record.ts";
import { pageCall } from "../../../test/staff/page-call.ts";
import { openWorld, type World } from "../../../test/world.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Call } from "../work.ts";
import { type ExportState, exportFileOf, openExportFile } from "./export-file.ts";

const period = {
  from: "2020-01-01T00:00:00.000Z",
  to: "2099-01-01T00:00:00.000Z",
  purpose: "inspection",
} as const;
/** What is waited for comes at once. */
const hasty: Clock = {
  now: () => 0,
  random: () => 0,
  after(_, then) {
    queueMicrotask(then);
    return () => {};
  },
};

async function write(world: World, count: number): Promise<void> {
  const lines = Array.from(
    { length: count },
    () => ({ actor: { kind: "system" }, act: "key:use", facts: {} }) as const,
  );
  await world.storage.db.transaction().execute((tx) => recordActs(tx, new Date(), lines));
}

async function* linesOf(file: Blob) {
  yield* (await file.text()).trimEnd().split("\n");
}

test("[S11.12] [AU-11] a period in several parts over a network that fails in between becomes one file that verifies", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  await write(world, 4_100);
  const own = pageCall(auditor);
  let calls = 0;
  const call: Call = async (path, input) => {
    if (path === "/api/audit/export-part" && ++calls % 2 === 0) return { ok: false, code: "unreachable" };
    return own(path, input);
  };
  const job = openExportFile(call, hasty);
  const seen: ExportState[] = [];
  job.store.subscribe(() => seen.push(job.store.get()));
  await job.begin(period);
  const ended = job.store.get();
  if (ended.at !== "ready") throw new Error(`It ended as ${ended.at}.`);
  expect(ended.all).toBeGreaterThanOrEqual(4_100);
  expect(ended.name).toMatch(/^audit-.*\.jsonl$/);
  const verdict = await checkAuditFile(linesOf(ended.file), { heads: [] });
  expect(verdict).toMatchObject({ broken: null, lines: ended.all });
  // The bar only moved on, and said when it waited.
  const running = seen.filter((state) => state.at === "running");
  const done = running.map((state) => state.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(running.some((state) => state.waiting)).toBe(true);
  job.forget();
  expect(job.store.get().at).toBe("nothing");
});

test("stopped in between nothing is left, and what still comes is dropped; another one can begin", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  await write(world, 2_100);
  const own = pageCall(auditor);
  const job = openExportFile(async (path, input) => {
    const answer = await own(path, input);
    if (path === "/api/audit/export-part" && !stopped) {
      stopped = true;
      job.stop();
    }
    return answer;
  }, hasty);
  let stopped = false;
  await job.begin(period);
  expect(job.store.get()).toEqual({ at: "nothing", stopped: true, trouble: null });
  await job.begin(period);
  expect(job.store.get().at).toBe("ready");
});

test("an empty period and a lost right are said; the job of a sign-in is one", async () => {
  await using world = await openWorld();
  const call = pageCall(await world.staff("auditor"));
  const job = exportFileOf(call, hasty);
  await job.begin({ ...period, to: "2020-01-02T00:00:00.000Z" });
  expect(job.store.get()).toMatchObject({ at: "nothing", trouble: "not-found" });
  expect(exportFileOf(call, hasty)).toBe(job);
  const counsellor = openExportFile(pageCall(await world.staff("counsellor")), hasty);
  await counsellor.begin(period);
  expect(counsellor.store.get()).toMatchObject({ trouble: "not-allowed" });
});
