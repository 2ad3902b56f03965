import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { browserWords } from "../browser-words.ts";
import { Confirm } from "../confirm.tsx";
import { sayFailure, sayUnread } from "../failure-words.ts";
import { When } from "../when.tsx";
import type { Call } from "../work.ts";
import type { Person } from "./people.ts";
import { words } from "./words-ja.ts";

type Sessions = Api["/api/staff/sessions-of"]["output"]["sessions"];
type Props = {
  readonly call: Call;
  readonly person: Person;
  readonly onClose: () => void;
  readonly onEnded: () => void;
};

/** Where somebody is signed in, to end one or all of it. */
export function Sessions({ call, person, onClose, onEnded }: Props): VNode {
  const [sessions, setSessions] = useState<Sessions | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const said = words.sessions;

  async function load(): Promise<void> {
    const answer = await call("/api/staff/sessions-of", { staff: person.id });
    if (answer.ok) setSessions(answer.value.sessions);
    else setNote(sayUnread(answer.code));
  }
  useEffect(() => void load(), []);

  async function end(session: string | null): Promise<void> {
    setBusy(true);
    const answer = await call("/api/staff/end-session-of", { staff: person.id, session });
    setNote(answer.ok ? said.ended(answer.value.ended) : sayFailure(answer.code));
    await load();
    setBusy(false);
    onEnded();
  }

  return (
    <Confirm
      heading={said.heading(person.displayName)}
      confirm={said.endAll}
      cancel={words.close}
      blocked={busy || !sessions || sessions.length === 0}
      onConfirm={() => void end(null)}
      onCancel={onClose}
    >
      <p>{said.lead}</p>
      {!sessions && !note && <p class="hint">{said.loading}</p>}
      {sessions?.length === 0 && <p class="hint">{said.none}</p>}
      <ul class="staff-sessions" hidden={!sessions || sessions.length === 0}>
        {sessions?.map((one) => (
          <li key={one.id}>
            <div>
              <p class="staff-session-name">{browserWords(one.browser)}</p>
              <p class="hint">
                {said.begun} <When at={one.begunAt} />
                {" ・ "}
                {said.lastSeen} <When at={one.lastSeenAt} />
                {one.level === 1 && ` ・ ${said.passwordOnly}`}
              </p>
            </div>
            <button
              type="button"
              disabled={busy}
              aria-label={said.endOf(browserWords(one.browser))}
              onClick={() => void end(one.id)}
            >
              {said.end}
            </button>
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {note}
      </p>
    </Confirm>
  );
}
