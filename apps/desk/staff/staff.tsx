import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { sayUnread } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { useStore } from "../use-store.ts";
import { Change } from "./change.tsx";
import { FilterBar } from "./filter.tsx";
import { Invite } from "./invite.tsx";
import { Link } from "./link.tsx";
import { Networks } from "./networks.tsx";
import { everyoneHere, findPeople, type Person, type StaffAct } from "./people.ts";
import { RoleDuties } from "./role-duties.tsx";
import { Sessions } from "./sessions.tsx";
import "../fields.css";
import "./staff.css";
import { type Invitation, type Outcome, startStaff } from "./staff.ts";
import { Table } from "./table.tsx";
import { words } from "./words-ja.ts";

type Open =
  | { readonly at: "nothing" }
  | { readonly at: "invite" }
  | { readonly at: "sessions"; readonly person: Person }
  | { readonly at: Exclude<StaffAct, "sessions">; readonly person: Person }
  | { readonly at: "link"; readonly invitation: Invitation; readonly name: string };

const nothing: Open = { at: "nothing" };

/** 職員: who may come in, and with what. */
export function StaffPlace({ self, call }: PlaceProps): VNode {
  const mayAdminister = mayDo(self, "staff:administer");
  const work = useMemo(() => startStaff(call, mayAdminister), [call, mayAdminister]);
  const { people, rules, trouble } = useStore(work.store, (all) => all);
  const [filter, setFilter] = useState(everyoneHere);
  const [open, setOpen] = useKept("staff open", nothing);
  const [note, setNote] = useState<string | null>(null);
  const close = (): void => setOpen(nothing);
  const found = useMemo(() => findPeople(people ?? [], filter), [people, filter]);

  useEffect(() => void work.load(), [work]);

  /** Whether it was done or waits, and the link where there is one. */
  function came(outcome: Exclude<Outcome, { t: "refused" }>, done: string, name: string): void {
    setNote(outcome.t === "waits" ? words.asked : done);
    if (outcome.t === "done" && outcome.invitation)
      setOpen({ at: "link", invitation: outcome.invitation, name });
    else close();
  }

  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint staff-lead">{words.lead}</p>
      <section class="place-section" aria-label={words.heading}>
        <div class="staff-top">
          {mayAdminister && (
            <button class="main" type="button" onClick={() => setOpen({ at: "invite" })}>
              {words.act.invite}
            </button>
          )}
          <p class="staff-note" role="status">
            {note}
          </p>
        </div>
        {trouble && (
          <Unread said={people ? words.stale : sayUnread(trouble)} readAgain={() => void work.load()} />
        )}
        {!people && !trouble && (
          <p class="place-loading" role="status">
            {words.loading}
          </p>
        )}
        {people && (
          <>
            <FilterBar people={people} shown={found.length} filter={filter} onChange={setFilter} />
            {found.length > 0 && (
              <Table
                people={found}
                self={self.id}
                onAct={mayAdminister ? (at, person) => setOpen({ at, person }) : null}
              />
            )}
            {found.length === 0 && <p class="staff-none">{words.none.filtered}</p>}
            {mayAdminister && people.length === 1 && (
              <p class="staff-none">
                {words.none.all}
                {words.none.hint}
              </p>
            )}
          </>
        )}
      </section>
      {mayDo(self, "settings:change") && <Networks call={call} roles={self.roles} />}
      <RoleDuties />
      {open.at === "invite" && (
        <Invite
          rules={rules}
          invite={work.invite}
          onCancel={close}
          onCame={(outcome, name) => came(outcome, words.done.invite, name)}
        />
      )}
      {(open.at === "change-roles" || open.at === "reset" || open.at === "dismiss") && (
        <Change
          act={open.at}
          person={open.person}
          rules={rules}
          work={work}
          onCancel={close}
          onCame={(outcome) => came(outcome, words.done[open.at], open.person.displayName)}
        />
      )}
      {open.at === "sessions" && (
        <Sessions call={call} person={open.person} onClose={close} onEnded={() => void work.load()} />
      )}
      {open.at === "link" && <Link invitation={open.invitation} name={open.name} onClose={close} />}
    </>
  );
}
