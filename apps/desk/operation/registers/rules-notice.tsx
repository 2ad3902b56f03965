import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import { Dialog } from "../../dialog.tsx";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { words as common } from "../words-ja.ts";
import { onRulesRead } from "./rules-read.ts";
import "./rules-text.css";
import { rulesWords as words } from "./rules-words-ja.ts";

type Rules = NonNullable<Api["/api/staff-rules/read"]["output"]["rules"]>;

/**
 * [RG-4] Asked once after the sign-in: a line above the place, which leaves everything else as it is. Nobody who answers a
 * child is stopped by it; あとで puts it off until the next sign-in.
 */
export function RulesNotice({ call }: { readonly call: Call }): VNode | null {
  const [rules, setRules] = useState<Rules | null>(null);
  const [reading, setReading] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function look(): Promise<void> {
    const answer = await call("/api/staff-rules/read", {});
    if (answer.ok) setRules(answer.value.acknowledged ? null : answer.value.rules);
  }
  useEffect(() => {
    void look();
    return onRulesRead(() => setRules(null));
  }, [call]);
  if (!rules) return null;

  async function acknowledge(version: number): Promise<void> {
    const answer = await call("/api/staff-rules/acknowledge", { version });
    if (answer.ok) return setRules(null);
    if (answer.code !== "settings-moved") return setTrouble(sayFailure(answer.code));
    setTrouble(words.moved);
    await look();
  }

  return (
    <section class="operation-banner rules-notice" aria-label={words.notice.label}>
      <p>
        <span role="status">{words.notice.text(rules.version)}</span>
        <button type="button" onClick={() => setReading(true)}>
          {words.notice.read}
        </button>
        <button type="button" onClick={() => setRules(null)}>
          {words.notice.later}
        </button>
      </p>
      {reading && (
        <Dialog heading={words.heading(rules.version)} onClose={() => setReading(false)}>
          <section
            class="rules-text"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
            tabIndex={0}
            aria-label={words.heading(rules.version)}
          >
            {rules.words ?? common.unreadable}
          </section>
          <p class="trouble" role="alert">
            {trouble}
          </p>
          <div class="confirm-acts">
            <button type="button" onClick={() => setReading(false)}>
              {words.notice.later}
            </button>
            <button class="main" type="button" onClick={() => void acknowledge(rules.version)}>
              {words.acknowledge}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
