import { acts } from "../../../domain/acts.ts";
import { factKinds, factors, purposes, reasons } from "../../../domain/audit.ts";
import { type Role, roles } from "../../../domain/people.ts";
import { type RefusalCode, refusalCodes } from "../../../domain/refusal.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { sayFailure } from "../failure-words.ts";
import { sayRoles } from "../role-words.ts";
import { actorWords, actWords, factorWords, factWords, purposeWords, reasonWords } from "./act-words.ts";
import type { Line, Names } from "./trail.ts";
import { words } from "./words-ja.ts";

/** A line of the trail in words: all that is drawn of it. */
export type LineWords = {
  readonly who: string;
  readonly what: string;
  /** Whom or which consultation it was about; empty where it was about nothing of the kind. */
  readonly about: string;
};

export function sayLine({ actor, id, act, facts }: Line, names: Names): LineWords {
  const { consultation, staff } = facts;
  const about = [
    ...(typeof consultation === "string" ? [sayConsultation(consultation, names)] : []),
    ...(typeof staff === "string" && staff !== id ? [sayStaff(staff, names)] : []),
  ];
  return {
    who: actor === "staff" && id ? sayStaff(id, names) : actorWords[actor],
    what: sayOne(actWords, acts, act),
    about: about.join("・"),
  };
}

/** Everything a line says besides who, when and what, each fact by its name. */
export function sayFacts(line: Line, names: Names, now: Date): readonly (readonly [string, string])[] {
  return Object.entries(line.facts).flatMap(([name, value]) => [
    [
      Object.hasOwn(factWords, name) ? factWords[name as keyof typeof factWords] : name,
      sayFact(name, value, names, now),
    ] as const,
    ...(name === "approval" ? reasonOf(`${value}`, names) : []),
  ]);
}

/** Why others were asked: kept with the approval. */
function reasonOf(approval: string, { reasons }: Names): readonly (readonly [string, string])[] {
  const reason = reasons.get(approval);
  return reason === undefined ? [] : [[factWords.why, reason ?? words.table.unopened]];
}

type Value = Line["facts"][string];

/** A newer process may have written what this page does not know: then it stands there as it is. */
function sayFact(name: string, value: Value, names: Names, now: Date): string {
  const text = `${value}`;
  const kind = Object.hasOwn(factKinds, name) ? factKinds[name as keyof typeof factKinds] : null;
  if (kind === "count" && typeof value === "number") {
    if (name === "seconds") return words.table.seconds(value);
    return name === "minutes" ? words.table.minutes(value) : value.toLocaleString("ja-JP");
  }
  switch (kind) {
    case "id":
      if (name === "consultation") return sayConsultation(text, names);
      if (name === "why") return names.reasons.get(text) ?? words.table.unopened;
      return name === "staff" ? sayStaff(text, names) : text;
    case "instant":
      return plain(timeWords(new Date(text), now));
    case "act":
      return sayOne(actWords, acts, text);
    case "roles":
      return sayRoles((Array.isArray(value) ? value : []).filter(isRole));
    case "factor":
      return sayOne(factorWords, factors, text);
    case "reason":
      return sayOne(reasonWords, reasons, text);
    case "purpose":
      return sayOne(purposeWords, purposes, text);
    case "refusal":
      return refusalCodes.includes(text as RefusalCode) ? sayFailure(text as RefusalCode) : text;
    default:
      return text;
  }
}

function sayOne<Code extends string>(said: Record<Code, string>, all: readonly Code[], code: string): string {
  return all.includes(code as Code) ? said[code as Code] : code;
}

const isRole = (text: string): text is Role => roles.includes(text as Role);

function sayStaff(id: string, { staff }: Names): string {
  return staff.get(id) ?? words.table.someone(id.slice(-8));
}

function sayConsultation(id: string, { consultations }: Names): string {
  const number = consultations.get(id);
  return number === undefined ? id : words.table.consultation(number);
}

/** As two people read it to each other: the first 16 places, in fours. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16).match(/.{4}/g)?.join(" ") ?? hash;
}
