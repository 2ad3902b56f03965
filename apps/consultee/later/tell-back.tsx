import { Component, type VNode } from "preact";
import type { Page } from "../page.ts";
import { Say } from "../wording/say.tsx";

/** Not on the page itself: what was put away once stays away for this visit. */
let understood = false;

/**
 * What とじる does, said once, at the moment when there is something on the screen for the first time: after the first message,
 * until it is put away or the talk goes on. Nothing is remembered of it, and nothing waits for it.
 */
export class TellBack extends Component<{ readonly page: Page }> {
  private putAway(): void {
    understood = true;
    this.forceUpdate();
  }

  override render({ page: { outbox, talk } }: { readonly page: Page }): VNode | null {
    const [first, ...more] = outbox;
    const isFirst = first?.state === "delivered" && more.length === 0 && talk.claim === null;
    if (understood || !isFirst || talk.closedAt) return null;
    return (
      <div class="told-once" role="note">
        <p class="prose">
          <Say it="tellBack" />
        </p>
        <button type="button" onClick={() => this.putAway()}>
          <Say it="understood" />
        </button>
      </div>
    );
  }
}
