import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { SignedInSelf } from "../../contract/staff.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Desk } from "./desk.ts";
import { words } from "./words-ja.ts";
import type { Call } from "./work.ts";

/** What every place beside the consultations is given. */
export type PlaceProps = {
  readonly self: SignedInSelf;
  /**
   * Sees by itself to a session that ended, and asks for a factor where an act wants one: then the act goes on by itself, or
   * the answer is "step-up-needed", and nothing was done. A place says only what concerns its own acts.
   */
  readonly call: Call;
  /** Reads `self` anew, after an act that changes it. */
  readonly refresh: () => Promise<void>;
  readonly now: Date;
  /** What is known live of the consultations. */
  readonly desk: Desk;
  /** Goes to the consultations and shows this one there. */
  readonly openConsultation: (id: ConsultationId) => void;
};

/** Where the focus goes when one comes to a place. */
export function PlaceHeading({ text }: { readonly text: string }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h1 class="place-heading" ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}

/** What a place could not read, said in its words, and the way to read it again. */
export function Unread({
  said,
  readAgain,
}: {
  readonly said: string;
  readonly readAgain: () => void;
}): VNode {
  return (
    <div class="trouble unread" role="alert">
      <p>{said}</p>
      <button type="button" onClick={readAgain}>
        {words.places.again}
      </button>
    </div>
  );
}
