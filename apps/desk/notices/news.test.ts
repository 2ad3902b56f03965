import { expect, test } from "vitest";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { emptyList, type List } from "../list/list.ts";
import { isWorthNotice, newsBetween } from "./news.ts";
import { noticeWords } from "./words-ja.ts";

const me = "staff-me" as StaffId;

type Row = Partial<Omit<ConsultationSummary, "id">> & { readonly id: string };

function list(...rows: Row[]): List {
  const full = rows.map((row) => ({
    state: "waiting",
    counsellor: null,
    consulteeSeq: 1,
    number: 1,
    ...row,
  }));
  return {
    after: "1",
    rows: new Map(full.map((row) => [row.id as ConsultationId, row as ConsultationSummary])),
  };
}
const mine = { state: "active", counsellor: me } as const;

test("[S8.11] news are what has come to wait, and what was written to me; not what was there, or is a colleague's", () => {
  const before = list(
    { id: "a" },
    { id: "b", ...mine },
    { id: "c", state: "active", counsellor: "x" as StaffId },
  );
  expect(newsBetween(emptyList, before, me)).toEqual({
    arrived: 0,
    written: [],
    handedOver: [],
    movedOn: [],
  });
  const after = list(
    { id: "a", consulteeSeq: 2 },
    { id: "b", ...mine, consulteeSeq: 5 },
    { id: "c", state: "active", counsellor: "x" as StaffId, consulteeSeq: 9 },
    { id: "d" },
  );
  expect(newsBetween(before, after, me)).toEqual({ arrived: 1, written: ["b"], handedOver: [], movedOn: [] });
});

test("[DU-6] what one held and somebody else holds now is news, unless one looks at it", () => {
  const before = list({ id: "b", ...mine }, { id: "c", ...mine });
  const after = list(
    { id: "b", state: "active", counsellor: "x" as StaffId },
    { id: "c", state: "closed", counsellor: me },
  );
  const news = newsBetween(before, after, me);
  expect(news).toEqual({ arrived: 0, written: [], handedOver: [], movedOn: ["b"] });
  expect(isWorthNotice(news, [])).toBe(true);
  expect(isWorthNotice(news, news.movedOn)).toBe(false);
});

test("what one looks at needs no notice, an arrival always does", () => {
  const written = ["b" as ConsultationId];
  expect(isWorthNotice({ arrived: 0, handedOver: [], movedOn: [], written }, written)).toBe(false);
  expect(isWorthNotice({ arrived: 0, handedOver: [], movedOn: [], written }, [])).toBe(true);
  expect(isWorthNotice({ arrived: 1, handedOver: [], movedOn: [], written }, written)).toBe(true);
  expect(isWorthNotice({ arrived: 0, handedOver: [], movedOn: [], written: [] }, [])).toBe(false);
});

test("[SE-3] a notice says neither whom nor what it is about", () => {
  expect(`${noticeWords.title}${noticeWords.body}`).not.toMatch(/相談|いじめ|#|\d/);
});
