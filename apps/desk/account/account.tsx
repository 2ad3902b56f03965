import type { VNode } from "preact";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { words as deskWords } from "../words-ja.ts";
import { words } from "./words-ja.ts";

/** One's own sign-in. */
export function Account({ self }: PlaceProps): VNode {
  return (
    <>
      <PlaceHeading text={words.heading} />
      <section class="place-section" aria-labelledby="account-person">
        <h2 id="account-person">{words.person.heading}</h2>
        <dl class="facts">
          <dt>{words.person.displayName}</dt>
          <dd>{self.displayName}</dd>
          <dt>{words.person.name}</dt>
          <dd>{self.name}</dd>
          <dt>{words.person.roles}</dt>
          <dd>{self.roles.map((role) => deskWords.roles[role]).join("・")}</dd>
        </dl>
      </section>
    </>
  );
}
