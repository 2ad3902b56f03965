import type { Face, FaceMoment } from "../../../../domain/faces.ts";
import { call } from "../../../shared/call.ts";
import { newKey } from "../../../shared/uuid.ts";
import type { Visit } from "../../visit.ts";

type Shown = { readonly moment: FaceMoment; readonly face: Face; readonly remark: string | null };
type Outcome = "waiting" | "told" | "message-malformed" | "refused";

const againAfterMillis = 5_000;
const passing: readonly string[] = ["unreachable", "busy", "too-many", "wrong-epoch", "not-signed-in"];

/** Under one key until it has arrived, or was refused. Returns what ends it. */
export function tellFace(act: Visit, shown: Shown, said: (outcome: Outcome) => void): () => void {
  const key = newKey();
  let gone = false;
  const around = async (): Promise<void> => {
    while (!gone) {
      const place = act.place();
      const answer = place && (await call("/api/face", { ...place, key, ...shown }));
      if (gone) return;
      if (answer?.ok) return said("told");
      if (answer && !passing.includes(answer.code))
        return said(answer.code === "message-malformed" ? answer.code : "refused");
      said("waiting");
      await new Promise((resolve) => setTimeout(resolve, againAfterMillis));
    }
  };
  void around();
  return () => {
    gone = true;
  };
}
