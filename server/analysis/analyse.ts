import { type Analysis, fewestPeople, mostPaired, tallyPairs, tallyWords } from "../../domain/analysis.ts";
import { noAnswer, type School, type Topic } from "../../domain/attributes.ts";
import type { Purpose } from "../../domain/audit.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { instantsOf, isPeriod, type Period } from "../../domain/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import { wordsSaid } from "../../domain/words-said.ts";
import { recordAct } from "../audit/record.ts";
import { hearConsultees } from "../consultation/hear-consultees.ts";
import type { Tools } from "../tools.ts";
import { type Analysable, listAnalysable } from "./store.ts";

export type WantedAnalysis = Period & {
  readonly topic?: Topic | undefined;
  readonly school?: School | undefined;
  readonly purpose: Purpose;
};

/** Who waits for it. `progress` is waited for. */
export type Analyst = {
  /** So many consultations of so many were read; each is read twice. */
  progress(read: number, of: number): Promise<void>;
  readonly gone: AbortSignal;
};

/** More than a city has in ten years. */
const mostConsultations = 50_000;
/** What is in memory of them at a time, or one consultee's. */
const atOnce = 20;
const longestMillis = 10 * 60_000;

/**
 * 内容の分析 [AN-1] [AN-2]: on record with its purpose before a word is opened, and again when it is over. Answers what carries it out,
 * so that whatever is refused is refused before; null where nobody waited for it, or it took too long.
 */
export async function beginToAnalyse(
  tools: Tools,
  by: Staff,
  wanted: WantedAnalysis,
): Promise<(analyst: Analyst) => Promise<Analysis | null>> {
  const { topic, school, purpose, ...period } = wanted;
  if (!isPeriod(period)) throw new Refusal("bad-input");
  const { from, before } = instantsOf(period);
  const of = { from, to: before, purpose, setting: `${topic ?? "any"}-${school ?? "any"}` };
  const record = (facts: { readonly outcome: string; readonly count?: number }): Promise<void> =>
    tools.db
      .transaction()
      .execute((tx) => recordAct(tx, tools.now(), by, "contents:analyse", { ...of, ...facts }));
  await record({ outcome: "begun" });
  return async (analyst) => {
    let [outcome, count] = ["fault", 0];
    try {
      const found = await carryOut(tools, wanted, analyst);
      outcome = found ? "all" : analyst.gone.aborted ? "stopped" : "time";
      count = found?.words.length ?? 0;
      return found;
    } finally {
      await record({ outcome, count });
    }
  };
}

async function carryOut(tools: Tools, wanted: WantedAnalysis, analyst: Analyst): Promise<Analysis | null> {
  const all = await listAnalysable(tools.db, instantsOf(wanted), mostConsultations);
  const some = handfuls(all.filter((one) => isWanted(one, wanted)));
  const of = 2 * some.reduce((sum, one) => sum + one.length, 0);
  const endsAt = performance.now() + longestMillis;
  let read = 0;
  const isOver = async (handful: readonly Analysable[]): Promise<boolean> => {
    read += handful.length;
    await analyst.progress(read, of);
    return analyst.gone.aborted || performance.now() > endsAt;
  };

  const words = tallyWords();
  let people = 0;
  for (const handful of some) {
    for (const messages of (await said(tools, handful)).values()) {
      people++;
      words.hear(new Set(messages.flatMap((one) => [...one])));
    }
    if (await isOver(handful)) return null;
  }
  const most = words.most();
  // Only now it is known of which words to count the pairs: of all of them there would be too many to hold.
  const pairs = tallyPairs(most.slice(0, mostPaired).map(({ word }) => word));
  for (const handful of some) {
    for (const messages of (await said(tools, handful)).values()) pairs.hear(messages);
    if (await isOver(handful)) return null;
  }
  return { people: people < fewestPeople ? null : people, words: most, pairs: pairs.most() };
}

/** What each consultee of a handful said, message by message. */
async function said(
  tools: Tools,
  handful: readonly Analysable[],
): Promise<ReadonlyMap<string, readonly ReadonlySet<string>[]>> {
  const whose = new Map<ConsultationId, string>(handful.map(({ id, consultee }) => [id, consultee]));
  const theirs = new Map<string, ReadonlySet<string>[]>();
  for await (const { consultation, text } of hearConsultees(tools, [...whose.keys()])) {
    const consultee = whose.get(consultation);
    if (consultee === undefined) continue;
    const messages = theirs.get(consultee) ?? [];
    messages.push(wordsSaid(text));
    theirs.set(consultee, messages);
  }
  return theirs;
}

/** A few at a time, and no consultee's in two of them: each is counted once. */
function handfuls(all: readonly Analysable[]): Analysable[][] {
  const some: Analysable[][] = [];
  for (const one of all) {
    const last = some.at(-1);
    const isSame = last?.at(-1)?.consultee === one.consultee;
    if (last && (last.length < atOnce || isSame)) last.push(one);
    else some.push([one]);
  }
  return some;
}

function isWanted({ counted }: Analysable, { topic, school }: WantedAnalysis): boolean {
  const { topics } = counted;
  return (
    (topic === undefined || (topics !== undefined && topics !== noAnswer && topics.includes(topic))) &&
    (school === undefined || counted.school === school)
  );
}
