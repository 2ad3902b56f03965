import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Dated } from "../dated.tsx";
import { Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { words as common } from "../words-ja.ts";
import { RulesForm } from "./rules-form.tsx";
import { tellRulesRead } from "./rules-read.ts";
import { RulesReaders } from "./rules-readers.tsx";
import "./rules-text.css";
import { rulesWords as words } from "./rules-words-ja.ts";

/** きまり: the rules as they stand, that one has read them, and, for the city, who has not. */
export function RulesTab({ self, call }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/staff-rules/read");
  const [setting, setSetting] = useState(false);
  const [note, setNote] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const rules = read?.rules ?? null;

  async function acknowledge(version: number): Promise<void> {
    const answer = await call("/api/staff-rules/acknowledge", { version });
    const moved = !answer.ok && answer.code === "settings-moved";
    setFailed(answer.ok ? null : moved ? words.moved : sayFailure(answer.code));
    setNote(answer.ok ? words.done : "");
    if (answer.ok) tellRulesRead();
    await load();
  }

  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      <Standing {...{ note, read, trouble, load }} />
      {read && !rules && <p>{words.none}</p>}
      {rules && (
        <section class="place-section" aria-labelledby="rules-text">
          <h2 id="rules-text">{words.heading(rules.version)}</h2>
          <p class="hint">
            {words.since}: <Dated at={rules.at} />
          </p>
          <div class="rules-text">{rules.words ?? common.unreadable}</div>
          <div class="operation-acts">
            {read?.acknowledged ? (
              <p>
                <span class="mark good">{words.acknowledged}</span>
              </p>
            ) : (
              <>
                <p>{words.unread}</p>
                <button class="main" type="button" onClick={() => void acknowledge(rules.version)}>
                  {words.acknowledge}
                </button>
              </>
            )}
          </div>
          <p class="trouble" role="alert">
            {failed}
          </p>
        </section>
      )}
      {read &&
        mayDo(self, "staff-rules:set") &&
        (setting ? (
          <RulesForm
            call={call}
            seen={rules?.version ?? 0}
            present={rules?.words ?? ""}
            onCancel={() => setSetting(false)}
            onDone={(version) => {
              setSetting(false);
              setNote(words.set.done(version));
              void load();
            }}
          />
        ) : (
          <div class="operation-acts">
            <button type="button" onClick={() => setSetting(true)}>
              {rules ? words.set.begin : words.set.beginFirst}
            </button>
          </div>
        ))}
      {rules && mayDo(self, "staff-rules:watch") && <RulesReaders key={rules.version} call={call} />}
    </>
  );
}
