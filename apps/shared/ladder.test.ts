import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterAttempt,
  betterEveryMillis,
  type Ladder,
  longestPauseMillis,
  muteAfterMillis,
  type Outcome,
  pauseAfter,
  type Rung,
  startLadder,
} from "./ladder.ts";

const rungs: readonly Rung[] = ["stream", "wait", "now"];
const mute: Outcome = { kind: "mute", livedMillis: 0 };
const answered: Outcome = { kind: "answered", livedMillis: 20 };

type World = (rung: Rung, now: number) => { readonly outcome: Outcome; readonly tookMillis: number };
type Trace = { readonly at: number; readonly attempt: Rung; readonly rung: Rung };

/** Lets a page live in a world for so long, and says what it tried when. */
function live(world: World, millis: number, from: Ladder = startLadder(), random = 0.5) {
  const trace: Trace[] = [];
  let ladder = from;
  let now = 0;
  while (now < millis) {
    now += ladder.pauseMillis;
    trace.push({ at: now, attempt: ladder.attempt, rung: ladder.rung });
    const { outcome, tookMillis } = world(ladder.attempt, now);
    now += tookMillis;
    ladder = afterAttempt(ladder, outcome, now, random);
  }
  return {
    trace,
    ladder,
    settledAt: (rung: Rung) => trace.find((one) => one.rung === rung)?.at ?? Number.NaN,
  };
}

const poll = { outcome: answered, tookMillis: 50 };
const longPoll: ReturnType<World> = {
  outcome: { kind: "answered", livedMillis: 25_000 },
  tookMillis: 25_000,
};
const failed: ReturnType<World> = { outcome: { kind: "failed" }, tookMillis: 100 };

const buffered: World = (rung) =>
  rung === "stream" ? { outcome: mute, tookMillis: 8_000 } : rung === "wait" ? longPoll : poll;
const holdsBack: World = (rung) =>
  rung === "stream"
    ? { outcome: { kind: "mute", livedMillis: 200 }, tookMillis: muteAfterMillis }
    : buffered(rung, 0);
const cutAt30: World = (rung) =>
  rung === "stream"
    ? { outcome: { kind: "ended", livedMillis: 30_000, silentMillis: 100 }, tookMillis: 30_000 }
    : poll;
const noStreams: World = (rung) => (rung === "stream" ? failed : buffered(rung, 0));
const onlyShort: World = (rung) =>
  rung === "now" ? poll : { outcome: { kind: "failed" }, tookMillis: 10_000 };

describe("[DL-8] two mutes drop a rung", () => {
  test.each([
    ["buffered whole", buffered, "wait"],
    ["held back after the first pieces", holdsBack, "wait"],
    ["streams blocked by a page", noStreams, "wait"],
    ["everything cut after 10 s", onlyShort, "now"],
  ] as const)("%s: settled within 75 s", (_, world, rung) => {
    expect(live(world, 300_000).settledAt(rung)).toBeLessThanOrEqual(75_000);
  });

  test("one mute drops nothing, and what was said meanwhile is looked up at once", () => {
    const once = afterAttempt(startLadder(), mute, 4_000, 0.5);
    expect(once).toMatchObject({ rung: "stream", attempt: "now", pauseMillis: 0 });
    expect(afterAttempt(once, answered, 4_100, 0.5)).toMatchObject({ rung: "stream", attempt: "stream" });
  });

  test("a long poll that stays silent twice drops to polls, which never drop", () => {
    const onWait: Ladder = { ...startLadder(), rung: "wait", attempt: "wait", betterAt: 1e9 };
    const twice = [mute, answered, mute].reduce((ladder, one) => afterAttempt(ladder, one, 0, 0.5), onWait);
    expect(twice.rung).toBe("now");
    expect(afterAttempt(twice, mute, 0, 0.5).rung).toBe("now");
  });
});

test("[DL-8] long polls that are answered at once do not fall over each other", () => {
  const onWait: Ladder = { ...startLadder(), rung: "wait", attempt: "wait", betterAt: 1e9 };
  expect(afterAttempt(onWait, answered, 0, 0.5).pauseMillis).toBeGreaterThan(0);
  expect(afterAttempt(onWait, longPoll.outcome, 0, 0.5).pauseMillis).toBe(0);
});

describe("[DL-8] a rung counts as good after 5 s of life", () => {
  test("a stream that is cut every 30 s is opened again at once and stays", () => {
    const { trace } = live(cutAt30, 600_000);
    expect(new Set(trace.map(({ attempt }) => attempt))).toEqual(new Set(["stream"]));
    expect(trace).toHaveLength(20);
  });

  test("a mute between two good lives is forgotten", () => {
    const good: Outcome = { kind: "ended", livedMillis: 6_000, silentMillis: 0 };
    const ladder = [mute, answered, good, mute, answered, good, mute].reduce(
      (each, one) => afterAttempt(each, one, 0, 0.5),
      startLadder(),
    );
    expect(ladder.rung).toBe("stream");
  });

  test("a stream cut after a silence longer than any beat was held back: that is a mute", () => {
    const heldBack: Outcome = { kind: "ended", livedMillis: 30_000, silentMillis: 29_000 };
    const ladder = [heldBack, answered, heldBack].reduce(
      (each, one) => afterAttempt(each, one, 0, 0.5),
      startLadder(),
    );
    expect(ladder.rung).toBe("wait");
  });

  test("streams that end in no time are not opened in a hurry", () => {
    const short: World = (rung) =>
      rung === "stream"
        ? { outcome: { kind: "ended", livedMillis: 10, silentMillis: 0 }, tookMillis: 10 }
        : poll;
    expect(live(short, 10_000).ladder.rung).not.toBe("stream");
  });
});

describe("[DL-8] the better rung is tried again after 10 minutes", () => {
  test("where it stays mute: one trial each 10 minutes, and back to what works", () => {
    const { trace, ladder } = live(buffered, 3_600_000);
    const trials = trace.filter(({ attempt, at }) => attempt === "stream" && at > 60_000).map(({ at }) => at);
    expect(trials.length).toBeGreaterThanOrEqual(5);
    const apart = trials.slice(1).map((at, index) => at - (trials[index] ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(betterEveryMillis);
    expect(ladder.rung).toBe("wait");
  });

  test("where it works by then: back on the stream", () => {
    const mended: World = (rung, now) => (now < 300_000 ? buffered(rung, now) : cutAt30(rung, now));
    expect(live(mended, 1_200_000).ladder.rung).toBe("stream");
  });
});

describe("[DL-8] a network that is gone is not the rung's fault", () => {
  test("for an hour, and back: the same rung", () => {
    const gone: World = (rung, now) => (now > 10_000 && now < 3_600_000 ? failed : cutAt30(rung, now));
    const { ladder, trace } = live(gone, 3_700_000);
    expect(ladder.rung).toBe("stream");
    const during = trace.filter(({ at }) => at > 600_000 && at < 3_500_000);
    expect(during.length).toBeLessThan(400);
    expect(during.length).toBeGreaterThan(90);
  });
});

describe("[DL-8] whatever happens", () => {
  const lived = fc.integer({ min: 0, max: 400_000 });
  const outcome: fc.Arbitrary<Outcome> = fc.oneof(
    fc.constant<Outcome>({ kind: "failed" }),
    lived.map((livedMillis): Outcome => ({ kind: "answered", livedMillis })),
    lived.map((livedMillis): Outcome => ({ kind: "mute", livedMillis })),
    lived.map((livedMillis): Outcome => ({ kind: "interrupted", livedMillis })),
    lived.map((livedMillis): Outcome => ({ kind: "sent-away", livedMillis })),
    fc
      .tuple(lived, lived)
      .map(([livedMillis, silentMillis]): Outcome => ({ kind: "ended", livedMillis, silentMillis })),
  );
  const history = fc.array(
    fc.tuple(outcome, fc.integer({ min: 0, max: 700_000 }), fc.double({ min: 0, max: 0.999, noNaN: true })),
  );

  /** Only a stream ends or is sent away; only the others are answered. */
  function possible({ attempt }: Ladder, one: Outcome): Outcome {
    if (attempt === "stream" && one.kind === "answered") return { ...one, kind: "ended", silentMillis: 0 };
    if (attempt !== "stream" && (one.kind === "ended" || one.kind === "sent-away")) return answered;
    return one;
  }

  test("no pause is longer than 30 s, and a drop is one rung at a time", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let ladder = startLadder();
        let now = 0;
        for (const [one, millis, random] of steps) {
          now += millis;
          const next = afterAttempt(ladder, possible(ladder, one), now, random);
          expect(next.pauseMillis).toBeGreaterThanOrEqual(0);
          expect(next.pauseMillis).toBeLessThanOrEqual(longestPauseMillis);
          expect(rungs.indexOf(next.rung) - rungs.indexOf(ladder.rung)).toBeLessThanOrEqual(1);
          ladder = next;
        }
      }),
    );
  });

  test("a trial is never more than one rung up, and never sooner than 10 minutes after the last", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let ladder = startLadder();
        let now = 0;
        let last = Number.NEGATIVE_INFINITY;
        for (const [one, millis, random] of steps) {
          now += millis;
          const before = ladder;
          ladder = afterAttempt(ladder, possible(ladder, one), now, random);
          const up = rungs.indexOf(ladder.rung) - rungs.indexOf(ladder.attempt);
          expect(up).toBeLessThanOrEqual(1);
          if (up !== 1) continue;
          if (before.rung === ladder.rung) expect(now - last).toBeGreaterThanOrEqual(betterEveryMillis);
          last = now;
        }
      }),
    );
  });

  test("[DL-9] full jitter: from nothing up to a bound that grows to 30 s", () => {
    expect(pauseAfter(1, 0)).toBe(0);
    expect(pauseAfter(1, 0.999)).toBeLessThan(1_000);
    expect(pauseAfter(50, 0.999)).toBeLessThanOrEqual(30_000);
    expect(pauseAfter(50, 0.999)).toBeGreaterThan(29_000);
  });
});
