import { type SearchFrame, searchConsultations } from "../../../contract/search.ts";
import { answerInFrames } from "../../edge/answer-in-frames.ts";
import { sessionOf, staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import { type Streams, sessionOwner } from "../../edge/stream.ts";
import type { Tools } from "../../tools.ts";
import { openAtOnce } from "./at-once.ts";
import { beginSearch } from "./search.ts";
import { foundView } from "./view.ts";

/** How many searches run here. */
const limits = { each: 2, ofAll: 6 };

export function searchRoutes(http: Http, tools: Tools, streams: Streams): void {
  const atOnce = openAtOnce(limits);

  answer(http, searchConsultations, async ({ skin, term, filter: asked }, request, reply) => {
    const [reader, session] = [staffOf(request), sessionOf(request)];
    const { from, to, ...rest } = asked;
    const filter = { ...rest, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
    const over = atOnce.begin(reader.id);
    try {
      const search = await beginSearch(tools, reader, { term, filter });
      const owner = sessionOwner(session.id, request.ip);
      const answering = { skin, reply, streams, owner, log: tools.log, failed: "A search failed." };
      return await answerInFrames<SearchFrame>(answering, async ({ say, pass, gone }) => {
        try {
          const why = await search({
            found: (one) => say(foundView(one)),
            progress: (now) => pass({ t: "progress", ...now }),
            gone,
          });
          say({ t: "done", why });
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
