import { Fragment, type VNode } from "preact";
import { roles } from "../../../domain/people.ts";
import { dutiesOf } from "../role-words.ts";
import { words as deskWords } from "../words-ja.ts";
import { words } from "./words-ja.ts";

/** Who may do what, as the one table of permissions has it. */
export function RoleDuties(): VNode {
  return (
    <section class="place-section" aria-labelledby="staff-duties">
      <h2 id="staff-duties">{words.dutiesHeading}</h2>
      <dl class="facts">
        {roles.map((role) => (
          <Fragment key={role}>
            <dt>{deskWords.roles[role]}</dt>
            <dd>{dutiesOf(role)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
