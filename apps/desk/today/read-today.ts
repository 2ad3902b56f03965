import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { sayDue } from "../exports/say-due.ts";
import { sayUnread } from "../failure-words.ts";
import type { Call } from "../work.ts";

export type UnansweredSeen = Api["/api/desk/unanswered"]["output"];
/** What waits for a person at other places of the desk. */
export type Alarms = {
  readonly approvals: number;
  readonly deletions: number;
  readonly line: boolean;
  /** [EX-6] What has to be returned or destroyed soon, as a sentence. */
  readonly exports: string | null;
};

const everyMillis = 10_000;

/** Whose words nobody has answered, asked every few seconds; what was read last stays while it cannot be. */
export function useUnanswered(call: Call): {
  readonly seen: UnansweredSeen | null;
  readonly trouble: string | null;
} {
  const [seen, setSeen] = useState<UnansweredSeen | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    let timer = 0;
    async function ask(): Promise<void> {
      const answer = await call("/api/desk/unanswered", {});
      if (gone) return;
      if (answer.ok) setSeen(answer.value);
      setTrouble(answer.ok ? null : sayUnread(answer.code));
      timer = window.setTimeout(() => void ask(), everyMillis);
    }
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [call]);
  return { seen, trouble };
}

/** Looked at once when one comes: these wait for days, not for minutes. */
export function useAlarms(call: Call, me: StaffId): Alarms | "unread" | null {
  const [alarms, setAlarms] = useState<Alarms | "unread" | null>(null);
  useEffect(() => {
    let gone = false;
    const all = [
      call("/api/approval/list", {}),
      call("/api/desk/deletions", {}),
      call("/api/line/settings", {}),
      call("/api/export/list", {}),
    ] as const;
    void Promise.all(all).then(([approvals, deletions, line, exports]) => {
      if (gone) return;
      if (!approvals.ok || !deletions.ok || !line.ok || !exports.ok) return setAlarms("unread");
      setAlarms({
        approvals: approvals.value.approvals.filter(
          ({ outcome, askedBy, agreed }) => outcome === null && askedBy !== me && !agreed.includes(me),
        ).length,
        deletions: deletions.value.requests.filter(
          ({ proposal, refused, deletedAt }) => !proposal && !refused && !deletedAt,
        ).length,
        line: line.value.trouble !== null,
        exports: sayDue(exports.value.exports),
      });
    });
    return () => {
      gone = true;
    };
  }, [call, me]);
  return alarms;
}
