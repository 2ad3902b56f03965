import { nextStep, type Standing } from "../../domain/exercise-step.ts";
import { exerciseOf } from "../../domain/exercises.ts";
import type { Practice } from "../../domain/practice.ts";
import { Refusal } from "../../domain/refusal.ts";
import { markRead } from "../consultation/read.ts";
import type { Tools } from "../tools.ts";
import { whatHappened } from "./happened.ts";
import { consulteeOf, perform } from "./perform.ts";
import { isInvented } from "./refuse-real-city.ts";
import { listUnderWay, saveEnd, saveStanding } from "./store.ts";

const mostAtOnce = 200;
/** Whoever went home in the middle of it has stopped. */
const longestMillis = 4 * 3_600_000;

/** [PX-3] One step of every exercise that is under way, where it is time for one. */
export async function playPractices(tools: Tools): Promise<void> {
  if (!isInvented(tools.door)) return;
  for (const practice of await listUnderWay(tools.db, mostAtOnce)) {
    try {
      await play(tools, practice);
    } catch (error) {
      await afterTrouble(tools, practice, error);
    }
  }
}

/** What was refused because it was closed, handed on or taken by somebody else ends: there is nobody left to go on with. */
async function afterTrouble({ db, now, log }: Tools, { id }: Practice, error: unknown): Promise<void> {
  if (!(error instanceof Refusal))
    log.warn({ practice: id, error }, "An exercise could not go on; it is tried again.");
  else if (error.code !== "busy" && error.code !== "wrong-epoch")
    await saveEnd(db, id, { at: now(), outcome: "stopped" });
}

async function play(tools: Tools, practice: Practice): Promise<void> {
  const { db, now } = tools;
  const at = now();
  if (at.getTime() - practice.begunAt.getTime() > longestMillis)
    return saveEnd(db, practice.id, { at, outcome: "stopped" });
  const happened = await whatHappened(tools, practice);
  const read = happened.entries.findLast((entry) => entry.kind === "message" && entry.by === "counsellor");
  if (read) await markRead(tools, await consulteeOf(tools, practice), practice.consultation, read.seq);
  const { standing } = practice;
  const next = nextStep(exerciseOf(practice.exercise), standing, happened, at);
  if (!next) return;
  if (next.do === "end") return saveEnd(db, practice.id, { at, outcome: "over" });
  if (next.do === "part") await perform(tools, practice, next.part);
  const moved: Standing =
    next.do === "part"
      ? { ...standing, done: standing.done + 1, movedAt: at }
      : { situation: next.to, done: 0, since: happened.said.at(-1)?.seq ?? standing.since, movedAt: at };
  await saveStanding(db, practice, moved);
}
