import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { StaffId } from "../../../domain/ids.ts";
import { sayRoles } from "../role-words.ts";
import { When } from "../when.tsx";
import { actsFor, neverCame, type Person, type StaffAct } from "./people.ts";
import { words } from "./words-ja.ts";

const atOnce = 100;

type Props = {
  readonly people: readonly Person[];
  readonly self: StaffId;
  readonly onAct: ((act: StaffAct, person: Person) => void) | null;
};

/** A row a person, a hundred at once: a thousand rows of buttons would make every key press wait. */
export function Table({ people, self, onAct }: Props): VNode {
  const [shown, setShown] = useState(atOnce);
  const { column } = words;
  const rest = people.length - shown;
  return (
    <div class="staff-people wide">
      <table class="staff-table">
        <thead>
          <tr>
            <th scope="col">{column.name}</th>
            <th scope="col">{column.roles}</th>
            <th scope="col">{column.standing}</th>
            <th scope="col">{column.factors}</th>
            <th scope="col">{column.sessions}</th>
            <th scope="col">{column.lastSeen}</th>
            {onAct && <th scope="col">{column.acts}</th>}
          </tr>
        </thead>
        <tbody>
          {people.slice(0, shown).map((person) => (
            <Row key={person.id} person={person} self={self} onAct={onAct} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <button type="button" onClick={() => setShown(shown + atOnce)}>
          {words.more(Math.min(rest, atOnce))}
        </button>
      )}
    </div>
  );
}

function Row({ person, self, onAct }: Omit<Props, "people"> & { readonly person: Person }): VNode {
  const { column, standing } = words;
  return (
    <tr class={person.standing === "ended" ? "staff-gone" : ""}>
      <th scope="row">
        <span class="staff-name">{person.displayName}</span>
        {person.id === self && (
          <>
            {" "}
            <span class="staff-you">{words.yourself}</span>
          </>
        )}
        <span class="staff-sign-in">{person.name}</span>
      </th>
      <td class="staff-held" data-label={column.roles}>
        {sayRoles(person.roles)}
      </td>
      <td data-label={column.standing}>
        <div>
          <span class={`staff-standing ${person.standing}`}>{standing[person.standing]}</span>
          {person.invitedUntil && (
            <span class="hint staff-until">
              <When at={person.invitedUntil} /> {words.until}
            </span>
          )}
          {person.endedAt && (
            <span class="hint staff-until">
              <When at={person.endedAt} />
            </span>
          )}
        </div>
      </td>
      <td data-label={column.factors}>{sayFactors(person)}</td>
      <td data-label={column.sessions}>{words.sessionsCount(person.sessions)}</td>
      <td data-label={column.lastSeen}>
        {person.lastSeenAt ? <When at={person.lastSeenAt} /> : words.never}
      </td>
      {onAct && (
        <td class="staff-acts">
          {actsFor(person, self).map((act) => {
            const said = act === "reset" && neverCame(person) ? words.act.renew : words.act[act];
            return (
              <button
                key={act}
                type="button"
                aria-label={words.act.of(said, person.displayName)}
                onClick={() => onAct(act, person)}
              >
                {said}
              </button>
            );
          })}
        </td>
      )}
    </tr>
  );
}

function sayFactors({ factors }: Person): string {
  const { totp, passkeys, recoveryCodes } = factors;
  const said = words.factors;
  const own = [...(totp ? [said.totp] : []), ...(passkeys > 0 ? [said.passkeys(passkeys)] : [])];
  if (own.length === 0) return said.none;
  return [...own, said.codesLeft(recoveryCodes)].join("・");
}
