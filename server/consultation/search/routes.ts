import type { FastifyReply } from "fastify";
import { type SearchFrame, searchConsultations } from "../../../contract/search.ts";
import { sessionOf, staffOf } from "../../edge/caller.ts";
import { answer, type Http } from "../../edge/http.ts";
import { type Streams, sessionOwner } from "../../edge/stream.ts";
import type { Tools } from "../../tools.ts";
import { searchesAtOnce } from "./at-once.ts";
import { beginSearch, type Searcher } from "./search.ts";
import { foundView } from "./view.ts";

export function searchRoutes(http: Http, tools: Tools, streams: Streams): void {
  const atOnce = searchesAtOnce();

  answer(http, searchConsultations, async ({ skin, term, filter: asked }, request, reply) => {
    const [reader, session] = [staffOf(request), sessionOf(request)];
    const { from, to, ...rest } = asked;
    const filter = { ...rest, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
    const over = atOnce.begin(reader.id);
    try {
      const search = await beginSearch(tools, reader, { term, filter });
      if (skin === "now") return await whole(search, reply).finally(over);
      stream(search, streams, sessionOwner(session.id, request.ip), reply, over);
      return null;
    } catch (error) {
      over();
      throw error;
    }
  });

  type Search = Awaited<ReturnType<typeof beginSearch>>;

  async function whole(search: Search, reply: FastifyReply): Promise<{ frames: SearchFrame[] }> {
    const [frames, gone] = [[] as SearchFrame[], new AbortController()];
    reply.raw.once("close", () => gone.abort());
    const why = await search({
      found: (one) => frames.push(foundView(one)),
      progress: async () => {},
      gone: gone.signal,
    });
    return { frames: [...frames, { t: "done", why }] };
  }

  /** Goes on by itself. Whoever closes the answer stops it before the next step. */
  function stream(search: Search, open: Streams, owner: string, reply: FastifyReply, over: () => void): void {
    const gone = new AbortController();
    const sink = open.open(reply, owner, () => gone.abort());
    const say = (frame: SearchFrame): void => sink.send(JSON.stringify(frame));
    const searcher: Searcher = {
      found: (one) => say(foundView(one)),
      async progress(now) {
        say({ t: "progress", ...now });
        await sink.space?.();
      },
      gone: gone.signal,
    };
    search(searcher)
      .then(
        (why) => say({ t: "done", why }),
        (error: unknown) => tools.log.error({ error }, "A search failed."),
      )
      .finally(() => {
        over();
        sink.close();
      });
  }
}
