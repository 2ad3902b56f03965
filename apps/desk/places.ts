import type { Permission } from "../../domain/access.ts";
import { mayDo, type Person } from "./state.ts";

/** The places of the desk in the order in which they are shown, each with what one has to be allowed to enter it. */
const permissions = {
  today: "city:watch",
  consultations: "consultation:list",
  team: "team:see",
  figures: "figures:see",
  search: "consultation:search",
  approvals: "approval:see",
  deletions: "deletion:see",
  pauses: "pause:see",
  staff: "staff:list",
  duty: "duty:see",
  templates: "template:see",
  reception: "settings:change",
  urgent: "settings:change",
  line: "line:see",
  schools: "settings:change",
  exports: "export:see",
  audit: "audit:search",
  operation: "support:ask",
  account: "staff:keep-own-sign-in",
} as const satisfies Record<string, Permission>;

export type PlaceId = keyof typeof permissions;

const places = Object.keys(permissions) as readonly PlaceId[];

/** [AC-1] Only those that the person's roles allow; the server asks again at each call. */
export function placesOf(self: Person): readonly PlaceId[] {
  return places.filter((place) => mayDo(self, permissions[place]));
}

/** [SE-3] An address names a place, and never anything that is in it. */
export function addressOf(place: PlaceId): string {
  return `#${place}`;
}

/** Where an address leads this person. To the first of their places where it names none of them; null without any. */
export function placeAt(fragment: string, self: Person): PlaceId | null {
  const open = placesOf(self);
  return open.find((place) => addressOf(place) === fragment) ?? open[0] ?? null;
}
