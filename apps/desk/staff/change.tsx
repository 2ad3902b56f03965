import type { VNode } from "preact";
import type { Role } from "../../../domain/people.ts";
import { useKept } from "../kept.ts";
import { ActDialog } from "./act-dialog.tsx";
import { type ApprovalRule, neverCame, type Person, voicesFor } from "./people.ts";
import { RolesField } from "./roles-field.tsx";
import type { Outcome, StaffAtWork } from "./staff.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly act: "change-roles" | "reset" | "dismiss";
  readonly person: Person;
  readonly rules: readonly ApprovalRule[];
  readonly work: StaffAtWork;
  readonly onCancel: () => void;
  readonly onCame: (outcome: Exclude<Outcome, { t: "refused" }>) => void;
};

/** Other roles, a new way in, or the end: of somebody who is here. */
export function Change({ act, person, rules, work, onCancel, onCame }: Props): VNode {
  const [roles, setRoles] = useKept<readonly Role[]>("staff roles", person.roles);
  const said =
    act === "change-roles"
      ? words.changeRoles
      : act === "dismiss"
        ? words.dismiss
        : neverCame(person)
          ? words.renew
          : words.reset;

  function missing(): string | null {
    if (act !== "change-roles") return null;
    if (roles.length === 0) return words.rolesMissing;
    const same = roles.length === person.roles.length && roles.every((role) => person.roles.includes(role));
    return same ? words.rolesSame : null;
  }

  function run(reason: string): Promise<Outcome> {
    const about = { staff: person.id, reason };
    if (act === "change-roles") return work.changeRoles({ ...about, roles: [...roles] });
    return act === "reset" ? work.reset(about) : work.dismiss(about);
  }

  return (
    <ActDialog
      heading={said.heading(person.displayName)}
      effects={said.effects}
      confirm={said.confirm}
      voices={voicesFor(act, [...person.roles, ...roles], rules)}
      missing={missing}
      run={run}
      onCancel={onCancel}
      onCame={onCame}
    >
      {act === "change-roles" && <RolesField held={roles} onChange={setRoles} />}
    </ActDialog>
  );
}
