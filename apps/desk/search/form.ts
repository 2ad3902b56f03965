import type { Api } from "../../../contract/api.ts";
import { gradesOf } from "../../../domain/attributes.ts";
import { wordsOfTerm } from "../../../domain/search.ts";
import { dayBegins, dayEnds } from "../audit/search.ts";

export type Asked = Omit<Api["/api/desk/search"]["input"], "skin">;
type Filter = Asked["filter"];

/** The form as it is filled in: empty where nothing was chosen; days are days in Japan like 2026-11-22. */
export type Form = {
  readonly term: string;
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly urgent: boolean;
} & { readonly [Name in Chosen]: NonNullable<Filter[Name]> | "" };

type Chosen =
  | "entrance"
  | "state"
  | "risk"
  | "counsellor"
  | "within"
  | "author"
  | "relation"
  | "school"
  | "grade"
  | "gender"
  | "topic";

export type FormTrouble = "nothing" | "short" | "days" | "number";

export const emptyForm: Form = {
  ...{ term: "", number: "", from: "", to: "", urgent: false },
  ...{ entrance: "", state: "", risk: "", counsellor: "", within: "", author: "" },
  ...{ relation: "", school: "", grade: "", gender: "", topic: "" },
};

/** A grade goes with its school: with another one it means nothing. */
export function withSchool(form: Form, school: Form["school"]): Form {
  const keeps = school !== "" && form.grade !== "" && form.grade <= gradesOf[school];
  return { ...form, school, grade: keeps ? form.grade : "" };
}

/** How many choices of the form narrow the search, besides the term. */
export function countChosen({ term: _, ...chosen }: Form): number {
  return Object.values(chosen).filter((value) => value !== "" && value !== false).length;
}

export function askedOf(form: Form): Asked | FormTrouble {
  const { term, number: digits, from, to, urgent, ...chosen } = form;
  if (from && to && from > to) return "days";
  const plain = digits.normalize("NFKC").replace(/^\s*#?\s*|\s*$/g, "");
  if (plain !== "" && !/^[1-9]\d{0,8}$/.test(plain)) return "number";
  const hasTerm = term.trim() !== "";
  if (hasTerm && wordsOfTerm(term) === null) return "short";
  if (!hasTerm && countChosen(form) === 0) return "nothing";
  const set = Object.entries(chosen).filter(([, value]) => value !== "");
  return {
    term: hasTerm ? term : null,
    filter: {
      ...(Object.fromEntries(set) as Filter),
      ...(plain === "" ? {} : { number: Number(plain) }),
      ...(from ? { from: dayBegins(from) } : {}),
      ...(to ? { to: dayEnds(to) } : {}),
      ...(urgent ? { urgent: true } : {}),
    },
  };
}
