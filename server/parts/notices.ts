import type { Http } from "../edge/http.ts";
import { startNotices } from "../notice/jobs.ts";
import type { PushDoor } from "../notice/push-door.ts";
import { pushKeysOf } from "../notice/push-keys.ts";
import { noticeRoutes } from "../notice/routes.ts";
import type { Rounds } from "../rounds.ts";
import type { Secrets } from "../storage/secrets.ts";
import type { Tools } from "../tools.ts";

/** Telling people that there is something new: the tools know as whom before anything is served. */
export type NoticePart = AsyncDisposable & {
  /** Null: browsers are told nothing. */
  readonly push: PushDoor | null;
  serve(http: Http, tools: Tools): void;
};

/** As whom push services are called, and which. */
export type PushSettings = Pick<PushDoor, "subject" | "allows">;

export function openNotices(
  { pushSigning }: Pick<Secrets, "pushSigning">,
  push: PushSettings | null,
): NoticePart {
  let jobs: Rounds | null = null;
  return {
    push: push && { ...push, keys: pushKeysOf(pushSigning), soon: () => jobs?.soon() },
    serve(http, tools) {
      noticeRoutes(http, tools);
      jobs = startNotices(tools);
    },
    [Symbol.asyncDispose]: async () => jobs?.[Symbol.asyncDispose](),
  };
}
