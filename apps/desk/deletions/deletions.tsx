import type { VNode } from "preact";
import { useState } from "preact/hooks";
import "../fields.css";
import "../operation/operation.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { Tabs } from "../tabs.tsx";
import "./deletions.css";
import { HoldsTab } from "./holds/holds.tsx";
import { PetitionsTab } from "./petitions/petitions.tsx";
import { RequestsTab } from "./requests/requests.tsx";
import { RetentionTab } from "./retention/retention.tsx";
import { words } from "./words-ja.ts";

const tabs = ["requests", "holds", "retention"] as const;
const withPetitions = [...tabs, "petitions"] as const;
type Tab = (typeof withPetitions)[number];

/** 削除: what consultees want deleted, what must not be, what is over for long enough, and what people ask for under the law. */
export function DeletionsPlace(props: PlaceProps): VNode {
  const [tab, setTab] = useState<Tab>("requests");
  const shown: readonly Tab[] = mayDo(props.self, "petition:keep") ? withPetitions : tabs;
  return (
    <>
      <PlaceHeading text={words.heading} />
      <Tabs label={words.heading} tabs={shown} names={words.tabs} at={tab} onTurn={setTab}>
        {tab === "requests" && <RequestsTab {...props} />}
        {tab === "holds" && <HoldsTab {...props} />}
        {tab === "retention" && <RetentionTab {...props} />}
        {tab === "petitions" && <PetitionsTab {...props} />}
      </Tabs>
    </>
  );
}
