import { releaseConsultations } from "../consultation/release.ts";
import type { Tools } from "../tools.ts";

/** [CN-12] What the person held waits again at once. The act is done whatever becomes of this: by the clock it is tried again. */
export async function releaseSoon(tools: Tools): Promise<void> {
  await releaseConsultations(tools).catch((error: unknown) =>
    tools.log.warn({ error }, "What somebody held who is gone could not be released; trying again."),
  );
}
