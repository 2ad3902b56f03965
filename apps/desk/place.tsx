import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import "./place.css";
import type { PlaceProps } from "./place-parts.tsx";
import type { PlaceId } from "./places.ts";
import { words } from "./words-ja.ts";

type PlaceScreen = (props: PlaceProps) => VNode;
type OtherPlace = Exclude<PlaceId, "consultations">;

/** Fetched when somebody goes there, so that the talk opens no later for them. */
const screens: Record<OtherPlace, () => Promise<PlaceScreen>> = {
  team: async () => (await import("./team/team.tsx")).TeamPlace,
  today: async () => (await import("./today/today.tsx")).TodayPlace,
  exports: async () => (await import("./exports/exports.tsx")).ExportsPlace,
  figures: async () => (await import("./figures/figures.tsx")).FiguresPlace,
  search: async () => (await import("./search/search-place.tsx")).SearchPlace,
  templates: async () => (await import("./templates/templates-place.tsx")).TemplatesPlace,
  approvals: async () => (await import("./approvals/approvals.tsx")).ApprovalsPlace,
  deletions: async () => (await import("./deletions/deletions.tsx")).DeletionsPlace,
  pauses: async () => (await import("./pauses/pauses-place.tsx")).PausesPlace,
  audit: async () => (await import("./audit/audit.tsx")).AuditPlace,
  duty: async () => (await import("./duty/duty.tsx")).DutyPlace,
  reception: async () => (await import("./reception/reception.tsx")).ReceptionPlace,
  urgent: async () => (await import("./urgent-settings/urgent-place.tsx")).UrgentPlace,
  schools: async () => (await import("./schools/schools-place.tsx")).SchoolsPlace,
  line: async () => (await import("./line/line.tsx")).LinePlace,
  staff: async () => (await import("./staff/staff.tsx")).StaffPlace,
  operation: async () => (await import("./operation/operation.tsx")).OperationPlace,
  account: async () => (await import("./account/account.tsx")).Account,
};

/** A place beside the consultations. */
export function Place({ place, ...props }: PlaceProps & { readonly place: OtherPlace }): VNode {
  const [fetched, setFetched] = useState<{ readonly Screen: PlaceScreen } | null>(null);
  const [failed, setFailed] = useState(false);

  function fetchScreen(): void {
    setFailed(false);
    screens[place]().then(
      (Screen) => setFetched({ Screen }),
      () => setFailed(true),
    );
  }
  useEffect(fetchScreen, []);

  return (
    <main class="place" id="place" tabIndex={-1}>
      {fetched ? (
        <fetched.Screen {...props} />
      ) : failed ? (
        <div class="place-trouble">
          <p role="alert">{words.places.unreachable}</p>
          <button type="button" onClick={fetchScreen}>
            {words.places.again}
          </button>
        </div>
      ) : (
        <p class="place-loading" role="status">
          {words.starting}
        </p>
      )}
    </main>
  );
}
