import type { ScriptlessForm, ScriptlessTold } from "../../contract/scriptless.ts";
import { may, type Permission } from "../../domain/access.ts";
import type { ConsentAnswer, DisclosedTo } from "../../domain/disclosure.ts";
import { messageFault } from "../../domain/message.ts";
import type { Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { checkEpoch } from "../consultation/check-epoch.ts";
import { answerConsent } from "../consultation/disclosure/answer-consent.ts";
import { openConsultation } from "../consultation/open.ts";
import { markRead } from "../consultation/read.ts";
import { sendMessage } from "../consultation/send.ts";
import { comeBack } from "../consultee/come-back.ts";
import { makeWords } from "../consultee/make-words.ts";
import type { Tries } from "../consultee/tries.ts";
import type { Guesses } from "../school/guesses.ts";
import { tellSchool } from "../school/tell-school.ts";
import type { Tools } from "../tools.ts";
import { toldOf } from "./told-of.ts";

export type Acted = {
  /** Why it was not done; null where it was, and nothing else is to be said of it. */
  readonly told: ScriptlessTold | null;
  /** What is left in the box. */
  readonly text: string;
  /** 合言葉 that were made. */
  readonly words?: readonly string[];
  /** Recovery words made this browser somebody else's, by this token. */
  readonly token?: string;
};

type Asked = {
  readonly tools: Tools;
  readonly tries: Tries;
  readonly guesses: Guesses;
  readonly consultee: Consultee;
  readonly token: string;
  readonly address: string;
};

/** [SL-1] What was pressed, by the verbs that pages with script call. Nothing that was typed is lost by any refusal. */
export async function actWithoutScript(asked: Asked, pressed: ScriptlessForm): Promise<Acted> {
  // A form says line ends as CR LF, whatever was typed: stored is what stands in the box ([TX-2]).
  const text = pressed.text.replace(/\r\n?/g, "\n");
  try {
    const acted = await act(asked, { ...pressed, text });
    await noteShown(asked, pressed);
    return acted;
  } catch (error) {
    const told = toldOf(error, { do: pressed.do, text });
    if (told.it === "failed" || !(error instanceof Refusal))
      asked.tools.log.error({ error }, "An act without script failed.");
    return { told, text };
  }
}

async function act(asked: Asked, pressed: ScriptlessForm): Promise<Acted> {
  const { tools, tries, guesses, consultee, token, address } = asked;
  const { do: what, epoch, key, consultation, text, words, code } = pressed;
  const isSaid = what === "open" || what === "send";
  const fault = isSaid ? messageFault(text) : null;
  // Asked before anything is begun, as the page with script does: what cannot be taken uses up no number.
  if (fault) throw new Refusal(fault);
  if (what === "open" || (what === "send" && !consultation)) {
    await checkEpoch(tools, epoch);
    permit(consultee, "own-consultation:open");
    await openConsultation(tools, consultee, token, { key, text });
    return { told: null, text: "" };
  }
  if (what === "send" && consultation) {
    await checkEpoch(tools, epoch);
    permit(consultee, "own-consultation:write");
    await sendMessage(tools, consultee, consultation, { key, text });
    return { told: null, text: "" };
  }
  if (what === "make-words") {
    permit(consultee, "own-consultation:keep-way-back");
    return { told: null, text, words: (await makeWords(tools, consultee)).words };
  }
  if (what === "come-back") {
    permit(consultee, "own-consultation:come-back");
    return { told: null, text, token: await comeBack(tools, tries, consultee, { typed: words, address }) };
  }
  if (what === "tell-school") {
    permit(consultee, "own-school:tell");
    await tellSchool(tools, guesses, consultee, { typed: code, address });
    return { told: { it: "school-told" }, text };
  }
  if (what.startsWith("consent:") && consultation) {
    await checkEpoch(tools, epoch);
    permit(consultee, "own-consultation:write");
    const [, to, answer] = what.split(":") as ["consent", DisclosedTo, ConsentAnswer];
    await answerConsent(tools, consultee, consultation, { to, answer });
  }
  return { told: null, text };
}

/** Whoever presses something has the page before them. */
async function noteShown({ tools, consultee }: Asked, { epoch, consultation, upTo }: ScriptlessForm) {
  if (!consultation || Number(upTo) === 0 || epoch !== tools.epoch()) return;
  permit(consultee, "own-consultation:follow");
  await markRead(tools, consultee, consultation, Number(upTo)).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** [AC-1] */
function permit(consultee: Consultee, permission: Permission): void {
  if (!may(consultee, permission)) throw new Refusal("not-allowed");
}
