import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SignedInSelf } from "../../../contract/staff.ts";
import type { OpenUrgentCall } from "../../../contract/sync.ts";
import type { StaffId, UrgentCallId } from "../../../domain/ids.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../list/row.ts";
import { addressOf } from "../places.ts";
import { type DeskState, mayDo } from "../state.ts";
import { openedIn } from "../work.ts";
import { CallDialog } from "./call-dialog.tsx";
import { ringing, standingOf } from "./calls.ts";
import { GuideParts } from "./contacts.tsx";
import { Elapsed } from "./elapsed.tsx";
import { OwnCall } from "./own-call.tsx";
import { RingingCall } from "./ringing-call.tsx";
import { SheetPart } from "./sheet/sheet-part.tsx";
import { useAlarm } from "./use-alarm.ts";
import { useUrgentKey } from "./use-urgent-key.ts";
import { urgentWords as words } from "./words-ja.ts";
import "./urgent.css";

type Props = { readonly desk: Desk; readonly self: SignedInSelf; readonly state: DeskState };

/** [UC-2] At every place of the desk: the calls that concern this person, and the way to make one. */
export function UrgentCalls({ desk, self, state }: Props): VNode {
  const { urgent, names } = state;
  const [muted, setMuted] = useState<readonly UrgentCallId[]>([]);
  const rings = ringing(urgent, self);
  const heard = useAlarm(rings.some(({ call }) => !muted.includes(call)));
  const row = urgent.asking && state.list.rows.get(urgent.asking);
  useUrgentKey(() => {
    if (mayDo(self, "urgent:call") && state.shown) desk.urgent.ask(state.shown);
  });

  const name = (staff: StaffId | null): string => nameOf(staff, names);

  async function take(call: OpenUrgentCall) {
    const trouble = await desk.urgent.take(call.call);
    if (trouble === null) {
      desk.show(call.consultation);
      location.hash = addressOf("consultations");
    }
    return trouble;
  }

  return (
    <>
      <section class="urgent-calls" aria-label={words.label}>
        {rings.map((call) => (
          <RingingCall
            key={call.call}
            call={call}
            caller={name(call.calledBy)}
            heard={heard}
            muted={muted.includes(call.call)}
            onMute={() => setMuted([...muted, call.call])}
            onTake={() => take(call)}
          />
        ))}
        {[...urgent.making].map(([id, { number, since }]) => (
          <article key={id} class="urgent-own">
            <div class="urgent-head">
              <h2>{words.number(number)}</h2>
              <p role="status" class="urgent-standing">
                {words.making}
              </p>
              <Elapsed since={since} />
              <button type="button" onClick={() => desk.urgent.giveUp(id)}>
                {words.withdraw}
              </button>
            </div>
            <p>{words.makingHint}</p>
            <GuideParts guide={urgent.guide} />
          </article>
        ))}
        {urgent.calls.map((call) => {
          const standing = standingOf(call, self);
          if (standing === "ringing" || urgent.making.has(call.call)) return null;
          if (standing === "taken")
            return (
              <p key={call.call} class="urgent-others">
                {words.number(call.number)}・{words.taken(name(call.takenBy))}
              </p>
            );
          return (
            <OwnCall
              key={call.call}
              call={call}
              guide={urgent.guide}
              caller={standing === "own" ? null : name(call.calledBy)}
              taker={call.takenBy && name(call.takenBy)}
              takenByMe={standing === "taken-by-me"}
              record={openedIn(state, call.consultation).asides["urgent-record"]}
              onWrite={(record) => desk.writeAside(call.consultation, "urgent-record", record)}
              onEnd={(outcome, record) => desk.urgent.end(call.call, outcome, record)}
            >
              <SheetPart desk={desk} state={state} call={call} />
            </OwnCall>
          );
        })}
        {urgent.calledBefore && (
          <p class="urgent-others" role="status">
            {words.calledBefore}
          </p>
        )}
      </section>
      {row && (
        <CallDialog
          number={row.number}
          onCall={() => desk.urgent.call(row.id)}
          onDone={() => desk.urgent.ask(null)}
        />
      )}
    </>
  );
}
