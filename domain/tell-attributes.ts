import { type Attributes, areAttributesSound, areSame, written } from "./attributes.ts";
import type { Consultation, Step } from "./consultation.ts";
import type { AttributesEntry } from "./entry.ts";
import { withNews } from "./history.ts";
import type { Consultee, Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** [CN-13] The consultee tells about themselves, or tells it anew: all of it each time. Nothing new changes nothing. */
export function tellAttributes(
  consultation: Consultation,
  consultee: Consultee,
  attributes: Attributes,
  now: Date,
): Step<Consultation, AttributesEntry> | null {
  if (consultation.consultee !== consultee.id) throw new Refusal("not-found");
  if (consultation.state === "closed") throw new Refusal("consultation-closed");
  refuseUnsound(attributes);
  const { tagged, told: before } = consultation.attributes;
  if (areSame(before, attributes)) return null;
  const told = written(attributes);
  const seq = consultation.lastSeq + 1;
  const history = withNews(consultation.history);
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, attributes: { told, tagged }, history },
    entry: { kind: "attributes", by: "consultee", attributes: told, seq, at: now },
  };
}

/** [CN-13] The counsellor who holds it, or held it to the end, sets what counts instead. What was told stays beside. */
export function tagAttributes(
  consultation: Consultation,
  counsellor: Staff,
  attributes: Attributes,
  now: Date,
): Step<Consultation, AttributesEntry> | null {
  if (consultation.state === "waiting") throw new Refusal("not-claimed");
  if (consultation.state === "closed" && consultation.deletedAt) throw new Refusal("consultation-closed");
  if (consultation.counsellor !== counsellor.id) throw new Refusal("claim-moved");
  refuseUnsound(attributes);
  const { told, tagged: before } = consultation.attributes;
  if (areSame(before, attributes)) return null;
  const tagged = written(attributes);
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, attributes: { told, tagged } },
    entry: { kind: "attributes", by: "counsellor", staff: counsellor.id, attributes: tagged, seq, at: now },
  };
}

function refuseUnsound(attributes: Attributes): void {
  if (!areAttributesSound(attributes)) throw new Refusal("bad-input");
}
