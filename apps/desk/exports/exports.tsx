import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { deviceClock } from "../../shared/clock.ts";
import { sayUnread } from "../failure-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { AskForm } from "./ask-form.tsx";
import "./due-notice.css";
import "./exports.css";
import { jobOf } from "./job.ts";
import { JobBox } from "./job-box.tsx";
import { Ledger } from "./ledger.tsx";
import type { LedgerRead } from "./ledger-read.ts";
import { sayDue } from "./say-due.ts";
import { words } from "./words-ja.ts";

/** 書き出し: what leaves as a file, asked for, agreed to, taken, and kept in the ledger until it is back. */
export function ExportsPlace({ self, call, now }: PlaceProps): VNode {
  const [read, setRead] = useState<LedgerRead | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const due = read && sayDue(read.exports);
  const job = jobOf(call, deviceClock);

  async function load(): Promise<void> {
    setTrouble(null);
    const answer = await call("/api/export/list", {});
    if (answer.ok) setRead(answer.value);
    else setTrouble(sayUnread(answer.code));
  }
  useEffect(() => void load(), [call]);

  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint exports-lead">{words.lead}</p>
      {mayDo(self, "export:make") && <AskForm self={self} call={call} now={now} asked={() => void load()} />}
      <section class="place-section" aria-labelledby="exports-ledger">
        <h2 id="exports-ledger">{words.ledger.heading}</h2>
        {due && <p class="due-notice">{due}</p>}
        <JobBox job={job} done={() => void load()} />
        {trouble && <Unread said={trouble} readAgain={() => void load()} />}
        {read ? (
          <Ledger {...{ read, self, call, now, job }} changed={() => void load()} />
        ) : (
          !trouble && <p role="status">{words.loading}</p>
        )}
      </section>
    </>
  );
}
