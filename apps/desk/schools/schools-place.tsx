import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sayUnread } from "../failure-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { FoundAtSchools } from "./found-at-schools.tsx";
import { KitForm } from "./kit-form.tsx";
import { SchoolCodes } from "./school-codes.tsx";
import { SchoolCounts } from "./school-counts.tsx";
import { type KeptList, SchoolListForm } from "./school-list-form.tsx";
import "./schools.css";
import { words } from "./words-ja.ts";

/** 学校: which there are, what they are given, and what was found on their networks. */
export function SchoolsPlace({ call, now }: PlaceProps): VNode {
  const [known, setKnown] = useState<KeptList | null>(null);
  const [trouble, setTrouble] = useState("");

  async function load(): Promise<KeptList | null> {
    setTrouble("");
    const answer = await call("/api/desk/schools", {});
    if (answer.ok) setKnown(answer.value);
    else setTrouble(sayUnread(answer.code));
    return answer.ok ? answer.value : null;
  }
  useEffect(() => void load(), []);

  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      <p>
        {words.address}: <a href="/shindan">{`${location.origin}/shindan`}</a>
      </p>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {known ? (
        <>
          <FoundAtSchools call={call} now={now} schools={known.schools} />
          <KitForm call={call} schools={known.schools} />
          <SchoolCodes call={call} schools={known.schools} />
          <SchoolCounts call={call} now={now} />
          <SchoolListForm known={known} call={call} again={load} />
        </>
      ) : (
        !trouble && <p role="status">{words.loading}</p>
      )}
    </>
  );
}
