import * as contract from "../../contract/approval.ts";
import { askToBreakGlass } from "../break-glass/ask-to-break-glass.ts";
import { endBrokenGlass } from "../break-glass/end.ts";
import { listBrokenGlass } from "../break-glass/list.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { agreeToApproval, refuseApproval, withdrawApproval } from "./agree.ts";
import { listApprovals } from "./list.ts";
import { readApprovalRules, setApprovalRule } from "./rules.ts";
import { approvalView, useView } from "./view.ts";

/** `ended` is told which sessions an act has ended. */
export function approvalRoutes(http: Http, tools: Tools, ended: (sessions: readonly string[]) => void): void {
  answer(http, contract.listApprovals, async (_, request) => {
    const { approvals, people } = await listApprovals(tools, staffOf(request));
    return {
      approvals: approvals.map((one) => approvalView(one, tools.now())),
      people: people.map(({ id, displayName }) => ({ id, displayName })),
    };
  });

  answer(http, contract.agreeToApproval, async ({ approval }, request) => {
    const agreed = await agreeToApproval(tools, staffOf(request), approval);
    ended(agreed.ended);
    const { carriedOut, invitation } = agreed;
    return {
      carriedOut,
      invitation: invitation && {
        token: invitation.token,
        expiresAt: invitation.expiresAt.toISOString(),
      },
    };
  });

  answer(http, contract.refuseApproval, async ({ approval }, request) => {
    await refuseApproval(tools, staffOf(request), approval);
    return {};
  });

  answer(http, contract.withdrawApproval, async ({ approval }, request) => {
    await withdrawApproval(tools, staffOf(request), approval);
    return {};
  });

  answer(http, contract.listApprovalRules, async () => ({ rules: await readApprovalRules(tools) }));

  answer(http, contract.setApprovalRule, async (rule, request) => {
    const approval = await setApprovalRule(tools, staffOf(request), rule);
    return { rules: await readApprovalRules(tools), approval };
  });

  answer(http, contract.askToBreakGlass, async (asked, request) => ({
    approval: await askToBreakGlass(tools, staffOf(request), asked),
  }));

  answer(http, contract.listBrokenGlass, async () => ({
    uses: (await listBrokenGlass(tools)).map(useView),
  }));

  answer(http, contract.endBrokenGlass, async ({ use }, request) => {
    await endBrokenGlass(tools, staffOf(request), use);
    return {};
  });
}
