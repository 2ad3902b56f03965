import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ExerciseId } from "../../../../domain/exercise.ts";
import { sayFailure } from "../../failure-words.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { Group, Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { ExerciseCard } from "./exercise-card.tsx";
import { exerciseWords } from "./exercise-words.ts";
import { haveSeenEnd, known, tellKnown } from "./known.ts";
import { PastCard } from "./past-card.tsx";
import "./practice.css";
import { UnderWay } from "./under-way.tsx";
import { words } from "./words-ja.ts";

/** 練習: in an invented city alone. What is under way, what can be tried, and how it went. */
export function PracticeTab({ call, now, openConsultation }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/practice/list");
  const [note, setNote] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** What has just ended, on top of everything and opened, until the next one begins. */
  const [fresh, setFresh] = useState<string | null>(null);
  const underWay = read?.practices.find(({ ended }) => !ended);
  const past = read?.practices.filter(({ ended }) => ended) ?? [];
  useEffect(() => {
    if (!read) return;
    tellKnown(read.practices);
    if (known.get().justOver) setFresh(read.practices[0]?.id ?? null);
    haveSeenEnd();
  }, [read]);

  async function act(does: () => Promise<string | null>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(await does());
    await load();
    setBusy(false);
  }

  const begin = (exercise: ExerciseId): Promise<void> =>
    act(async () => {
      const answer = await call("/api/practice/begin", { id: crypto.randomUUID(), exercise });
      setNote(answer.ok ? words.begun(exerciseWords[exercise].name) : "");
      if (answer.ok) setFresh(null);
      return answer.ok ? null : sayFailure(answer.code);
    });

  const stop = (practice: string): Promise<void> =>
    act(async () => {
      const answer = await call("/api/practice/stop", { practice });
      setNote(answer.ok ? words.stopped : "");
      return answer.ok ? null : sayFailure(answer.code);
    });

  const cardsOf = (some: typeof past): VNode[] =>
    some.map((one) => <PastCard key={one.id} {...{ one, call, now }} isOpen={one.id === fresh} />);

  return (
    <div class="practice">
      <p class="hint cards-lead-plain">{words.lead}</p>
      <Standing {...{ note, read, trouble, load }} />
      {failed && (
        <p class="trouble" role="alert">
          {failed}
        </p>
      )}
      {underWay && (
        <UnderWay
          one={underWay}
          onOpen={() => openConsultation(underWay.consultation)}
          onStop={() => void stop(underWay.id)}
        />
      )}
      {fresh && (
        <Group
          id="practice-fresh"
          heading={words.fresh}
          cards={cardsOf(past.filter(({ id }) => id === fresh))}
          empty=""
        />
      )}
      {read && !underWay && (
        <Group
          id="practice-choose"
          heading={words.choose}
          cards={read.exercises.map((id) => <ExerciseCard key={id} id={id} onBegin={() => void begin(id)} />)}
          empty=""
        />
      )}
      {read && (
        <Group
          id="practice-past"
          heading={words.past}
          cards={cardsOf(past.filter(({ id }) => id !== fresh))}
          empty={words.nothingPast}
        />
      )}
    </div>
  );
}
