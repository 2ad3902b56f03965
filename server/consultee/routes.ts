import type { FastifyReply, FastifyRequest } from "fastify";
import * as comingBack from "../../contract/coming-back.ts";
import * as contract from "../../contract/consultee.ts";
import { closedSeconds, keptSeconds } from "../../domain/staying.ts";
import { consulteeOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import { stopNotices } from "../notice/stop-notices.ts";
import type { Tools } from "../tools.ts";
import { type Arrival, arrive } from "./arrive.ts";
import { comeBack } from "./come-back.ts";
import { leave } from "./leave.ts";
import { makeWords } from "./make-words.ts";
import { noteKept } from "./note-kept.ts";
import type { ConsulteeRecogniser } from "./recognise.ts";
import { seeHistory } from "./see-history.ts";
import { idOfToken } from "./stranger.ts";
import type { Tries } from "./tries.ts";
import { arrivalView, ownView } from "./view.ts";

export function consulteeRoutes(
  http: Http,
  tools: Tools,
  recogniser: ConsulteeRecogniser,
  tries: Tries,
): void {
  const { cookies } = http;
  const isRemembered = (request: FastifyRequest): boolean => cookies.read(request, "remember") === "1";

  const keptUntil = (): Date => new Date(tools.now().getTime() + keptSeconds(true) * 1_000);

  /** [CB-6] The browser keeps its token for a while from now, or for long. Answers until when, where it is for long. */
  function keep(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    remembered: boolean,
  ): string | null {
    const seconds = keptSeconds(remembered);
    cookies.set(reply, "consultee", token, seconds);
    if (!remembered && isRemembered(request)) cookies.clear(reply, "remember");
    if (!remembered) return null;
    cookies.set(reply, "remember", "1", seconds);
    return new Date(tools.now().getTime() + seconds * 1_000).toISOString();
  }

  function arrived({ token, consultation, paused }: Arrival, rememberedUntil: string | null) {
    return {
      epoch: tools.epoch(),
      visitor: idOfToken(token),
      consultation: consultation && arrivalView(consultation),
      paused: paused && { until: paused.until.toISOString(), ground: paused.ground },
      rememberedUntil,
    };
  }

  answer(http, contract.arrive, async (_, request, reply) => {
    const arrival = await arrive(tools, request.actor, cookies.read(request, "consultee"));
    if (!arrival.fresh && isRemembered(request)) await noteKept(tools, arrival.token, keptUntil());
    return arrived(arrival, keep(request, reply, arrival.token, !arrival.fresh && isRemembered(request)));
  });

  answer(http, comingBack.pause, async (_, request, reply) => {
    const token = cookies.read(request, "consultee");
    if (token && request.actor.kind === "consultee" && !isRemembered(request))
      cookies.set(reply, "consultee", token, closedSeconds);
    return {};
  });

  answer(http, comingBack.rememberHere, async ({ remember }, request, reply) => {
    const token = cookies.read(request, "consultee") ?? "";
    if (!remember) await stopNotices(tools, token);
    await noteKept(tools, token, remember ? keptUntil() : null);
    return { rememberedUntil: keep(request, reply, token, remember) };
  });

  answer(http, contract.leave, async (_, request, reply) => {
    const token = cookies.read(request, "consultee");
    if (token) {
      await leave(tools, token);
      await stopNotices(tools, token);
      recogniser.forget(token);
    }
    cookies.clear(reply, "consultee");
    cookies.clear(reply, "remember");
    // What LINE has proven of who is leaving is nothing to the next one.
    cookies.clear(reply, "entrance");
    return {};
  });

  answer(http, comingBack.makeRecoveryWords, async (_, request) => {
    const { words, madeAt } = await makeWords(tools, consulteeOf(request));
    return { words, madeAt: madeAt.toISOString() };
  });

  answer(http, comingBack.comeBack, async ({ words }, request, reply) => {
    const trying = { typed: words, address: request.ip };
    const token = await comeBack(tools, tries, consulteeOf(request), trying);
    // This browser is somebody else's now, or their own once more: whoever it is may choose anew ([NC-3]).
    await stopNotices(tools, cookies.read(request, "consultee") ?? "");
    const arrival = await arrive(tools, await recogniser.recognise(token), token);
    return arrived(arrival, keep(request, reply, token, false));
  });

  answer(http, comingBack.readHistory, async (_, request) => {
    const { consultations, wordsMadeAt } = await seeHistory(tools, consulteeOf(request));
    const until = tools.now().getTime() + keptSeconds(true) * 1_000;
    return {
      consultations: consultations.map(ownView),
      wordsMadeAt: wordsMadeAt?.toISOString() ?? null,
      rememberedUntil: isRemembered(request) ? new Date(until).toISOString() : null,
    };
  });
}
