import type { FastifyReply, FastifyRequest } from "fastify";
import { type ScriptlessForm, type ScriptlessTold, scriptlessForm } from "../../contract/scriptless.ts";
import { neutralPage } from "../../domain/neutral-page.ts";
import type { Actor } from "../../domain/people.ts";
import { type Refusal, refusalStatus } from "../../domain/refusal.ts";
import type { Wording } from "../../domain/wording.ts";
import { arrive } from "../consultee/arrive.ts";
import { leave } from "../consultee/leave.ts";
import type { ConsulteeRecogniser } from "../consultee/recognise.ts";
import type { Tries } from "../consultee/tries.ts";
import { consulteeOf } from "../edge/caller.ts";
import { sendDrawn, takeForms } from "../edge/forms.ts";
import type { Http } from "../edge/http.ts";
import { limitOf } from "../edge/limits.ts";
import type { Guesses } from "../school/guesses.ts";
import type { Tools } from "../tools.ts";
import { actWithoutScript } from "./act.ts";
import { drawingFrom } from "./drawing-from.ts";
import { noteSeen, nothingToSee } from "./note-seen.ts";
import { openScriptlessSight, type Shown } from "./scriptless-sight.ts";
import { isFormOfVisit, leftVisit, type ReadVisit, readVisit, type Visit, writeVisit } from "./visit.ts";

type Needs = {
  readonly recogniser: ConsulteeRecogniser;
  readonly tries: Tries;
  readonly guesses: Guesses;
  /** The folder of the built pages. */
  readonly pages: string;
};

const visitor: Actor = { kind: "visitor" };

/** [SL-1] The page without script: one address, one form. What it does, the verbs of the other page do. */
export async function scriptlessRoutes(http: Http, tools: Tools, needs: Needs): Promise<void> {
  const { app, cookies, limits } = http;
  const { recogniser, tries, guesses } = needs;
  const { secrets, now } = tools;
  const draw = drawingFrom(needs.pages);
  const see = openScriptlessSight(tools);

  const visitOf = (request: FastifyRequest): ReadVisit =>
    readVisit(secrets, cookies.read(request, "scriptless"), now());

  const on = (limit: string, config = {}) => ({
    schema: { hide: true },
    config: { ...limitOf(limits, limit), ...config },
    async onRequest(request: FastifyRequest): Promise<void> {
      const came = visitOf(request);
      request.actor = came.kind === "here" ? await recogniser.recognise(came.visit.token) : visitor;
    },
  });

  await app.register(async (scope) => {
    takeForms(scope, sayRefused);
    for (const path of ["/plain", "/plain/all"])
      scope.get(path, on("/plain"), (request, reply) => open(request, reply, path === "/plain/all"));
    scope.post("/plain", on("/plain/act", { form: true }), (request, reply) => press(request, reply));
    scope.get<{ Params: { mark: string } }>(
      "/plain/seen/:mark",
      on("/plain/seen"),
      async (request, reply) => {
        const came = visitOf(request);
        if (came.kind === "here" && request.actor.kind === "consultee")
          await noteSeen(tools, request.actor, came.visit, request.params.mark);
        return reply.type("image/gif").send(nothingToSee);
      },
    );
  });

  async function open(request: FastifyRequest, reply: FastifyReply, whole: boolean): Promise<FastifyReply> {
    const came = visitOf(request);
    const known = came.kind === "here" && request.actor.kind === "consultee";
    const visit = known ? came.visit : await newVisit(came);
    return show(reply, known ? request.actor : visitor, visit, { told: null, text: "", whole });
  }

  async function press(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const read = scriptlessForm.safeParse(request.body);
    const came = visitOf(request);
    const isOwn = read.success && "visit" in came && isFormOfVisit(secrets, came.visit, read.data.form);
    if (read.success && read.data.do === "leave")
      return goAway(reply, isOwn && came.kind === "here" ? came.visit : null);
    // Whoever opens the pages of somebody before them is not shown what was typed there ([SL-4]).
    if (!read.success || (!isOwn && came.kind !== "none")) return say(reply, came, { it: "stranger" });
    const { data: form } = read;
    if (isOwn && came.kind === "here" && request.actor.kind === "consultee")
      return act(request, reply, came.visit, form);
    const told = {
      it: came.kind === "over" ? "expired" : came.kind === "none" ? "no-cookie" : "stranger",
    } as const;
    if (told.it === "stranger") return say(reply, came, told);
    return show(reply, visitor, await newVisit(came), { told, text: form.text });
  }

  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    before: Visit,
    form: ScriptlessForm,
  ): Promise<FastifyReply> {
    const consultee = consulteeOf(request);
    const asked = { tools, tries, guesses, consultee, token: before.token, address: request.ip };
    const isUnsent = form.do === "watch" && form.text.trim() !== "";
    const acted = await actWithoutScript(asked, form);
    const { text, words, token = before.token } = acted;
    const told = acted.told ?? (isUnsent ? ({ it: "unsent" } as const) : null);
    const visit = { ...chosen(before, form, isUnsent), token };
    if (told === null && text === "" && !words) {
      remember(reply, visit);
      // Not the answer to a form: loaded again, it sends nothing.
      return reply.redirect("/plain#now", 303);
    }
    const actor = token === before.token ? consultee : await recogniser.recognise(token);
    const key = told?.it === "key-reused" ? undefined : form.key;
    return show(reply, actor, visit, { told, text, words, key });
  }

  async function goAway(reply: FastifyReply, visit: Visit | null): Promise<FastifyReply> {
    cookies.set(reply, "scriptless", leftVisit);
    if (visit) {
      recogniser.forget(visit.token);
      await leave(tools, visit.token).catch((error: unknown) =>
        tools.log.error({ error }, "A token could not be ended."),
      );
    }
    return reply.redirect(neutralPage, 303);
  }

  async function newVisit(came: ReadVisit): Promise<Visit> {
    const { token } = await arrive(tools, visitor, null);
    return { token, wording: wordingOf(came), watching: false };
  }

  function remember(reply: FastifyReply, visit: Visit): void {
    cookies.set(reply, "scriptless", writeVisit(secrets, visit, now()));
  }

  async function show(reply: FastifyReply, actor: Actor, visit: Visit, shown: Shown): Promise<FastifyReply> {
    const view = await see(actor, visit, shown);
    remember(reply, visit);
    return sendDrawn(reply, await draw(view), neutralPage);
  }

  /** Says something, shows the telephones and the way to begin, and nothing of anybody. */
  async function say(reply: FastifyReply, came: ReadVisit, told: ScriptlessTold): Promise<FastifyReply> {
    const visit = { token: "", wording: wordingOf(came), watching: false };
    const view = await see(visitor, visit, { told, text: "" });
    return sendDrawn(reply, await draw({ ...view, form: null }), neutralPage);
  }

  async function sayRefused({ code, detail }: Refusal, request: FastifyRequest, reply: FastifyReply) {
    const isToWait = code === "too-many" || code === "busy";
    const seconds = Number(detail["retryAfterSeconds"] ?? 10);
    const told = isToWait
      ? ({ it: "too-many", seconds } as const)
      : ({ it: code === "too-large" ? code : "stranger" } as const);
    return say(reply.status(refusalStatus[code]), visitOf(request), told);
  }
}

function wordingOf(came: ReadVisit): Wording {
  return "visit" in came ? came.visit.wording : "upper-primary";
}

function chosen(visit: Visit, { do: what }: ScriptlessForm, isUnsent: boolean): Visit {
  if (what === "watch") return { ...visit, watching: !isUnsent };
  if (what === "write") return { ...visit, watching: false };
  return what.startsWith("wording:") ? { ...visit, wording: what.split(":")[1] as Wording } : visit;
}
