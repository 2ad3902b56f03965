import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Role } from "../../../domain/people.ts";
import { useKept } from "../kept.ts";
import { ActDialog } from "./act-dialog.tsx";
import { type ApprovalRule, voicesFor } from "./people.ts";
import { RolesField } from "./roles-field.tsx";
import type { Outcome, StaffAtWork } from "./staff.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly rules: readonly ApprovalRule[];
  readonly invite: StaffAtWork["invite"];
  readonly onCancel: () => void;
  readonly onCame: (outcome: Exclude<Outcome, { t: "refused" }>, displayName: string) => void;
};

const noRoles: readonly Role[] = [];

export function Invite({ rules, invite, onCancel, onCame }: Props): VNode {
  const [name, setName] = useKept("staff name", "");
  const [displayName, setDisplayName] = useKept("staff display name", "");
  const [roles, setRoles] = useKept("staff roles", noRoles);
  const first = useRef<HTMLInputElement>(null);
  const said = words.invite;
  const voices = voicesFor("invite", roles, rules);

  // After the dialog has opened and put the focus on its way out.
  useEffect(() => first.current?.focus(), []);

  function missing(): string | null {
    if (displayName.trim() === "") return said.displayNameMissing;
    if (!/^[\p{L}\p{N}._@+-]{1,100}$/u.test(name.trim())) return said.nameMissing;
    return roles.length === 0 ? words.rolesMissing : null;
  }

  return (
    <ActDialog
      heading={said.heading}
      effects={[]}
      confirm={voices > 0 ? said.confirmWaiting : said.confirm}
      voices={voices}
      missing={missing}
      run={(reason) =>
        invite({ name: name.trim(), displayName: displayName.trim(), roles: [...roles], reason })
      }
      onCancel={onCancel}
      onCame={(outcome) => onCame(outcome, displayName.trim())}
    >
      <label class="field">
        <span class="field-label">{said.displayName}</span>
        <input
          ref={first}
          maxLength={100}
          autocomplete="off"
          value={displayName}
          onInput={(event) => setDisplayName(event.currentTarget.value)}
        />
        <span class="hint">{said.displayNameHint}</span>
      </label>
      <label class="field">
        <span class="field-label">{said.name}</span>
        <input
          maxLength={100}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <span class="hint">{said.nameHint}</span>
      </label>
      <RolesField held={roles} onChange={setRoles} />
    </ActDialog>
  );
}
