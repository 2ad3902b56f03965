import type { FastifyRequest } from "fastify";
import * as contract from "../../contract/line.ts";
import { callbackPath, enterPath } from "../../domain/line-paths.ts";
import { lineReport } from "../../domain/line-report.ts";
import { lineFigures } from "../../domain/line-usage.ts";
import { Refusal } from "../../domain/refusal.ts";
import { keptSeconds } from "../../domain/staying.ts";
import { findConsultation } from "../consultation/find.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import { limitOf } from "../edge/limits.ts";
import { stopNotices } from "../notice/stop-notices.ts";
import type { Tools } from "../tools.ts";
import { checkChannel } from "./check-channel.ts";
import { comeIn, comingIn } from "./come-in.ts";
import { beginLineSignIn, finishLineSignIn } from "./line-sign-in.ts";
import { linkReach, linkWithLine, unlinkFromLine } from "./link.ts";
import { readLineSettings, setLineKeySettings, setLineTextSetting, switchLineSetting } from "./settings.ts";
import { readUsage } from "./usage.ts";
import { settingsView } from "./view.ts";

export function lineRoutes(http: Http, tools: Tools): void {
  staffSide(http, tools);
  consulteeSide(http, tools);
  signIn(http, tools);
}

function staffSide(http: Http, tools: Tools): void {
  const settings = async () => settingsView(await readLineSettings(tools));

  answer(http, contract.readLineSettings, settings);

  answer(http, contract.switchLine, async (wanted, request) => {
    await switchLineSetting(tools, staffOf(request), wanted);
    return settings();
  });

  answer(http, contract.setLineChannel, async (keys, request) => {
    await setLineKeySettings(tools, staffOf(request), keys);
    return settings();
  });

  answer(http, contract.setLineText, async ({ id, wording }, request) => {
    await setLineTextSetting(tools, staffOf(request), id, wording);
    return settings();
  });

  answer(http, contract.checkLine, async () => ({ checks: await checkChannel(tools) }));

  answer(http, contract.readLineUsage, async ({ month }) => {
    const usage = await readUsage(tools, month);
    return {
      figures: lineFigures.map((figure) => ({ figure, count: usage[figure] })),
      csv: lineReport(month, usage),
    };
  });

  answer(http, contract.readLineReach, async ({ consultation }) => {
    const { consultee } = await findConsultation(tools, consultation);
    return { reach: await linkReach(tools, consultee) };
  });
}

function consulteeSide(http: Http, tools: Tools): void {
  const { cookies, siteOf } = http;

  answer(http, contract.readLineStanding, async (_, { actor }) => {
    const reach = actor.kind === "consultee" ? await linkReach(tools, actor.id) : null;
    const { channel } = await readLineSettings(tools);
    return {
      open: channel.open && channel.signIn !== null,
      linked: reach === "reachable" || reach === "blocked",
    };
  });

  answer(http, contract.comeInByLine, async ({ choice }, request, reply) => {
    const proof = cookies.read(request, "entrance") ?? "";
    const came = await comeIn(tools, request.actor, proof, choice);
    if (came.state !== "choose") cookies.clear(reply, "entrance");
    if (came.state === "in") {
      await stopNotices(tools, cookies.read(request, "consultee") ?? "");
      cookies.set(reply, "consultee", came.token, keptSeconds(false));
      // What whoever was here before has chosen is not theirs ([CB-6]).
      cookies.clear(reply, "remember");
    }
    return { state: came.state };
  });

  answer(http, contract.beginLineLink, async (_, request, reply) => {
    const { id } = consulteeOf(request);
    const begun = await beginLineSignIn(tools, siteOf(request).origin, id);
    if (!begun) throw new Refusal("not-found");
    cookies.set(reply, "entrance", begun.browser);
    return { url: begun.url.href };
  });

  answer(http, contract.unlinkLine, async (_, request) => {
    await unlinkFromLine(tools, consulteeOf(request));
    return {};
  });
}

/**
 * People come from LINE, go to its sign-in and come back by address: these two are no POST, and say nothing. What came of it
 * stands in the fragment, which no log on the way records; the page takes it from there.
 */
function signIn({ app, cookies, siteOf, limits }: Http, tools: Tools): void {
  const get = (path: string) => ({
    schema: { hide: true },
    config: limitOf(limits, path),
    onRequest: async (request: FastifyRequest): Promise<void> => {
      request.actor = { kind: "visitor" };
    },
  });

  app.get(enterPath, get(enterPath), async (request, reply) => {
    const begun = await beginLineSignIn(tools, siteOf(request).origin, null);
    // Switched off: the page is there all the same ([LI-7]).
    if (!begun) return reply.redirect("/", 302);
    cookies.set(reply, "entrance", begun.browser);
    return reply.redirect(begun.url.href, 302);
  });

  app.get(callbackPath, get(callbackPath), async (request, reply) => {
    const url = new URL(request.url, siteOf(request).origin);
    const signedIn = await finishLineSignIn(tools, url, cookies.read(request, "entrance"));
    cookies.clear(reply, "entrance");
    if (!signedIn) return reply.redirect("/#line=not-in", 302);
    const { friend, consultee } = signedIn;
    if (consultee !== null) {
      if (!(await linkWithLine(tools, consultee, friend))) return reply.redirect("/#line=taken", 302);
      // The page it began on may have been closed meanwhile, and this browser have forgotten whose it is: by this it comes back.
      cookies.set(reply, "entrance", await comingIn(tools, friend));
      return reply.redirect("/#line=linked", 302);
    }
    cookies.set(reply, "entrance", await comingIn(tools, friend));
    return reply.redirect("/#line=in", 302);
  });
}
