import type { Api } from "../../../contract/api.ts";
import { may } from "../../../domain/access.ts";
import type { ApprovalAct } from "../../../domain/approval.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Role } from "../../../domain/people.ts";

export type Person = Api["/api/staff/list"]["output"]["people"][number];
export type Standing = Person["standing"];
export type ApprovalRule = Api["/api/approval/rules"]["output"]["rules"][number];

export const standings = [
  "active",
  "awaited",
  "invited",
  "lapsed",
  "ended",
] as const satisfies readonly Standing[];

/** What the table shows. No standing: everyone whose time here has not ended. */
export type Filter = {
  readonly text: string;
  readonly standing: Standing | "here" | "all";
  readonly role: Role | "all";
};

export const everyoneHere: Filter = { text: "", standing: "here", role: "all" };

const collator = new Intl.Collator("ja", { numeric: true });

/** Those the filter lets through, the open invitations first, as somebody waits for them; then by name. */
export function findPeople(people: readonly Person[], filter: Filter): readonly Person[] {
  const wanted = folded(filter.text).split(/\s+/).filter(Boolean);
  return people
    .filter((person) => {
      const name = folded(`${person.displayName} ${person.name}`);
      return (
        isShown(person, filter.standing) &&
        (filter.role === "all" || person.roles.includes(filter.role)) &&
        wanted.every((word) => name.includes(word))
      );
    })
    .sort((a, b) => place(a) - place(b) || collator.compare(a.displayName, b.displayName));
}

export function countStandings(people: readonly Person[]): Readonly<Record<Standing, number>> {
  const count = { active: 0, awaited: 0, invited: 0, lapsed: 0, ended: 0 };
  for (const { standing } of people) count[standing] += 1;
  return count;
}

function isShown({ standing }: Person, wanted: Filter["standing"]): boolean {
  return wanted === "all" || (wanted === "here" ? standing !== "ended" : standing === wanted);
}

const places: Record<Standing, number> = { lapsed: 0, awaited: 1, invited: 2, active: 3, ended: 4 };
const place = ({ standing }: Person): number => places[standing];

/** Half-width and full-width, large and small are one; katakana is found by hiragana. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

export const staffActs = ["change-roles", "reset", "dismiss", "sessions"] as const;
export type StaffAct = (typeof staffActs)[number];

/** Nobody has ever come in by this name. */
export function neverCame({ standing }: Pick<Person, "standing">): boolean {
  return standing === "awaited" || standing === "invited" || standing === "lapsed";
}

/** What can be done with somebody: nobody does it to themselves, and who has left stays left. */
export function actsFor(
  { id, standing }: Pick<Person, "id" | "standing">,
  self: StaffId,
): readonly StaffAct[] {
  if (id === self || standing === "ended") return [];
  // A second question about the same link would only wait beside the first.
  if (standing === "awaited") return ["change-roles", "dismiss"];
  return standing === "active" ? staffActs : ["change-roles", "reset", "dismiss"];
}

const needsApproval: Record<Exclude<StaffAct, "sessions"> | "invite", ApprovalAct> = {
  invite: "staff:reset",
  "change-roles": "staff:change",
  reset: "staff:reset",
  dismiss: "staff:dismiss",
};

/** How many others have to agree: the server decides, this says it in advance ([ST-8]). */
export function voicesFor(
  act: keyof typeof needsApproval,
  roles: readonly Role[],
  rules: readonly ApprovalRule[],
): number {
  const decides = may({ kind: "staff", id: "" as StaffId, displayName: "", roles }, "approval:give");
  if (!decides) return 0;
  return rules.find((rule) => rule.act === needsApproval[act])?.needed ?? 1;
}
