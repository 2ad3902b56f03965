import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { addressOf } from "../places.ts";
import type { Call } from "../work.ts";
import "./due-notice.css";
import { sayDue } from "./say-due.ts";

/** [EX-6] At the head of another place: that files have to be returned or destroyed, and the way to them. */
export function DueNotice({ call }: { readonly call: Call }): VNode | null {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void call("/api/export/list", {}).then((answer) => {
      if (!gone && answer.ok) setSaid(sayDue(answer.value.exports));
    });
    return () => {
      gone = true;
    };
  }, [call]);
  if (said === null) return null;
  return (
    <p class="due-notice">
      <a href={addressOf("exports")}>{said}</a>
    </p>
  );
}
