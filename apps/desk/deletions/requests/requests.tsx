import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sayUnread } from "../../failure-words.ts";
import { type PlaceProps, Unread } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Card } from "./card.tsx";
import "../../cards.css";
import { Proposal } from "./proposal.tsx";
import { Refusal } from "./refusal.tsx";
import type { Listed, Request } from "./request.ts";
import { words } from "./words-ja.ts";

type Open = { readonly at: "propose" | "refuse"; readonly request: Request };

const lookMillis = 5_000;

/** 依頼: what consultees want deleted, and what became of it. */
export function RequestsTab({ self, call }: PlaceProps): VNode {
  const [listed, setListed] = useState<Listed | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [note, setNote] = useState<string | null>(null);

  async function load(): Promise<void> {
    const answer = await call("/api/desk/deletions", {});
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    if (answer.ok) setListed(answer.value);
  }

  // Consultees ask, and others decide, meanwhile.
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), lookMillis);
    return () => clearInterval(timer);
  }, [call]);

  function done(said: string): void {
    setOpen(null);
    setNote(said);
    void load();
  }

  const names = new Map(listed?.people.map(({ id, displayName }) => [id, displayName]));
  const cards = (some: readonly Request[], empty: string): VNode =>
    some.length === 0 ? (
      <p class="hint">{empty}</p>
    ) : (
      <ul class="cards">
        {some.map((request) => (
          <Card
            key={request.consultation}
            request={request}
            names={names}
            mayDecide={mayDo(self, "deletion:decide")}
            onChoose={(at) => {
              setNote(null);
              setOpen({ at, request });
            }}
          />
        ))}
      </ul>
    );
  const isPast = ({ deletedAt, refused }: Request): boolean => deletedAt !== null || refused !== null;

  return (
    <>
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
          <section class="place-section" aria-labelledby="deletions-open">
            <h2 id="deletions-open">{words.open}</h2>
            {cards(
              listed.requests.filter((one) => !isPast(one)),
              words.nothingOpen,
            )}
          </section>
          <section class="place-section" aria-labelledby="deletions-past">
            <h2 id="deletions-past">{words.past}</h2>
            {cards(listed.requests.filter(isPast), words.nothingPast)}
          </section>
        </>
      )}
      {open?.at === "propose" && (
        <Proposal
          call={call}
          request={open.request}
          onDone={() => done(words.done.proposed)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open?.at === "refuse" && (
        <Refusal
          call={call}
          request={open.request}
          onDone={() => done(words.done.refused)}
          onCancel={() => setOpen(null)}
        />
      )}
    </>
  );
}
