import type { VNode } from "preact";
import { useState } from "preact/hooks";
import "../fields.css";
import "../operation/operation.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { Tabs } from "../tabs.tsx";
import "./deletions.css";
import { HoldsTab } from "./holds/holds.tsx";
import { RequestsTab } from "./requests/requests.tsx";
import { RetentionTab } from "./retention/retention.tsx";
import { words } from "./words-ja.ts";

const tabs = ["requests", "holds", "retention"] as const;
type Tab = (typeof tabs)[number];

/** 削除: what consultees want deleted, what must not be, and what is over for long enough. */
export function DeletionsPlace(props: PlaceProps): VNode {
  const [tab, setTab] = useState<Tab>("requests");
  return (
    <>
      <PlaceHeading text={words.heading} />
      <Tabs label={words.heading} tabs={tabs} names={words.tabs} at={tab} onTurn={setTab}>
        {tab === "requests" && <RequestsTab {...props} />}
        {tab === "holds" && <HoldsTab {...props} />}
        {tab === "retention" && <RetentionTab {...props} />}
      </Tabs>
    </>
  );
}
