import type { VNode } from "preact";
import type { WaysView } from "../../../contract/start.ts";
import { present } from "../../shared/clock.ts";
import { plain } from "../../shared/text.ts";
import { dayWords } from "../../shared/time-words.ts";
import { When } from "../when.tsx";
import { startWords as words } from "./words-ja.ts";

/** [NC-5] By which ways a consultee comes to know of something new, and what came of each. */
export function Ways({ ways }: { readonly ways: WaysView }): VNode {
  return (
    <dl class="facts start-ways">
      {(["line", "browser"] as const).map((way) => (
        <>
          <dt>{words[way]}</dt>
          <dd class={`telling-${ways[way].telling}`}>
            {words.telling[way][ways[way].telling]} {ways[way].at && <When at={ways[way].at} />}
          </dd>
        </>
      ))}
      <dt>{words.visit}</dt>
      <dd>{visitWords(ways).join("。")}</dd>
    </dl>
  );
}

function visitWords({ isHere, rememberedUntil, hasWords }: WaysView): string[] {
  const until = rememberedUntil && plain(dayWords(new Date(rememberedUntil), present()));
  const known = [
    ...(isHere ? [words.isHere] : []),
    ...(until ? [words.remembered(until)] : []),
    ...(hasWords ? [words.words] : []),
  ];
  return known.length > 0 ? known : [words.noVisit];
}
