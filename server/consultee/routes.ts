import * as contract from "../../contract/consultee.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { arrive } from "./arrive.ts";

export function consulteeRoutes(http: Http, tools: Tools): void {
  answer(http, contract.arrive, async (_, request, reply) => {
    const { token, consultation } = await arrive(tools, request.actor);
    if (token) http.cookies.set(reply, "consultee", token);
    return {
      epoch: tools.epoch(),
      consultation: consultation && { id: consultation.id, state: consultation.state },
    };
  });

  answer(http, contract.leave, async (_, __, reply) => {
    http.cookies.clear(reply, "consultee");
    return {};
  });
}
