import type { Call } from "../../apps/desk/work.ts";
import type { Refused } from "../../apps/shared/call.ts";
import type { Caller } from "../world.ts";

/** A page's `call`, over the cookies of somebody who has signed in. What stands between is not tried here. */
export function pageCall(caller: Caller): Call {
  return async (path, input) => {
    const { status, body } = await caller.call(path, input);
    if (status === 200) return { ok: true, value: body };
    const { code, detail } = body as unknown as Refused;
    return { ok: false, code, detail };
  };
}
