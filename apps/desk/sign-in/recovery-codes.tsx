import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { words } from "../words-ja.ts";

type Props = { readonly codes: readonly string[]; readonly done: () => void };

/** Shown once. What is copied or printed is the person's to keep. */
export function RecoveryCodes({ codes, done }: Props): VNode {
  const [said, setSaid] = useState<string | null>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setSaid(words.factor.codesCopied);
    } catch {
      setSaid(words.factor.codesNotCopied);
    }
  }

  return (
    <div class="recovery">
      <p class="door-note">{words.factor.codesLead}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="recovery-acts">
        <button type="button" onClick={() => void copy()}>
          {words.factor.codesCopy}
        </button>
        <button type="button" onClick={() => print()}>
          {words.factor.codesPrint}
        </button>
      </div>
      <p class="hint" role="status">
        {said}
      </p>
      <button class="main door-submit" type="button" onClick={done}>
        {words.factor.codesKept}
      </button>
    </div>
  );
}
