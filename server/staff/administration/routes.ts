import * as contract from "../../../contract/staff-administration.ts";
import { changeStaff, inviteWithApproval } from "../../approval/change-staff.ts";
import { staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import type { Tools } from "../../tools.ts";
import { listStaffInFull } from "../list-staff.ts";
import { endSessionsOf, listSessions } from "../sessions.ts";
import { readNetworks, setNetworks } from "../set-networks.ts";
import { invitationView, personView, sessionView } from "../view.ts";

/** Staff by staff. `ended` is told which sessions an act has ended. */
export function administrationRoutes(
  http: Http,
  tools: Tools,
  ended: (sessions: readonly string[]) => void,
): void {
  answer(http, contract.listStaff, async () => {
    const now = tools.now();
    return { people: (await listStaffInFull(tools)).map((person) => personView(person, now)) };
  });

  answer(http, contract.inviteStaff, async (invited, request) => {
    const { id, approval, invitation } = await inviteWithApproval(tools, staffOf(request), invited);
    return { staff: id, approval, invitation: invitationView(invitation) };
  });

  answer(http, contract.changeRoles, async (wanted, request) => {
    const done = await changeStaff(tools, staffOf(request), { act: "staff:change", ...wanted });
    return { approval: done.approval };
  });

  answer(http, contract.resetStaff, async (wanted, request) => {
    const done = await changeStaff(tools, staffOf(request), { act: "staff:reset", ...wanted });
    ended(done.ended);
    return { approval: done.approval, invitation: invitationView(done.invitation) };
  });

  answer(http, contract.dismissStaff, async (wanted, request) => {
    const done = await changeStaff(tools, staffOf(request), { act: "staff:dismiss", ...wanted });
    ended(done.ended);
    return { approval: done.approval };
  });

  answer(http, contract.listSessionsOf, async ({ staff }) => ({
    sessions: (await listSessions(tools, staff)).map((one) => sessionView(one, null)),
  }));

  answer(http, contract.endSessionOf, async ({ staff, session }, request) => {
    const gone = await endSessionsOf(tools, staffOf(request), staff, session);
    ended(gone);
    return { ended: gone.length };
  });

  answer(http, contract.listNetworks, async (_, request) => ({
    rules: (await readNetworks(tools)).map(({ role, networks }) => ({ role, networks: [...networks] })),
    here: request.ip,
  }));

  answer(http, contract.setNetworks, async (rule, request) => ({
    rules: (await setNetworks(tools, staffOf(request), request.ip, rule)).map(({ role, networks }) => ({
      role,
      networks: [...networks],
    })),
    here: request.ip,
  }));
}
