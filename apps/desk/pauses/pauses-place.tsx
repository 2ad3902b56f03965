import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import type { ListedPause } from "../../../contract/pause.ts";
import { sayUnread } from "../failure-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { Card, type Choice } from "./card.tsx";
import { Decide } from "./decide.tsx";
import "../cards.css";
import "./pauses.css";
import { words } from "./words-ja.ts";

type Listed = Api["/api/desk/pauses"]["output"];

const lookMillis = 5_000;

/** 休止: what was proposed, what holds, and what became of it. */
export function PausesPlace({ self, call }: PlaceProps): VNode {
  const [listed, setListed] = useState<Listed | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [open, setOpen] = useState<{ readonly choice: Choice; readonly pause: ListedPause } | null>(null);
  const [note, setNote] = useState<string | null>(null);

  async function load(): Promise<void> {
    const answer = await call("/api/desk/pauses", {});
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    if (answer.ok) setListed(answer.value);
  }

  // Others propose and decide meanwhile.
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), lookMillis);
    return () => clearInterval(timer);
  }, [call]);

  const names = new Map(listed?.people.map(({ id, displayName }) => [id, displayName]));
  const isOpen = ({ state }: ListedPause): boolean => state === "proposed" || state === "in-force";
  const cards = (some: readonly ListedPause[], empty: string): VNode =>
    some.length === 0 ? (
      <p class="hint">{empty}</p>
    ) : (
      <ul class="cards">
        {some.map((pause) => (
          <Card
            key={pause.id}
            {...{ pause, names }}
            mayDecide={mayDo(self, "pause:decide")}
            isOwn={pause.proposed.by === self.id}
            onChoose={(choice) => {
              setNote(null);
              setOpen({ choice, pause });
            }}
          />
        ))}
      </ul>
    );

  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint cards-lead">{words.lead}</p>
      <p class="cards-said" role="status">
        {note}
      </p>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {!listed && !trouble && (
        <p class="place-loading" role="status">
          {words.loading}
        </p>
      )}
      {listed && (
        <>
          <section class="place-section" aria-labelledby="pauses-open">
            <h2 id="pauses-open">{words.open}</h2>
            {cards(listed.pauses.filter(isOpen), words.nothingOpen)}
          </section>
          <section class="place-section" aria-labelledby="pauses-past">
            <h2 id="pauses-past">{words.past}</h2>
            {cards(
              listed.pauses.filter((one) => !isOpen(one)),
              words.nothingPast,
            )}
          </section>
        </>
      )}
      {open && (
        <Decide
          {...open}
          call={call}
          onDone={() => {
            setNote(words.done[open.choice]);
            setOpen(null);
            void load();
          }}
          onCancel={() => setOpen(null)}
        />
      )}
    </>
  );
}
