import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { kitLabels, posterLines, posterWordings } from "../../../domain/kit.ts";
import { plain } from "../../shared/text.ts";
import { saveFile } from "../exports/save-file.ts";
import { sayFailure } from "../failure-words.ts";
import type { Call } from "../work.ts";
import { fetchKit, type KitChoice, KitFailed } from "./fetch-kit.ts";
import { words } from "./kit-words-ja.ts";

type Props = { readonly call: Call; readonly schools: readonly string[] };

/** 配布キット: one file with all that brings the page onto the schools' devices. */
export function KitForm({ call, schools }: Props): VNode {
  const [choice, setChoice] = useState<KitChoice>({ label: kitLabels[0], wording: posterWordings[0] });
  const [school, setSchool] = useState("");
  const [note, setNote] = useState("");
  const [making, setMaking] = useState(false);

  async function make(): Promise<void> {
    if (making) return;
    setMaking(true);
    setNote(words.making);
    try {
      const file = await fetchKit(call, choice, {
        schools: schools
          .map((name, place) => ({ name, place }))
          .filter(({ name }) => !school || name === school),
        tell: (name, done, all) => setNote(words.step(name, done, all)),
      });
      saveFile(file, words.fileName);
      setNote(words.made);
    } catch (error) {
      // Nothing was to be changed: whoever was not reached has left nothing in doubt.
      const code = error instanceof KitFailed ? error.code : "unreachable";
      setNote(code === "unreachable" ? words.failed : sayFailure(code));
    } finally {
      setMaking(false);
    }
  }

  const { heading, lead } = posterLines[choice.wording];
  return (
    <section class="place-section schools-kit" aria-labelledby="schools-kit">
      <h2 id="schools-kit">{words.heading}</h2>
      <p class="hint">{words.hint}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <label class="field">
          <span class="field-label">{words.label}</span>
          <select
            value={choice.label}
            onChange={({ currentTarget: { value } }) =>
              setChoice({ ...choice, label: kitLabels.find((one) => one === value) ?? choice.label })
            }
          >
            {kitLabels.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="field-label">{words.wording}</span>
          <select
            value={choice.wording}
            onChange={({ currentTarget: { value } }) =>
              setChoice({ ...choice, wording: posterWordings.find((one) => one === value) ?? choice.wording })
            }
          >
            {posterWordings.map((one) => (
              <option key={one} value={one}>
                {plain(posterLines[one].heading.join(""))}
              </option>
            ))}
          </select>
        </label>
        <p class="hint schools-lead">
          {plain(heading.join(""))} {plain(lead)}
        </p>
        <label class="field">
          <span class="field-label">{words.school}</span>
          <select value={school} onChange={(event) => setSchool(event.currentTarget.value)}>
            <option value="">{schools.length > 0 ? words.all(schools.length) : words.none}</option>
            {schools.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <div class="schools-save">
          <button class="main" type="submit" aria-disabled={making}>
            {words.make}
          </button>
          <p role="status">{note}</p>
        </div>
      </form>
      <details>
        <summary>{words.inside}</summary>
        <ul>
          {words.files.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
