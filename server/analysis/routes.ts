import { type AnalysisFrame, analyseContents } from "../../contract/analysis.ts";
import { openAtOnce } from "../consultation/search/at-once.ts";
import { answerInFrames } from "../edge/answer-in-frames.ts";
import { sessionOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import { type Streams, sessionOwner } from "../edge/stream.ts";
import type { Tools } from "../tools.ts";
import { beginToAnalyse } from "./analyse.ts";
import { analysisView } from "./view.ts";

/** How many run here. */
const limits = { each: 1, ofAll: 2 };

export function analysisRoutes(http: Http, tools: Tools, streams: Streams): void {
  const atOnce = openAtOnce(limits);

  answer(http, analyseContents, async ({ skin, ...wanted }, request, reply) => {
    const [by, session] = [staffOf(request), sessionOf(request)];
    const over = atOnce.begin(by.id);
    try {
      const analyse = await beginToAnalyse(tools, by, wanted);
      const owner = sessionOwner(session.id, request.ip);
      const answering = { skin, reply, streams, owner, log: tools.log, failed: "An analysis failed." };
      return await answerInFrames<AnalysisFrame>(answering, async ({ say, pass, gone }) => {
        try {
          const progress = (read: number, of: number): Promise<void> => pass({ t: "progress", read, of });
          const found = await analyse({ progress, gone });
          if (found) say(analysisView(found));
          say({ t: "done", why: found ? "all" : "time" });
        } finally {
          over();
        }
      });
    } catch (error) {
      over();
      throw error;
    }
  });
}
