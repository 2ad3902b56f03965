import type { FastifyRequest } from "fastify";
import type { Endpoint } from "../../contract/endpoint.ts";
import { may } from "../../domain/access.ts";
import type { Role } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isSteppedUp, type Recognised } from "../../domain/sign-in.ts";

/** What the gate asks of the staff's side. */
export type StaffDoor = {
  recognise(token: string | null): Promise<Recognised | null>;
  touch(recognised: Recognised): Promise<void>;
  /** Which of these roles may be used from this address. */
  rolesFrom(roles: readonly Role[], address: string): Promise<readonly Role[]>;
  now(): Date;
};

type Asked = Pick<Endpoint<string, never, never>, "allow" | "level" | "stepUp" | "unattended" | "anywhere">;

/**
 * Everything that stands between a member of staff and an act, in the order in which it may be told: who they are, whether
 * their roles allow it ([AC-1]), from this network ([ST-9]), with what the session has shown ([ST-1], [ST-7]).
 */
export async function letStaffIn(
  door: StaffDoor,
  token: string | null,
  endpoint: Asked,
  request: FastifyRequest,
): Promise<void> {
  const recognised = await door.recognise(token);
  request.actor = recognised?.staff ?? { kind: "visitor" };
  request.session = recognised?.session ?? null;
  // What anyone may do is done as anyone: whoever signs in anew does so whatever is left of an earlier session.
  if (may({ kind: "visitor" }, endpoint.allow)) return;
  if (!recognised) throw new Refusal("not-signed-in");
  const { staff, session } = recognised;
  if (!may(staff, endpoint.allow)) throw new Refusal("not-allowed");
  if (endpoint.anywhere !== true) {
    const roles = await door.rolesFrom(staff.roles, request.ip);
    request.actor = { ...staff, roles };
    if (!may(request.actor, endpoint.allow)) throw new Refusal("network-not-allowed");
  }
  if (session.level < (endpoint.level ?? 2)) throw new Refusal("second-factor-needed");
  if (endpoint.stepUp && !isSteppedUp(session, door.now())) throw new Refusal("step-up-needed");
  if (endpoint.unattended !== true) await door.touch(recognised);
}
