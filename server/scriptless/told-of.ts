import type { ScriptlessForm, ScriptlessTold } from "../../contract/scriptless.ts";
import { longestMessage, messageLength } from "../../domain/message.ts";
import { Refusal } from "../../domain/refusal.ts";

/** Why something was not done, as it is told on the page. Whatever is no refusal may have been stored, or not. */
export function toldOf(
  error: unknown,
  { do: what, text }: Pick<ScriptlessForm, "do" | "text">,
): ScriptlessTold {
  if (!(error instanceof Refusal)) return { it: what === "tell-school" ? "school-later" : "failed" };
  switch (error.code) {
    case "message-empty":
    case "message-malformed":
    case "consultation-closed":
    case "writing-paused":
    case "key-reused":
      return { it: error.code };
    case "message-too-long":
      return { it: "message-too-long", over: messageLength(text) - longestMessage };
    case "too-many":
      if (what === "tell-school") return { it: "school-later" };
      return { it: "too-many", seconds: Number(error.detail["retryAfterSeconds"] ?? 60) };
    case "wrong-epoch":
      return { it: "moved" };
    case "not-found":
      if (what === "tell-school") return { it: "school-unknown" };
      // A talk that a restored city does not have.
      return { it: what === "come-back" ? "words-unknown" : "moved" };
    default:
      return { it: "failed" };
  }
}
