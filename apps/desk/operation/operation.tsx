import type { VNode } from "preact";
import { useState } from "preact/hooks";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { Tabs } from "../tabs.tsx";
import { IncidentsTab } from "./incident/incidents.tsx";
import { MaintenanceTab } from "./maintenance/maintenance.tsx";
import "./operation.css";
import { MonthReportTab } from "./report/month-report.tsx";
import { SupportTab } from "./support/support.tsx";
import { words } from "./words-ja.ts";

const tabs = ["support", "incidents", "maintenance", "report"] as const;
const wants = { incidents: "incident:see", maintenance: "maintenance:see", report: "report:see" } as const;
type Tab = (typeof tabs)[number];

/** 運用: 窓口 for everybody; 障害, 保守 and 月報 for the city and the operator. */
export function OperationPlace(props: PlaceProps): VNode {
  const { self } = props;
  const open = tabs.filter((tab) => tab === "support" || mayDo(self, wants[tab]));
  const [tab, setTab] = useState<Tab>("support");
  /** The inquiry out of which an incident is begun. */
  const [inquiry, setInquiry] = useState<{ readonly id: string; readonly number: number } | null>(null);
  return (
    <div class="operation">
      <PlaceHeading text={words.heading} />
      <Tabs label={words.heading} tabs={open} names={words.tabs} at={tab} onTurn={setTab}>
        {tab === "support" && (
          <SupportTab
            {...props}
            openIncident={
              mayDo(self, "incident:work")
                ? (one) => {
                    setInquiry(one);
                    setTab("incidents");
                  }
                : null
            }
          />
        )}
        {tab === "incidents" && <IncidentsTab {...props} inquiry={inquiry} begun={() => setInquiry(null)} />}
        {tab === "maintenance" && <MaintenanceTab {...props} />}
        {tab === "report" && <MonthReportTab {...props} />}
      </Tabs>
    </div>
  );
}
