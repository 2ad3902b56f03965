import type { FastifyReply, FastifyRequest } from "fastify";
import { listColleagues as listColleaguesCall } from "../../contract/desk.ts";
import * as contract from "../../contract/staff.ts";
import { browserFrom, browserText } from "../../domain/browser.ts";
import type { Session } from "../../domain/sign-in.ts";
import { sessionOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import { type Streams, sessionOwner } from "../edge/stream.ts";
import type { Tools } from "../tools.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { changePassword } from "./change-password.ts";
import { listColleagues } from "./colleagues.ts";
import type { StaffRecogniser } from "./recognise.ts";
import { seeSelf } from "./see-self.ts";
import { endOwnSessions, listSessions } from "./sessions.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { selfView, sessionView } from "./view.ts";
import type { Whence } from "./whence.ts";

/** What the staff's routes have in common: cookies in, cookies out, and what ends with a session. */
export type Entrance = {
  whence(request: FastifyRequest): Whence;
  before(request: FastifyRequest): string | null;
  /** Lets the browser keep what it is to keep, and says who is in. */
  give(
    reply: FastifyReply,
    entered: { readonly session: Session; readonly token: string | null; readonly device?: string | null },
  ): Promise<ReturnType<typeof selfView>>;
  /** Their streams end here at once, and elsewhere within two seconds. */
  ended(sessions: readonly string[]): void;
};

export function openEntrance(
  http: Http,
  tools: Tools,
  streams: Streams,
  recogniser: StaffRecogniser,
): Entrance {
  const { cookies } = http;
  return {
    whence: (request) => ({
      address: request.ip,
      device: cookies.read(request, "device"),
      browser: browserText(browserFrom(request.headers["user-agent"] ?? "")),
    }),
    before: (request) => cookies.read(request, "staff"),
    async give(reply, { session, token, device = null }) {
      // What was known of it is of before.
      recogniser.forget([session.id]);
      if (token) cookies.set(reply, "staff", token);
      if (device) cookies.set(reply, "device", device);
      return selfView(await seeSelf(tools, session), tools.door);
    },
    ended(sessions) {
      recogniser.forget(sessions);
      for (const id of sessions) streams.endOf(sessionOwner(id), "not-allowed");
    },
  };
}

export function staffRoutes(http: Http, tools: Tools, streams: Streams, recogniser: StaffRecogniser): void {
  const entrance = openEntrance(http, tools, streams, recogniser);

  answer(http, contract.signIn, async (shown, request, reply) => {
    const before = entrance.before(request);
    return entrance.give(reply, await signIn(tools, entrance.whence(request), { ...shown, before }));
  });

  answer(http, contract.acceptInvitation, async ({ token, password }, request, reply) =>
    entrance.give(reply, await acceptInvitation(tools, entrance.whence(request), token, password)),
  );

  answer(http, contract.signOut, async (_, request, reply) => {
    const token = http.cookies.read(request, "staff");
    if (token) await signOut(tools, token);
    entrance.ended([sessionOf(request).id]);
    http.cookies.clear(reply, "staff");
    return {};
  });

  answer(http, contract.seeSelf, async (_, request) =>
    selfView(await seeSelf(tools, sessionOf(request)), tools.door),
  );

  answer(http, contract.stay, async (_, request) =>
    selfView(await seeSelf(tools, { ...sessionOf(request), lastSeenAt: tools.now() }), tools.door),
  );

  answer(http, contract.changePassword, async (shown, request, reply) => {
    const session = sessionOf(request);
    entrance.ended(await changePassword(tools, session, entrance.whence(request), shown));
    return entrance.give(reply, { session, token: null });
  });

  answer(http, contract.listSessions, async (_, request) => {
    const { id, staff } = sessionOf(request);
    return { sessions: (await listSessions(tools, staff)).map((one) => sessionView(one, id)) };
  });

  answer(http, contract.endSession, async ({ session }, request) => {
    entrance.ended(await endOwnSessions(tools, sessionOf(request), session));
    return {};
  });

  answer(http, contract.endOtherSessions, async (_, request) => {
    const ended = await endOwnSessions(tools, sessionOf(request), null);
    entrance.ended(ended);
    return { ended: ended.length };
  });

  answer(http, listColleaguesCall, async () => ({
    colleagues: (await listColleagues(tools)).map(({ id, displayName }) => ({ id, displayName })),
  }));
}
