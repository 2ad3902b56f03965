import { describe, expect, test } from "vitest";
import type { Self } from "../../../contract/staff.ts";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Role } from "../../../domain/people.ts";
import { refusalCodes } from "../../../domain/refusal.ts";
import { words } from "../words-ja.ts";
import { barOf } from "./bar.ts";
import { isAtEnd, seenUpTo } from "./seen.ts";
import { claimTrouble, closeTrouble, goesBack, replyTrouble } from "./trouble.ts";

const me = "staff-me" as StaffId;
const other = "staff-other" as StaffId;
const as = (...roles: Role[]): Self => ({ id: me, displayName: "みほん", roles });
const row = (state: ConsultationSummary["state"], counsellor: StaffId | null) =>
  ({ state, counsellor }) as ConsultationSummary;

describe("what stands below a talk", () => {
  test("[CN-5] [CN-9] a reply and the end are for the holder, a claim for who may answer, and everyone else is told why not", () => {
    expect(barOf(row("waiting", null), as("counsellor"))).toBe("claim");
    expect(barOf(row("waiting", null), as("official"))).toBe("waiting");
    expect(barOf(row("active", me), as("counsellor"))).toBe("reply");
    expect(barOf(row("active", other), as("supervisor"))).toBe("held-by-other");
    expect(barOf(row("closed", me), as("counsellor"))).toBe("closed");
  });
});

describe("troubles", () => {
  test.each(refusalCodes)("[TX-3] %s is said in a sentence, for a reply, a claim and an end", (code) => {
    for (const trouble of [replyTrouble(code), claimTrouble(code), closeTrouble(code)]) {
      const said =
        trouble === "alreadyClaimed" ? words.talk.alreadyClaimed("みほん") : words.talk.trouble[trouble];
      expect(said).toMatch(/。$/);
    }
  });

  test("[TX-3] a text goes back to the box only where sending it again could not help, and it is said where it is", () => {
    expect(goesBack("claim-moved")).toBe(true);
    expect(goesBack("not-allowed")).toBe(false);
    for (const code of refusalCodes.filter(goesBack)) {
      const trouble = replyTrouble(code);
      if (trouble === "empty" || trouble === "alreadyClaimed") continue;
      expect(words.talk.trouble[trouble]).toContain("残しています");
    }
  });
});

describe("what has been on the screen", () => {
  test("[CN-8] only what ends above the lower edge counts as read", () => {
    const placed = [
      { seq: 1, bottom: -50 },
      { seq: 4, bottom: 300 },
      { seq: 6, bottom: 420 },
    ];
    expect(seenUpTo(placed, 400)).toBe(4);
    expect(seenUpTo(placed, 419)).toBe(6);
    expect(seenUpTo([], 400)).toBe(0);
  });

  test("at the end a talk stays at the end, further up it stays where it is", () => {
    expect(isAtEnd({ scrollTop: 600, clientHeight: 400, scrollHeight: 1_000 })).toBe(true);
    expect(isAtEnd({ scrollTop: 580, clientHeight: 400, scrollHeight: 1_000 })).toBe(true);
    expect(isAtEnd({ scrollTop: 300, clientHeight: 400, scrollHeight: 1_000 })).toBe(false);
  });
});
