import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { type Role, roles } from "../../../domain/people.ts";
import { dutiesOf } from "../role-words.ts";
import { words as deskWords } from "../words-ja.ts";
import { words } from "./words-ja.ts";

type Props = { readonly held: readonly Role[]; readonly onChange: (held: readonly Role[]) => void };

/** Roles to choose from, each with what it may do, as the one table of permissions has it. */
export function RolesField({ held, onChange }: Props): VNode {
  const id = useId();
  return (
    <fieldset class="staff-roles">
      <legend class="field-label">{words.roles}</legend>
      <p class="hint">{words.rolesHint}</p>
      {roles.map((role) => (
        <label class="check staff-role" key={role}>
          <input
            type="checkbox"
            aria-labelledby={`${id}-${role}`}
            aria-describedby={`${id}-${role}-duties`}
            checked={held.includes(role)}
            onChange={(event) =>
              onChange(
                roles.filter((one) => (one === role ? event.currentTarget.checked : held.includes(one))),
              )
            }
          />
          <span>
            <span class="staff-role-name" id={`${id}-${role}`}>
              {deskWords.roles[role]}
            </span>
            <span class="hint" id={`${id}-${role}-duties`}>
              {dutiesOf(role)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
