import * as contract from "../../contract/consultee.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { arrive } from "./arrive.ts";
import { idOfToken } from "./stranger.ts";

export function consulteeRoutes(http: Http, tools: Tools): void {
  answer(http, contract.arrive, async (_, request, reply) => {
    const { token, fresh, consultation } = await arrive(
      tools,
      request.actor,
      http.cookies.read(request, "consultee"),
    );
    if (fresh) http.cookies.set(reply, "consultee", token);
    return {
      epoch: tools.epoch(),
      visitor: idOfToken(token),
      consultation: consultation && { id: consultation.id, state: consultation.state },
    };
  });

  answer(http, contract.leave, async (_, __, reply) => {
    http.cookies.clear(reply, "consultee");
    // What LINE has proven of who is leaving is nothing to the next one.
    http.cookies.clear(reply, "entrance");
    return {};
  });
}
