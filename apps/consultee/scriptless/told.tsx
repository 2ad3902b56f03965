import type { VNode } from "preact";
import type { ScriptlessTold } from "../../../contract/scriptless.ts";
import { Ruby } from "../../shared/parts/ruby.tsx";
import { words } from "../wording/words.ts";
import { ownWords } from "./words.ts";

/** Above everything: what was wrong, what became of what was typed, and what to do now. */
export function Told({ told }: { readonly told: ScriptlessTold | null }): VNode | null {
  if (!told) return null;
  return (
    <p class="told" role="alert" id="told">
      <Ruby text={saidOf(told)} />
    </p>
  );
}

function saidOf(told: ScriptlessTold): string {
  switch (told.it) {
    case "message-empty":
      return words.say("faultEmpty");
    case "message-malformed":
      return words.say("faultMalformed");
    case "message-too-long":
      return words.say("faultLong", { over: told.over });
    case "consultation-closed":
      return words.say("refusedClosed");
    case "writing-paused":
      return words.say("refusedPaused");
    case "key-reused":
      return ownWords.say("keyReused");
    case "too-many":
      return ownWords.say("tooMany", { seconds: told.seconds });
    case "too-large":
      return ownWords.say("tooLarge");
    case "no-cookie":
      return ownWords.say("noCookie");
    case "school-told":
      return words.say("schoolThanks");
    case "school-unknown":
      return words.say("schoolUnknown");
    case "school-later":
      return words.say("schoolLater");
    case "words-unknown":
      return ownWords.say("wordsUnknown");
    default:
      return ownWords.say(told.it);
  }
}
