import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Tabs } from "../../tabs.tsx";
import { RegisterTab } from "./register-tab.tsx";
import "./registers.css";
import { ReviewTab } from "./review-tab.tsx";
import { RulesTab } from "./rules-tab.tsx";
import { words } from "./words-ja.ts";

const tabs = ["training", "subcontract", "copy", "rules", "review"] as const;
const wants = {
  training: "register:see",
  subcontract: "register:see",
  copy: "register:see",
  rules: "staff-rules:read",
  review: "access-review:see",
} as const;
type Tab = (typeof tabs)[number];

/** 管理簿: what the city's contract wants to be kept on record about those who work here. */
export function RegistersTab(props: PlaceProps): VNode {
  const open = tabs.filter((tab) => mayDo(props.self, wants[tab]));
  const [chosen, setTab] = useState<Tab>("training");
  const tab = open.includes(chosen) ? chosen : "rules";
  return (
    <div class="registers">
      <Tabs label={words.heading} tabs={open} names={words.tabs} at={tab} onTurn={setTab}>
        {tab === "rules" ? (
          <RulesTab {...props} />
        ) : tab === "review" ? (
          <ReviewTab {...props} />
        ) : (
          <RegisterTab key={tab} kind={tab} {...props} />
        )}
      </Tabs>
    </div>
  );
}
