import type { Api } from "../../../contract/api.ts";
import type { Act } from "../../../domain/acts.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { type Day, dayAfter, inJapan, instantOf } from "../../../domain/japan-time.ts";

export type Asked = Omit<Api["/api/audit/search"]["input"], "before" | "most" | "byHour">;

/** The form as it is filled in; days are days in Japan like 2026-11-22, empty where nothing was chosen. */
export type Form = {
  readonly from: string;
  readonly to: string;
  readonly actor: StaffId | "";
  readonly staff: StaffId | "";
  readonly act: Act | "";
  readonly number: string;
};

export type FormTrouble = "days" | "number";

/** The last seven days, today included. */
export function firstForm(now: Date): Form {
  const today = inJapan(now).day;
  return { from: dayAfter(today, -6), to: today, actor: "", staff: "", act: "", number: "" };
}

export function askedOf(form: Form): Asked | FormTrouble {
  const { from, to, actor, staff, act } = form;
  if (from && to && from > to) return "days";
  const digits = form.number.normalize("NFKC").replace(/^\s*#?\s*|\s*$/g, "");
  const number = /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : null;
  if (digits !== "" && number === null) return "number";
  return {
    ...(from ? { from: dayBegins(from) } : {}),
    ...(to ? { to: dayEnds(to) } : {}),
    ...(actor ? { actor } : {}),
    ...(staff ? { staff } : {}),
    ...(act ? { acts: [act] } : {}),
    ...(number === null ? {} : { number }),
  };
}

export function dayBegins(day: Day): string {
  return instantOf(day, 0).toISOString();
}

/** The first instant after it. */
export function dayEnds(day: Day): string {
  return instantOf(dayAfter(day), 0).toISOString();
}
