import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { DueNotice } from "../exports/due-notice.tsx";
import { sayFailure, sayUnread } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { RegisterNotice } from "../operation/registers/register-notice.tsx";
import { ReviewNotice } from "../operation/registers/review-notice.tsx";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { Link } from "../staff/link.tsx";
import { mayDo } from "../state.ts";
import { useStore } from "../use-store.ts";
import "../fields.css";
import "../cards.css";
import "./approvals.css";
import { type Approval, sorted, startApprovals } from "./approvals.ts";
import { Card, type Choice } from "./card.tsx";
import { Decide } from "./decide.tsx";
import { GlassRequest } from "./glass-request.tsx";
import { Rules } from "./rules.tsx";
import { Uses } from "./uses.tsx";
import { words } from "./words-ja.ts";

const lookMillis = 5_000;

type Open =
  | { readonly at: "nothing" }
  | { readonly at: "agree" | "refuse"; readonly approval: Approval }
  | {
      readonly at: "link";
      readonly invitation: { readonly token: string; readonly expiresAt: string };
      readonly name: string;
    };

const nothing: Open = { at: "nothing" };

/** 承認: what one person alone does not decide. */
export function ApprovalsPlace({ self, call, now }: PlaceProps): VNode {
  const work = useMemo(() => startApprovals(call), [call]);
  const { approvals, uses, names, trouble } = useStore(work.store, (all) => all);
  const [open, setOpen] = useKept("approvals open", nothing);
  const [note, setNote] = useState<string | null>(null);
  const { waiting, past } = sorted(approvals ?? []);
  const close = (): void => setOpen(nothing);

  // Somebody else decides or asks meanwhile.
  useEffect(() => {
    void work.load();
    const timer = setInterval(() => void work.load(), lookMillis);
    return () => clearInterval(timer);
  }, [work]);

  async function choose(choice: Choice, approval: Approval): Promise<void> {
    setNote(null);
    if (choice !== "withdraw") return setOpen({ at: choice, approval });
    const why = await work.withdraw(approval.id);
    setNote(why ? sayFailure(why) : words.done.withdrawn);
  }

  async function decide(choice: "agree" | "refuse", approval: Approval): Promise<string | null> {
    if (choice === "refuse") {
      const why = await work.refuse(approval.id);
      if (why) return sayFailure(why);
      setNote(words.done.refused);
      close();
      return null;
    }
    const came = await work.agree(approval.id);
    if (came.t === "refused") return sayFailure(came.code);
    setNote(came.carriedOut ? words.done.carriedOut : words.done.agreed);
    const name = (approval.staff && names.get(approval.staff)) ?? words.someone;
    if (came.invitation) setOpen({ at: "link", invitation: came.invitation, name });
    else close();
    return null;
  }

  async function ask(asked: { reason: string; minutes: number }): Promise<string | null> {
    const why = await work.askToBreakGlass(asked);
    if (!why) setNote(words.done.asked);
    return why && sayFailure(why);
  }

  const cards = (some: readonly Approval[], empty: string): VNode =>
    some.length === 0 ? (
      <p class="hint">{empty}</p>
    ) : (
      <ul class="cards">
        {some.map((one) => (
          <Card
            key={one.id}
            approval={one}
            self={self}
            names={names}
            onChoose={(choice, approval) => void choose(choice, approval)}
          />
        ))}
      </ul>
    );

  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint cards-lead">{words.lead}</p>
      {mayDo(self, "export:settle") && <DueNotice call={call} />}
      {mayDo(self, "register:decide") && <RegisterNotice call={call} />}
      {mayDo(self, "access-review:see") && <ReviewNotice call={call} />}
      <p class="cards-said" role="status">
        {note}
      </p>
      {trouble && <Unread said={sayUnread(trouble)} readAgain={() => void work.load()} />}
      {!approvals && !trouble && (
        <p class="place-loading" role="status">
          {words.loading}
        </p>
      )}
      {approvals && (
        <section class="place-section" aria-labelledby="approvals-waiting">
          <h2 id="approvals-waiting">{words.waiting}</h2>
          {cards(waiting, words.nothingWaits)}
        </section>
      )}
      {mayDo(self, "break-glass:ask") && (
        <section class="place-section" aria-labelledby="glass-ask">
          <h2 id="glass-ask">{words.glass.ask}</h2>
          <GlassRequest ask={ask} />
        </section>
      )}
      {approvals && (
        <>
          <section class="place-section" aria-labelledby="glass-uses">
            <h2 id="glass-uses">{words.glass.uses}</h2>
            <Uses uses={uses} names={names} now={now} />
          </section>
          <section class="place-section" aria-labelledby="approvals-past">
            <h2 id="approvals-past">{words.past}</h2>
            {cards(past, words.nothingPast)}
          </section>
        </>
      )}
      {mayDo(self, "settings:change") && <Rules call={call} onAsked={() => void work.load()} />}
      {(open.at === "agree" || open.at === "refuse") && (
        <Decide
          choice={open.at}
          approval={open.approval}
          names={names}
          run={() => decide(open.at, open.approval)}
          onCancel={close}
        />
      )}
      {open.at === "link" && <Link invitation={open.invitation} name={open.name} onClose={close} />}
    </>
  );
}
