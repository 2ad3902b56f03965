import type { ComponentChildren, VNode } from "preact";
import { clockWords } from "../wall-clock.ts";

/**
 * One message. A text is drawn as it was written, line ends and all. `foot` (the receipt) stands beside the time. `seq` is left on the element for whoever watches what has been on the screen.
 */
export function Bubble({
  own,
  author,
  text,
  at,
  seq = null,
  foot,
  children,
}: {
  readonly own: boolean;
  /** Who wrote it, for those who cannot see on which side it stands. */
  readonly author: string;
  readonly text: ComponentChildren;
  /** RFC 3339, or null while the server has not said when. */
  readonly at: string | null;
  readonly seq?: number | null;
  readonly foot?: ComponentChildren;
  /** Below all that: what can be done about it. */
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <div class={own ? "message own" : "message"} data-seq={seq}>
      <span class="unseen">{author}</span>
      <p class="bubble">{text}</p>
      <p class="foot">
        {at && <time dateTime={at}>{clockWords(new Date(at))}</time>}
        {foot}
      </p>
      {children}
    </div>
  );
}
