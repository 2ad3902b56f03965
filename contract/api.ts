import type { z } from "zod";
import type * as accessReview from "./access-review.ts";
import type * as analysis from "./analysis.ts";
import type * as approval from "./approval.ts";
import type * as audit from "./audit.ts";
import type * as briefing from "./briefing.ts";
import type * as comingBack from "./coming-back.ts";
import type * as condition from "./condition.ts";
import type * as consultee from "./consultee.ts";
import type * as deletion from "./deletion.ts";
import type * as desk from "./desk.ts";
import type * as diagnosis from "./diagnosis.ts";
import type * as disclosure from "./disclosure.ts";
import type * as draft from "./draft.ts";
import type * as duty from "./duty.ts";
import type { Endpoint, InputOf, OutputOf } from "./endpoint.ts";
import type * as exporting from "./export.ts";
import type * as face from "./face.ts";
import type * as figures from "./figures.ts";
import type * as handOver from "./hand-over.ts";
import type * as hold from "./hold.ts";
import type * as incident from "./incident.ts";
import type * as line from "./line.ts";
import type * as looking from "./looking.ts";
import type * as maintenance from "./maintenance.ts";
import type * as note from "./note.ts";
import type * as notice from "./notice.ts";
import type * as pause from "./pause.ts";
import type * as petition from "./petition.ts";
import type * as picture from "./picture.ts";
import type * as practice from "./practice.ts";
import type * as reception from "./reception.ts";
import type * as register from "./register.ts";
import type * as report from "./report.ts";
import type * as retention from "./retention.ts";
import type * as riskSheet from "./risk-sheet.ts";
import type * as schoolCode from "./school-code.ts";
import type * as search from "./search.ts";
import type * as staff from "./staff.ts";
import type * as administration from "./staff-administration.ts";
import type * as factors from "./staff-factors.ts";
import type * as staffRules from "./staff-rules.ts";
import type * as start from "./start.ts";
import type * as support from "./support.ts";
import type * as sync from "./sync.ts";
import type * as tablets from "./tablets.ts";
import type * as template from "./template.ts";
import type * as urgent from "./urgent.ts";

type Declared = typeof accessReview &
  typeof analysis &
  typeof audit &
  typeof briefing &
  typeof comingBack &
  typeof condition &
  typeof consultee &
  typeof deletion &
  typeof desk &
  typeof diagnosis &
  typeof disclosure &
  typeof exporting &
  typeof face &
  typeof draft &
  typeof duty &
  typeof figures &
  typeof handOver &
  typeof hold &
  typeof incident &
  typeof line &
  typeof looking &
  typeof maintenance &
  typeof note &
  typeof notice &
  typeof pause &
  typeof petition &
  typeof picture &
  typeof reception &
  typeof register &
  typeof report &
  typeof retention &
  typeof riskSheet &
  typeof schoolCode &
  typeof search &
  typeof staff &
  typeof staffRules &
  typeof administration &
  typeof factors &
  typeof practice &
  typeof approval &
  typeof start &
  typeof support &
  typeof sync &
  typeof tablets &
  typeof template &
  typeof urgent;
type AnyEndpoint = Endpoint<string, z.ZodType, z.ZodType>;

/** Every call by its path, as types: what `apps/shared/call.ts` is checked against. Costs the page no byte. */
export type Api = {
  [Name in keyof Declared as Declared[Name] extends { readonly path: infer Path extends string }
    ? Path
    : never]: Declared[Name] extends AnyEndpoint
    ? { readonly input: InputOf<Declared[Name]>; readonly output: OutputOf<Declared[Name]> }
    : never;
};
