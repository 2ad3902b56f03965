import {
  type Attributes,
  attributesOf,
  type Gender,
  type Relation,
  type School,
  type Topic,
} from "./attributes.ts";
import type { Consultation, Entrance } from "./consultation.ts";
import type { AuthorKind } from "./entry.ts";
import type { StaffId } from "./ids.ts";
import type { Risk } from "./risk.ts";

/** What was said, what staff noted beside it, what they put down of it at the end, and what they wrote of a danger. */
export const searchPlaces = ["talk", "notes", "records", "urgent"] as const;
export type SearchPlace = (typeof searchPlaces)[number];

/** In which consultations, and of whom and when, something is searched for. What is left out narrows nothing. */
export type SearchFilter = {
  readonly number?: number | undefined;
  /** Said from this instant on … */
  readonly from?: Date | undefined;
  /** … up to, but without, this one. */
  readonly to?: Date | undefined;
  readonly entrance?: Entrance | undefined;
  readonly state?: "open" | "closed" | undefined;
  /** Marked so by a person. */
  readonly urgent?: true | undefined;
  /** By the newest version of its record. */
  readonly risk?: Risk | undefined;
  /** Who holds it, or held it when it was closed. */
  readonly counsellor?: StaffId | undefined;
  /** In what alone; left out: in everything. */
  readonly within?: SearchPlace | undefined;
  /** Who wrote the message: what stands beside it is left aside then. */
  readonly author?: AuthorKind | undefined;
  readonly relation?: Relation | undefined;
  readonly school?: School | undefined;
  readonly grade?: number | undefined;
  readonly gender?: Gender | undefined;
  readonly topic?: Topic | undefined;
};

/** Whether anything narrows the search: without a term, something has to. */
export function narrows(filter: SearchFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** All but the risk, which stands in the sealed record, and what is asked of each message. [CB-9] What is deleted is not found. */
export function fitsFilter(consultation: Consultation, filter: SearchFilter): boolean {
  const { number, from, to, entrance, state, urgent, counsellor } = filter;
  if (consultation.state === "closed" && consultation.deletedAt) return false;
  if (number !== undefined && consultation.number !== number) return false;
  if (from && consultation.lastAt < from) return false;
  if (to && consultation.openedAt >= to) return false;
  if (entrance && consultation.entrance !== entrance) return false;
  if (state && (consultation.state === "closed") !== (state === "closed")) return false;
  if (urgent && !consultation.urgent) return false;
  if (counsellor && (consultation.state === "waiting" || consultation.counsellor !== counsellor))
    return false;
  return fitsAttributes(attributesOf(consultation.attributes), filter);
}

function fitsAttributes(
  known: Attributes,
  { relation, school, grade, gender, topic }: SearchFilter,
): boolean {
  if (relation && known.relation !== relation) return false;
  if (school && known.school !== school) return false;
  if (grade !== undefined && known.grade !== grade) return false;
  if (gender && known.gender !== gender) return false;
  return !topic || (Array.isArray(known.topics) && known.topics.includes(topic));
}
