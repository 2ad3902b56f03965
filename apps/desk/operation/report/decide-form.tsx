import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Words } from "../fields.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly month: string;
  readonly about: number;
  readonly version: string;
  readonly onDone: (note: string) => void;
};
const said = words.decide;

/** The city says something about the newest draft, or agrees to it. */
export function DecideForm({ call, month, about, version, onDone }: Props): VNode {
  const [text, setText] = useKept(`report-decide-${month}`, "");
  const [trouble, setTrouble] = useState<string | null>(null);

  async function decide(agrees: boolean): Promise<void> {
    if (!agrees && text.trim() === "") return setTrouble(said.missing);
    const answer = await call("/api/report/decide", {
      ...{ month, about, agrees, words: text.trim(), asIs: true },
    });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (!answer.ok) return;
    setText("");
    onDone(agrees ? said.agreed : said.commented);
  }

  return (
    <section class="operation-form" aria-label={said.heading(version)}>
      <p class="whole">
        <strong>{said.heading(version)}</strong>
      </p>
      <Words label={said.words} value={text} rows={2} onChange={setText} />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="operation-acts">
        <button class="main" type="button" onClick={() => void decide(true)}>
          {said.agree}
        </button>
        <button type="button" onClick={() => void decide(false)}>
          {said.comment}
        </button>
      </div>
    </section>
  );
}
