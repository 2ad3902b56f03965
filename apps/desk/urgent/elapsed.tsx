import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { present } from "../../shared/clock.ts";
import { elapsedWords } from "./calls.ts";
import { urgentWords } from "./words-ja.ts";

/** The running clock of a call. Not announced: it would speak over everything else, each second. */
export function Elapsed({ since }: { readonly since: string }): VNode {
  const [now, setNow] = useState(present);
  useEffect(() => {
    const timer = setInterval(() => setNow(present()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="urgent-clock">
      <span class="urgent-clock-label">{urgentWords.since}</span>{" "}
      <time dateTime={since}>{elapsedWords(since, now)}</time>
    </p>
  );
}
