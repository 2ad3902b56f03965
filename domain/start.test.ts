import { expect, test } from "vitest";
import { claim, close, open, readByConsultee, reply, write } from "./consultation.ts";
import { briefingState } from "./history.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Staff } from "./people.ts";
import type { Ways } from "./reach.ts";
import { start, startFault } from "./start.ts";

const now = new Date("2026-11-20T10:00:00+09:00");
const child = { kind: "consultee", id: "c" as ConsulteeId } as const;
const staff = (id: string): Staff => ({
  ...{ kind: "staff", id: id as StaffId, displayName: "見本", roles: ["counsellor"] },
});
const said = (text: string) => ({ text, key: text as IdempotencyKey });
const begun = (text = "その後どうですか") =>
  start(
    { id: "t" as ConsultationId, number: 1_024, consultee: child.id, entrance: "line" },
    staff("s"),
    said(text),
    now,
  );

test("[S8.6] [CN-15] a counsellor begins: claimed, its briefing read, and the first message, in one step", () => {
  const { next, entry, followedBy } = begun();
  expect([entry, ...(followedBy ?? [])].map(({ kind, seq }) => [kind, seq])).toEqual([
    ["claim", 1],
    ["briefing", 2],
    ["message", 3],
  ]);
  expect(next).toMatchObject({
    state: "active",
    counsellor: "s",
    lastSeq: 3,
    counsellorSeq: 3,
    consulteeSeq: 0,
  });
  expect(briefingState(next.history, next.claimVersion)).toBe("read");
  expect(reply(next, staff("s"), said("それから"), next.claimVersion, now).next.counsellorSeq).toBe(4);
  expect(() => reply(next, staff("other"), said("わたしも"), next.claimVersion, now)).toThrow("claim-moved");
});

test("[S8.6] [CN-15] its consultee reads and answers as ever", () => {
  const { next } = begun();
  const read = readByConsultee(next, child, 3, now)?.next ?? next;
  expect(read.consulteeRead).toBe(3);
  expect(write(read, child, said("げんきです"), now).next).toMatchObject({
    consulteeSeq: 5,
    state: "active",
  });
});

test("[TX-1] a first message that cannot be sent begins nothing", () => {
  expect(() => begun(" ")).toThrow("message-empty");
  expect(() => begun("あ".repeat(4_001))).toThrow("message-too-long");
});

const nothing: Ways = {
  ...{ line: { telling: "none", at: null }, browser: { telling: "none", at: null } },
  ...{ isHere: false, rememberedUntil: null, hasWords: false },
};
const over = () => {
  const opened = open("a" as ConsultationId, 1_001, child, said("ねえ"), now).next;
  const held = claim(opened, staff("s"), now)?.next ?? opened;
  return { opened, closed: close(held, staff("s"), now)?.next ?? held };
};

test("[CN-15] [NC-5] not where one is open, where they want something deleted, or where nothing can reach them", () => {
  const { opened, closed } = over();
  const standing = {
    consultations: [closed],
    wantsDeletion: false,
    isPaused: false,
    ways: { ...nothing, hasWords: true },
  };
  expect(startFault(standing)).toBeNull();
  expect(startFault({ ...standing, consultations: [closed, opened] })).toBe("consultation-open");
  expect(startFault({ ...standing, wantsDeletion: true })).toBe("deletion-asked");
  expect(startFault({ ...standing, isPaused: true })).toBe("writing-paused");
  expect(startFault({ ...standing, ways: nothing })).toBe("consultee-unreachable");
});

test.each<[string, Partial<Ways>, boolean]>([
  ["LINE", { line: { telling: "ready", at: null } }, true],
  ["LINE that they have blocked", { line: { telling: "failed", at: null } }, false],
  ["a browser", { browser: { telling: "sent", at: now } }, true],
  ["a device that remembers", { rememberedUntil: now }, true],
  ["the page before them", { isHere: true }, true],
  ["recovery words", { hasWords: true }, true],
])("[NC-5] reached by %s", (_, some, reached) => {
  const standing = {
    consultations: [],
    wantsDeletion: false,
    isPaused: false,
    ways: { ...nothing, ...some },
  };
  expect(startFault(standing) === null).toBe(reached);
});
