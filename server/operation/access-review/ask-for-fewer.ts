import { refuseMoreRoles } from "../../../domain/access-review.ts";
import type { Role, Staff } from "../../../domain/people.ts";
import { askApproval } from "../../approval/ask.ts";
import { uuidv7 } from "../../storage/uuid.ts";
import type { Tools } from "../../tools.ts";
import { insertAnswer } from "./store.ts";
import { type Asked, lockUnanswered } from "./unanswered.ts";

export type AskedForFewer = Asked & { readonly keep: readonly Role[]; readonly reason: string };

/** [RG-5] Others are asked, whatever the city wants else: whoever looks through a list does not take away by it. Answers what waits. */
export async function askForFewerRoles(tools: Tools, by: Staff, asked: AskedForFewer): Promise<string> {
  return tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    const { quarter, keep, reason } = asked;
    const { id: staff, roles } = await lockUnanswered(tx, asked, by, at);
    refuseMoreRoles(keep, roles);
    const approval = uuidv7(at);
    await insertAnswer(tx, uuidv7(at), approval, { quarter, staff, roles, said: "fewer", by: by.id, at });
    const wanted =
      keep.length === 0
        ? ({ act: "staff:dismiss" } as const)
        : ({ act: "staff:change", roles: keep } as const);
    return askApproval(tx, tools, by, { ...wanted, id: approval, staff, atLeast: 1, reason });
  });
}
