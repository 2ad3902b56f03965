import type { VNode } from "preact";
import type { Api } from "../../../contract/api.ts";
import type { StaffId } from "../../../domain/ids.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { NotThere } from "../settings/not-there.tsx";
import { SaveBar } from "../settings/save-bar.tsx";
import { useSettings } from "../settings/use-settings.ts";
import { settingsWords } from "../settings/words-ja.ts";
import { mayDo } from "../state.ts";
import { CoverageStrips } from "./coverage.tsx";
import { draftOf, readDraft } from "./draft.ts";
import "./duty.css";
import { OwnDay } from "./own-day.tsx";
import { PlanForm } from "./plan-form.tsx";
import { words } from "./words-ja.ts";

type Known = Api["/api/duty"]["output"];

/** 当番: who is there when. Whoever plans it edits one draft, which is saved as one version. */
export function DutyPlace({ self, call, now }: PlaceProps): VNode {
  const settings = useSettings({
    name: "duty",
    ask: () => call("/api/duty", {}),
    send: (version, { plan }: ReturnType<typeof readDraft>) => call("/api/duty/plan", { version, plan }),
    draftOf: (known: Known) => draftOf(known.plan),
    readDraft,
  });
  if (!settings.shown) return <NotThere heading={words.heading} settings={settings} />;
  const { known, fresh, draft, read } = settings.shown;
  const names = new Map(fresh.people.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (staff: StaffId): string => names.get(staff) ?? words.goneName;
  const mayPlan = mayDo(self, "duty:plan");
  return (
    <div class="wide duty">
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      {mayDo(self, "duty:say") && (
        <OwnDay known={fresh} me={self.id} call={call} now={now} onSaid={settings.look} />
      )}
      <section class="place-section" aria-labelledby="duty-coverage">
        <h2 id="duty-coverage">{words.coverage}</h2>
        <p class="hint">{words.coverageHint}</p>
        <CoverageStrips plan={read.plan} reception={known.reception} />
      </section>
      <PlanForm
        {...{ draft, nameOf }}
        faults={read.faults}
        people={known.people}
        today={known.reception[0]?.day ?? ""}
        onChange={mayPlan ? settings.change : null}
      />
      {mayPlan && (
        <SaveBar
          settings={settings}
          standing={settings.isEdited ? settingsWords.unsaved : settingsWords.version(known.version)}
        />
      )}
    </div>
  );
}
