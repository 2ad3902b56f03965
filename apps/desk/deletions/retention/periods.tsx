import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedRetention } from "../../../../contract/retention.ts";
import { type RetentionSettings, retentionClasses, retentionFaults } from "../../../../domain/retention.ts";
import { sayFailure } from "../../failure-words.ts";
import { Line } from "../../operation/fields.tsx";
import type { Call } from "../../work.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly known: ListedRetention;
  readonly mayDecide: boolean;
  readonly onSaved: (said: string) => void;
};

const typedOf = (months: number | null): string => (months === null ? "" : String(months));

/** Null where it is no number; an empty field is none too, and means that nothing goes. */
function read(typed: Readonly<Record<"usual" | "grave", string>>): RetentionSettings | null {
  const of = (text: string): number | null => {
    const plain = text.normalize("NFKC").trim();
    return plain === "" ? null : /^\d{1,5}$/.test(plain) ? Number(plain) : Number.NaN;
  };
  const settings = { usual: of(typed.usual), grave: of(typed.grave) };
  return Number.isNaN(settings.usual) || Number.isNaN(settings.grave) ? null : settings;
}

/** [RT-2] The periods, for whoever may decide on them to change. */
export function Periods({ call, known, mayDecide, onSaved }: Props): VNode {
  const { version, settings } = known;
  const [typed, setTyped] = useState({ usual: typedOf(settings.usual), grave: typedOf(settings.grave) });
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.periods;

  async function save(): Promise<void> {
    const wanted = read(typed);
    const [fault] = wanted ? retentionFaults(wanted) : [];
    if (!wanted || fault) return setTrouble(fault ? said.faults[fault.code] : said.number);
    const answer = await call("/api/desk/retention/set", { version, settings: { ...wanted } });
    if (answer.ok) onSaved(said.saved(answer.value.version));
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <section class="place-section" aria-labelledby="retention-periods">
      <h2 id="retention-periods">{said.heading}</h2>
      <p class="hint">{words.graveHint}</p>
      <dl class="facts retention-periods">
        {retentionClasses.map((one) => (
          <div key={one}>
            <dt>{words.classes[one]}</dt>
            <dd>{said.months(settings[one])}</dd>
          </div>
        ))}
      </dl>
      {mayDecide ? (
        <form
          class="operation-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {retentionClasses.map((one) => (
            <Line
              key={one}
              label={said.field(words.classes[one])}
              value={typed[one]}
              longest={5}
              onChange={(text) => setTyped({ ...typed, [one]: text })}
            />
          ))}
          <p class="hint whole">{said.hint}</p>
          <div class="operation-acts">
            <button class="main" type="submit">
              {said.save}
            </button>
          </div>
          <p class="trouble" role="alert">
            {trouble}
          </p>
          <p class="whole hint">{said.version(version)}</p>
        </form>
      ) : (
        <p class="hint">{said.version(version)}</p>
      )}
    </section>
  );
}
