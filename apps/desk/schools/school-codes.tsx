import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { saySchoolCode } from "../../../domain/school-code.ts";
import type { Answer } from "../../shared/call.ts";
import { Confirm } from "../confirm.tsx";
import { sayFailure, sayUnread } from "../failure-words.ts";
import { Unread } from "../place-parts.tsx";
import type { Call } from "../work.ts";
import { words } from "./code-words-ja.ts";

type Codes = Api["/api/desk/school-codes"]["output"];
type Props = { readonly call: Call; readonly schools: readonly string[] };

/** [SC-1] 学校のコード: used or not, and each school's own. */
export function SchoolCodes({ call, schools }: Props): VNode {
  const [codes, setCodes] = useState<Codes | null>(null);
  const [trouble, setTrouble] = useState("");
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function load(): Promise<void> {
    const answer = await call("/api/desk/school-codes", {});
    setTrouble(answer.ok ? "" : sayUnread(answer.code));
    if (answer.ok) setCodes(answer.value);
  }
  // The list is what the codes stand beside.
  useEffect(() => void load(), [schools]);

  async function change(act: Promise<Answer<unknown>>, done: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    const answer = await act;
    await load();
    setBusy(false);
    if (answer.ok) setNote(done);
    else setNote(answer.code === "settings-moved" ? words.moved : sayFailure(answer.code));
  }
  const turn = ({ version, on }: Codes): Promise<void> =>
    change(
      call("/api/desk/school-codes/switch", { version, on: !on }),
      on ? words.switchedOff : words.switchedOn,
    );
  const renew = ({ version }: Codes, school: string): Promise<void> =>
    change(call("/api/desk/school-codes/renew", { version, school }), words.renewed(school));

  return (
    <section class="place-section schools-codes" aria-labelledby="schools-codes">
      <h2 id="schools-codes">{words.heading}</h2>
      <p class="hint">{words.hint}</p>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {!codes && !trouble && <p role="status">{words.loading}</p>}
      {codes && (
        <>
          <div class="schools-save">
            <p>{codes.on ? words.on : words.off}</p>
            <button type="button" aria-disabled={busy} onClick={() => void turn(codes)}>
              {codes.on ? words.switchOff : words.switchOn}
            </button>
            <p role="status">{note}</p>
          </div>
          {codes.on && codes.codes.length === 0 && <p class="hint">{words.noSchools}</p>}
          {codes.on && codes.codes.length > 0 && (
            <CodeTable
              codes={codes}
              onRenew={(school, code) => (code === null ? void renew(codes, school) : setAsked(school))}
            />
          )}
          {asked !== null && (
            <Confirm
              heading={words.ask.heading(asked)}
              confirm={words.ask.confirm}
              cancel={words.ask.cancel}
              onCancel={() => setAsked(null)}
              onConfirm={() => {
                setAsked(null);
                void renew(codes, asked);
              }}
            >
              <p>{words.ask.effect}</p>
            </Confirm>
          )}
        </>
      )}
    </section>
  );
}

function CodeTable({
  codes: { codes },
  onRenew,
}: {
  readonly codes: Codes;
  readonly onRenew: (school: string, code: string | null) => void;
}): VNode {
  return (
    <div class="schools-found">
      <table aria-labelledby="schools-codes">
        <thead>
          <tr>
            <th scope="col">{words.school}</th>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.act}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ school, code }) => (
            <tr key={school}>
              <th scope="row">{school}</th>
              <td class="schools-code">{code === null ? words.none : saySchoolCode(code)}</td>
              <td>
                <button
                  type="button"
                  aria-label={code === null ? words.makeOf(school) : words.renewOf(school)}
                  onClick={() => onRenew(school, code)}
                >
                  {code === null ? words.make : words.renew}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
