import { randomUUID } from "node:crypto";
import type { UrgentCallId } from "../../domain/ids.ts";
import type { Caller, World } from "../world.ts";
import { type AnyEndpoint, endpoints } from "./endpoints.ts";
import { operationBefore } from "./operation.ts";
import { goodInput, openTalk, permitted, type Talk } from "./people.ts";
import { petitionBefore } from "./petition.ts";
import { retentionBefore } from "./retention.ts";
import { withWords, wordsIn } from "./words-in.ts";

/** Where words are the city's own, for everybody to read, or the name of somebody who works for it: they stand in clear. */
const open = new Set([
  "/api/line/set-text",
  "/api/reception/set",
  "/api/urgent/set",
  "/api/support/set",
  "/api/desk/schools/set",
  "/api/desk/templates/set-city",
  "/api/staff/invite name",
  "/api/staff/invite displayName",
  "/api/staff/add-passkey",
  "/api/staff/rename-passkey",
  "/api/staff/set-networks",
]);

/** Names and secrets that are compared and not kept: unknown ones are refused. What happens to right ones is tested by itself. */
const compared = new Set([
  "/api/come-back",
  "/api/desk/figures/rows",
  "/api/desk/school-codes/renew",
  "/api/desk/tablets/kit",
  "/api/notice/allow",
  "/api/school-code",
  "/api/shindan/report",
  "/api/staff/accept-invitation",
  "/api/staff/password",
  "/api/staff/show-recovery-code",
  "/api/staff/show-passkey",
  "/api/staff/sign-in",
  "/api/staff/sign-in-by-passkey",
]);

/** What must have been done before, for the call to be taken: it answers what differs from the usual input, and by whom. */
const before: Record<string, (world: World, talk: Talk) => Promise<{ input?: object; by?: Caller }>> = {
  async "/api/face"(_, { counsellor, epoch, consultation }) {
    await counsellor.call("/api/desk/close", { epoch, consultation });
    return { input: { moment: "after" } };
  },
  async "/api/urgent/end"(world, { counsellor, epoch, consultation }) {
    const call = randomUUID() as UrgentCallId;
    await counsellor.call("/api/urgent/call", { epoch, call, consultation });
    const by = await world.staff("supervisor");
    await by.call("/api/urgent/take", { epoch, call });
    return { input: { call }, by };
  },
  async "/api/desk/deletion/propose"(_, { consultee, counsellor, epoch, consultation }) {
    await counsellor.call("/api/desk/close", { epoch, consultation });
    await consultee.call("/api/deletion/ask", { consultation, reason: null });
    return {};
  },
  async "/api/desk/start"(_, { consultee, counsellor, epoch, consultation }) {
    await counsellor.call("/api/desk/close", { epoch, consultation });
    await consultee.call("/api/words", {});
    const { seen } = (await counsellor.call("/api/desk/start/see", { consultation })).body;
    return { input: { seen } };
  },
  async "/api/desk/pause/lift"(world, { counsellor, consultation }) {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const asked = { consultation, ground: "other", until, reason: "くりかえし" } as const;
    await counsellor.call("/api/desk/pause/propose", asked);
    const by = await world.staff("supervisor");
    const [{ id: pause = "" } = {}] = (await by.call("/api/desk/pauses", {})).body.pauses;
    await by.call("/api/desk/pause/decide", { pause, agree: true });
    return { input: { pause }, by };
  },
  ...operationBefore,
  ...retentionBefore,
  ...petitionBefore,
  "/api/staff/change-roles": aboutSomebody,
  "/api/staff/dismiss": aboutSomebody,
  "/api/staff/reset": aboutSomebody,
};

async function aboutSomebody(world: World): Promise<{ input: object }> {
  const { staff } = await world.staff("auditor");
  return { input: { staff: staff.id } };
}

/** A call that was made with a phrase in one of its fields, and what came back. */
export type Spoken = { readonly where: string; readonly status: number };

/** Makes every call whose words are somebody's secret with a phrase in each of its fields, so that it is taken. */
export async function speakEverywhere(world: World, phrase: (where: string) => string): Promise<Spoken[]> {
  const spoken: Spoken[] = [];
  for (const endpoint of endpoints) {
    const { path } = endpoint;
    for (const way of wordsIn(endpoint)) {
      const where = `${path} ${way.join(".")}`;
      if (open.has(path) || open.has(where) || compared.has(path)) continue;
      spoken.push({ where, status: await speak(world, endpoint, way, phrase(where)) });
    }
  }
  return spoken;
}

async function speak(
  world: World,
  endpoint: AnyEndpoint,
  way: readonly (string | number)[],
  words: string,
): Promise<number> {
  const talk = await openTalk(world);
  const { input = {}, by = await permitted(world, endpoint, talk) } =
    (await before[endpoint.path]?.(world, talk)) ?? {};
  const { status } = await by.call(
    endpoint.path as Parameters<Caller["call"]>[0],
    withWords({ ...goodInput(endpoint, talk), ...input }, way, words),
  );
  return status;
}
