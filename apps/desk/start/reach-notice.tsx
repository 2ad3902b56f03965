import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import type { Reach } from "./acts.ts";
import { Ways } from "./ways.tsx";
import { startWords as words } from "./words-ja.ts";

const lookMillis = 5_000;

type Props = { readonly desk: Desk; readonly row: ConsultationSummary };

/** [NC-5] In a talk that a counsellor began, until its consultee has written: what was tried, and what came of it. */
export function ReachNotice({ desk, row }: Props): VNode | null {
  const [reach, setReach] = useState<Reach | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const answer = await desk.consultees.reach(row.id);
      if (answer.ok) setReach(answer.value);
    };
    void look();
    const timer = setInterval(() => void look(), lookMillis);
    return () => clearInterval(timer);
  }, [row.id, row.counsellorSeq, row.consulteeRead]);
  if (!reach) return null;
  return (
    <details class="start-reach">
      <summary>
        {words.startedBy}。<strong>{reach.read ? words.haveRead : words.notRead}</strong> {words.reach}
      </summary>
      <Ways ways={reach.ways} />
    </details>
  );
}
