import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { roles as allRoles, type Role } from "../../../domain/people.ts";
import { Confirm } from "../confirm.tsx";
import { sayFailure, sayUnread } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { Unread } from "../place-parts.tsx";
import { words as deskWords } from "../words-ja.ts";
import type { Call } from "../work.ts";
import { readNetworks, wouldLockOut } from "./networks.ts";
import { words } from "./words-ja.ts";

type Known = Api["/api/staff/networks"]["output"];
type Props = { readonly call: Call; readonly roles: readonly Role[] };

/** [ST-9] From where each role may be used. */
export function Networks({ call, roles }: Props): VNode {
  const [known, setKnown] = useState<Known | null>(null);
  const [editing, setEditing] = useKept<Role | null>("networks of", null);
  const [note, setNote] = useState<string | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const said = words.networks;

  async function load(): Promise<void> {
    setUnread(null);
    const answer = await call("/api/staff/networks", {});
    if (answer.ok) setKnown(answer.value);
    else setUnread(sayUnread(answer.code));
  }
  useEffect(() => void load(), []);

  return (
    <section class="place-section" aria-labelledby="staff-networks">
      <h2 id="staff-networks">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      {known && (
        <>
          <p>
            {said.here} <strong class="staff-address">{known.here}</strong>
          </p>
          <ul class="staff-networks">
            {allRoles.map((role) => {
              const networks = known.rules.find((rule) => rule.role === role)?.networks ?? [];
              return (
                <li key={role}>
                  <span class="staff-role-name">{deskWords.roles[role]}</span>
                  <span class="staff-address">
                    {networks.length === 0 ? said.everywhere : networks.join("、")}
                  </span>
                  <button
                    type="button"
                    aria-label={said.editOf(deskWords.roles[role])}
                    onClick={() => setEditing(role)}
                  >
                    {said.edit}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {unread && <Unread said={unread} readAgain={() => void load()} />}
      <p class="hint" role="status">
        {note}
      </p>
      {known && editing && (
        <Edit
          call={call}
          known={known}
          role={editing}
          own={roles}
          onCancel={() => setEditing(null)}
          onSaved={(now) => {
            setKnown(now);
            setNote(said.saved(deskWords.roles[editing]));
            setEditing(null);
          }}
        />
      )}
    </section>
  );
}

type EditProps = {
  readonly call: Call;
  readonly known: Known;
  readonly role: Role;
  readonly own: readonly Role[];
  readonly onCancel: () => void;
  readonly onSaved: (known: Known) => void;
};

function Edit({ call, known, role, own, onCancel, onSaved }: EditProps): VNode {
  const before = known.rules.find((rule) => rule.role === role)?.networks ?? [];
  const [typed, setTyped] = useKept("networks", before.join("\n"));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.networks;
  const { networks, faulty } = readNetworks(typed);
  const locksOut =
    faulty.length === 0 && wouldLockOut(known.rules, { role, networks }, { roles: own, here: known.here });

  async function save(): Promise<void> {
    if (faulty.length > 0) {
      setTrouble(said.faulty(faulty.join("、")));
      return;
    }
    setBusy(true);
    const answer = await call("/api/staff/set-networks", { role, networks });
    setBusy(false);
    if (answer.ok) onSaved(answer.value);
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.dialog(deskWords.roles[role])}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy || locksOut}
      onConfirm={() => void save()}
      onCancel={onCancel}
    >
      <p>
        {said.here} <strong class="staff-address">{known.here}</strong>
      </p>
      <label class="field">
        <span class="field-label">{said.field}</span>
        <textarea
          rows={5}
          class="staff-address"
          autocapitalize="none"
          spellcheck={false}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setTrouble(null);
          }}
        />
        <span class="hint">{said.hint}</span>
      </label>
      {networks.length > 0 && <p class="hint">{said.outside}</p>}
      <p class="trouble" role="alert">
        {locksOut ? said.lockOut : trouble}
      </p>
    </Confirm>
  );
}
