import { listColleagues as listColleaguesCall } from "../../contract/desk.ts";
import * as contract from "../../contract/staff.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Streams } from "../edge/stream.ts";
import type { Tools } from "../tools.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { listColleagues } from "./colleagues.ts";
import type { StaffRecogniser } from "./recognise.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { selfView } from "./view.ts";

export function staffRoutes(http: Http, tools: Tools, streams: Streams, recogniser: StaffRecogniser): void {
  answer(http, contract.signIn, async ({ name, password }, _, reply) => {
    const { staff, token } = await signIn(tools, name, password);
    http.cookies.set(reply, "staff", token);
    return selfView(staff);
  });

  answer(http, contract.acceptInvitation, async ({ token: invitation, password }, _, reply) => {
    const { staff, token } = await acceptInvitation(tools, invitation, password);
    http.cookies.set(reply, "staff", token);
    return selfView(staff);
  });

  answer(http, contract.signOut, async (_, request, reply) => {
    const token = http.cookies.read(request, "staff");
    if (token) {
      await signOut(tools, token);
      recogniser.forget(token);
    }
    streams.endOf(staffOf(request).id, "not-allowed");
    http.cookies.clear(reply, "staff");
    return {};
  });

  answer(http, contract.seeSelf, async (_, request) => selfView(staffOf(request)));

  answer(http, listColleaguesCall, async () => ({
    colleagues: (await listColleagues(tools)).map(({ id, displayName }) => ({ id, displayName })),
  }));
}
