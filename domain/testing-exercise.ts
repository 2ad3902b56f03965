import type { Deed, Exercise } from "./exercise.ts";
import { type Happened, nextStep, type Said, type Standing } from "./exercise-step.ts";

/** What the person in training does in one turn, and how long they wait then. */
export type Turn = {
  readonly text?: string | null;
  readonly deed?: Deed | null;
  readonly seconds?: number;
};

type Gone = Happened & {
  readonly begunAt: Date;
  readonly ended: boolean;
  readonly situation: string;
  /** What was written by those who are played, in order. */
  readonly written: readonly string[];
};

/** An exercise from its beginning through these turns, second by second, as the service plays it: for tests. */
export function goThrough(exercise: Exercise, turns: readonly Turn[]): Gone {
  const begunAt = new Date("2026-11-24T16:00:00+09:00");
  let [seq, second, ended] = [1, 0, false];
  let standing: Standing = { situation: "start", done: 1, since: seq, movedAt: begunAt };
  const said: Said[] = [];
  const done = new Map<Deed, Date>();
  const written: string[] = [];
  const at = (): Date => new Date(begunAt.getTime() + second * 1_000);

  function tick(): void {
    second++;
    const next = ended ? null : nextStep(exercise, standing, { said, deeds: done }, at());
    if (!next) return;
    if (next.do === "end") ended = true;
    else if (next.do === "go") {
      const since = said.at(-1)?.seq ?? standing.since;
      standing = { situation: next.to, done: 0, since, movedAt: at() };
    } else {
      standing = { ...standing, done: standing.done + 1, movedAt: at() };
      if ("calls" in next.part) done.set("called", at());
      else {
        seq++;
        written.push(next.part.text);
      }
    }
  }

  for (const { text, deed, seconds = 40 } of turns) {
    if (text) said.push({ seq: ++seq, at: at(), text });
    if (deed && !done.has(deed)) done.set(deed, at());
    for (let n = 0; n < seconds; n++) tick();
  }
  return { said, deeds: done, begunAt, ended, situation: standing.situation, written };
}
