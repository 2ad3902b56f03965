import { expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { emptyDesk } from "../state.ts";
import { createStore } from "../store.ts";
import { selfOf } from "../testing-self.ts";
import { type Call, type Failure, openedIn, type Work } from "../work.ts";
import { learnLineReach } from "./line-reach.ts";

const [byLine, byWeb] = ["by-line", "by-web"] as unknown as [ConsultationId, ConsultationId];

/** A desk with a talk of each entrance, and the server's answer in the test's hands. */
function deskWith(answer: Awaited<ReturnType<Call>>) {
  const rows = new Map(
    (
      [
        [byLine, "line"],
        [byWeb, "web"],
      ] as const
    ).map(([id, entrance]) => [id, { id, entrance } as ConsultationSummary]),
  );
  const store = createStore({ ...emptyDesk, list: { ...emptyDesk.list, rows } });
  const asked: unknown[] = [];
  const failures: Failure[] = [];
  const work = {
    store,
    self: selfOf("staff-1", "みほん一郎", ["counsellor"]),
    call: ((path: string, input: unknown) => {
      asked.push([path, input]);
      return Promise.resolve(answer);
    }) as Call,
    concernsAll: (failure: Failure) => failures.push(failure) > 0,
  } as unknown as Work;
  return { work, asked, failures, reach: (id: ConsultationId) => openedIn(store.get(), id).lineReach };
}

test("[S8.2] whether LINE reaches somebody is asked only for a talk that came by LINE", async () => {
  const { work, asked, reach } = deskWith({ ok: true, value: { reach: "blocked" } } as never);
  await learnLineReach(work, byWeb);
  await learnLineReach(work, "unknown" as unknown as ConsultationId);
  expect(asked).toEqual([]);
  await learnLineReach(work, byLine);
  expect(asked).toEqual([["/api/line/reach", { consultation: byLine }]]);
  expect(reach(byLine)).toBe("blocked");
  expect(reach(byWeb)).toBeNull();
});

test("where nothing is answered nothing is claimed, and what concerns the whole desk is passed on", async () => {
  const { work, failures, reach } = deskWith({ ok: false, code: "not-signed-in", detail: {} } as never);
  await learnLineReach(work, byLine);
  expect(reach(byLine)).toBeNull();
  expect(failures.map(({ code }) => code)).toEqual(["not-signed-in"]);
});
