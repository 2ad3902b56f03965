import type { VNode } from "preact";
import { words } from "../../wording/words.ts";
import { Aloud } from "./aloud.tsx";
import { spoken } from "./voices.ts";

const intro = ["greeting", "lead1", "lead2", "lead3"] as const;

/** What the page says at its entrance, to be listened to. */
export function AloudIntro(): VNode {
  return (
    <div class="aloud-intro">
      <Aloud small text={intro.map((sentence) => spoken(words.say(sentence))).join("\n")} />
    </div>
  );
}
