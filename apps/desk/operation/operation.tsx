import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { IncidentsTab } from "./incident/incidents.tsx";
import { MaintenanceTab } from "./maintenance/maintenance.tsx";
import "./operation.css";
import { SupportTab } from "./support/support.tsx";
import { words } from "./words-ja.ts";

const tabs = ["support", "incidents", "maintenance"] as const;
type Tab = (typeof tabs)[number];

/** 運用: 窓口 for everybody; 障害 and 保守 for the city and the operator. */
export function OperationPlace(props: PlaceProps): VNode {
  const { self } = props;
  const open = tabs.filter(
    (tab) => tab === "support" || mayDo(self, tab === "incidents" ? "incident:see" : "maintenance:see"),
  );
  const [tab, setTab] = useState<Tab>("support");
  /** The inquiry out of which an incident is begun. */
  const [inquiry, setInquiry] = useState<{ readonly id: string; readonly number: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);

  function turn(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = open[(open.indexOf(tab) + step + open.length) % open.length] ?? tab;
    setTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  return (
    <div class="operation">
      <PlaceHeading text={words.heading} />
      {open.length > 1 && (
        <div class="tabs" role="tablist" aria-label={words.heading} ref={list} onKeyDown={turn}>
          {open.map((one) => (
            <button
              key={one}
              id={`tab-${one}`}
              type="button"
              role="tab"
              aria-selected={one === tab}
              aria-controls={`panel-${one}`}
              tabIndex={one === tab ? 0 : -1}
              onClick={() => setTab(one)}
            >
              {words.tabs[one]}
            </button>
          ))}
        </div>
      )}
      <div
        id={`panel-${tab}`}
        {...(open.length > 1 ? { role: "tabpanel", "aria-labelledby": `tab-${tab}` } : {})}
      >
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
      </div>
    </div>
  );
}
