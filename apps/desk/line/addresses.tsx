import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { callbackPath, webhookPath } from "../../../domain/line-paths.ts";
import { words } from "./words-ja.ts";

const addresses = { webhook: webhookPath, callback: callbackPath } as const;

/** What is typed into LINE's own console. */
export function Addresses(): VNode {
  const [note, setNote] = useState("");
  const said = words.addresses;

  async function copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      setNote(said.copied);
    } catch {
      setNote(said.copyFailed);
    }
  }

  return (
    <section class="place-section" aria-labelledby="line-addresses">
      <h2 id="line-addresses">{said.heading}</h2>
      {(["webhook", "callback"] as const).map((name) => {
        const address = `${location.origin}${addresses[name]}`;
        return (
          <div key={name} class="line-address">
            <p class="field-label" id={`line-address-${name}`}>
              {said[name]}
            </p>
            <output class="secret" aria-labelledby={`line-address-${name}`}>
              {address}
            </output>
            <button
              type="button"
              aria-label={`${said[name]}: ${said.copy}`}
              onClick={() => void copy(address)}
            >
              {said.copy}
            </button>
          </div>
        );
      })}
      <p role="status">{note}</p>
    </section>
  );
}
