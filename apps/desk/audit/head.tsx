import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { sayUnread } from "../failure-words.ts";
import { Unread } from "../place-parts.tsx";
import { When } from "../when.tsx";
import type { Call } from "../work.ts";
import { shortHash } from "./lines.ts";
import { words } from "./words-ja.ts";

type Known = Api["/api/audit/head"]["output"];

/** How long the trail is, by what two people tell that they see the same one, and when it was last sealed. */
export function Head({ call }: { readonly call: Call }): VNode {
  const [head, setHead] = useState<Known | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.head;
  const sealed = head?.seals[0];

  async function load(): Promise<void> {
    setTrouble(null);
    const answer = await call("/api/audit/head", {});
    if (answer.ok) setHead(answer.value);
    else setTrouble(sayUnread(answer.code));
  }
  useEffect(() => void load(), []);

  return (
    <section class="place-section" aria-labelledby="audit-head">
      <h2 id="audit-head">{said.heading}</h2>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {head && (
        <dl class="facts audit-head">
          <dt>{said.count}</dt>
          <dd>{said.lines(head.count.toLocaleString("ja-JP"))}</dd>
          <dt>{said.hash}</dt>
          <dd class="audit-hash" title={head.hash}>
            {shortHash(head.hash)}
          </dd>
          <dt>{said.sealed}</dt>
          <dd>
            {sealed ? (
              <>
                <When at={sealed.at} /> ・ {said.sealedAt(sealed.day, sealed.count.toLocaleString("ja-JP"))}
              </>
            ) : (
              said.neverSealed
            )}
          </dd>
          <dt>{said.fingerprint}</dt>
          <dd class="audit-hash" title={head.fingerprint}>
            {shortHash(head.fingerprint)}
          </dd>
        </dl>
      )}
      <details class="audit-meaning">
        <summary>{said.more}</summary>
        <ul class="confirm-effects">
          {said.meaning.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {head && (
          <>
            <p class="field-label">{said.publicKey}</p>
            <pre class="audit-key">{head.publicKey.trim()}</pre>
          </>
        )}
      </details>
    </section>
  );
}
