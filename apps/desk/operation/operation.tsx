import type { VNode } from "preact";
import { useState } from "preact/hooks";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { Tabs } from "../tabs.tsx";
import { ConditionTab } from "./condition/condition.tsx";
import { IncidentsTab } from "./incident/incidents.tsx";
import { MaintenanceTab } from "./maintenance/maintenance.tsx";
import "./operation.css";
import { PracticeTab } from "./practice/practice.tsx";
import { useWantedPractice } from "./practice/turn-to.ts";
import { RegistersTab } from "./registers/registers.tsx";
import { MonthReportTab } from "./report/month-report.tsx";
import { SupportTab } from "./support/support.tsx";
import { words } from "./words-ja.ts";

const tabs = ["support", "incidents", "maintenance", "report", "condition", "registers", "practice"] as const;
const wants = {
  support: "support:ask",
  incidents: "incident:see",
  maintenance: "maintenance:see",
  report: "report:see",
  condition: "condition:see",
  registers: "staff-rules:read",
  practice: "practice:do",
} as const;
type Tab = (typeof tabs)[number];

/**
 * 運用: 窓口 and, of 管理簿, the rules for everybody; 障害, 保守, 月報 and 状態 for the city and the operator; 練習 for whoever talks or
 * watches, in an invented city alone ([PX-1]).
 */
export function OperationPlace(props: PlaceProps): VNode {
  const { self } = props;
  const open = tabs.filter(
    (tab) => mayDo(self, wants[tab]) && (tab !== "practice" || self.secondFactor === "skipped"),
  );
  const [tab, setTab] = useState<Tab>("support");
  /** The inquiry out of which an incident is begun. */
  const [inquiry, setInquiry] = useState<{ readonly id: string; readonly number: number } | null>(null);
  /** The row that the line of 状態 leads to. */
  const [led, setLed] = useState<string | null>(null);

  function turn(to: Tab, row: string | null = null): void {
    setLed(row);
    setTab(to);
  }
  useWantedPractice(() => turn("practice"));

  return (
    <div class="operation">
      <PlaceHeading text={words.heading} />
      <Tabs label={words.heading} tabs={open} names={words.tabs} at={tab} onTurn={turn}>
        {tab === "support" && (
          <SupportTab
            {...props}
            openIncident={
              mayDo(self, "incident:work")
                ? (one) => {
                    setInquiry(one);
                    turn("incidents");
                  }
                : null
            }
          />
        )}
        {tab === "incidents" && (
          <IncidentsTab {...props} {...{ inquiry, led }} begun={() => setInquiry(null)} />
        )}
        {tab === "maintenance" && <MaintenanceTab {...props} led={led} />}
        {tab === "report" && <MonthReportTab {...props} />}
        {tab === "condition" && <ConditionTab call={props.call} onLead={turn} />}
        {tab === "registers" && <RegistersTab {...props} />}
        {tab === "practice" && <PracticeTab {...props} />}
      </Tabs>
    </div>
  );
}
