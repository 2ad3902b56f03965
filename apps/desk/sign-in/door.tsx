import type { ComponentChildren, VNode } from "preact";
import { words } from "../words-ja.ts";

type Props = {
  readonly heading: string;
  readonly note?: string | null;
  readonly children: ComponentChildren;
};

/** The card that stands before the desk: sign-in, invitation. */
export function Door({ heading, note, children }: Props): VNode {
  return (
    <main class="door">
      <div class="door-card">
        <p class="door-product">{words.product}</p>
        <h1 class="door-heading">{heading}</h1>
        {note && <p class="door-note">{note}</p>}
        {children}
      </div>
    </main>
  );
}
