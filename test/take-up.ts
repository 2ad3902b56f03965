import { call } from "../apps/shared/call.ts";
import type { Api } from "../contract/api.ts";
import type { ConsultationId, Epoch } from "../domain/ids.ts";
import type { Answered, Caller } from "./world.ts";

type One = { readonly epoch: Epoch; readonly consultation: ConsultationId };
type Claimed = Answered<Api["/api/desk/claim"]["output"]>;

/** 対応を始める, and the briefing read to its end: from here on a reply is possible ([BR-1]). Answers what the claim did. */
export async function takeUp(
  counsellor: Pick<Caller, "call">,
  { epoch, consultation }: One,
): Promise<Claimed> {
  const claimed = await counsellor.call("/api/desk/claim", { epoch, consultation });
  const { version } = (await counsellor.call("/api/desk/briefing", { consultation })).body;
  const read = await counsellor.call("/api/desk/briefing-read", { epoch, consultation, version });
  if (claimed.status === 200 && read.status !== 200)
    throw new Error(`The briefing could not be read: ${JSON.stringify(read.body)}`);
  return claimed;
}

type Path = "/api/desk/claim" | "/api/desk/briefing" | "/api/desk/briefing-read";

/** The same by the page's own call; answers what went wrong, if anything did. */
export async function takeUpByCall(
  { epoch, consultation }: One,
  at: <P extends Path>(path: P) => P = (path) => path,
): ReturnType<typeof call<"/api/desk/claim">> {
  const claimed = await call(at("/api/desk/claim"), { epoch, consultation });
  if (!claimed.ok) return claimed;
  const seen = await call(at("/api/desk/briefing"), { consultation });
  if (!seen.ok) return seen;
  const { version } = seen.value;
  const read = await call(at("/api/desk/briefing-read"), { epoch, consultation, version });
  return read.ok ? claimed : read;
}
