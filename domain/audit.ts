import { type Act, acts } from "./acts.ts";
import type { ConsultationId, ConsulteeId, StaffId } from "./ids.ts";
import { type Consultee, type Role, roles, type Staff, type Visitor } from "./people.ts";
import { type RefusalCode, refusalCodes } from "./refusal.ts";

/** The system acts by itself where a clock runs out; a visitor is somebody who could not sign in. */
export type AuditActor = Pick<Staff, "kind" | "id"> | Consultee | Visitor | { readonly kind: "system" };
export const auditActorKinds = ["staff", "consultee", "visitor", "system"] as const;

export const factors = ["password", "passkey", "totp", "recovery-code", "oidc", "invitation"] as const;
export type Factor = (typeof factors)[number];

export const reasons = [
  "wrong-password",
  "wrong-factor",
  "replayed-factor",
  "unknown-name",
  "no-password",
  "dismissed",
  "held",
  "network-not-allowed",
  "provider-refused",
  "signed-out",
  "ended-by-administrator",
  "ended-by-owner",
  "idle",
  "too-old",
  "password-changed",
  "reset",
  "roles-changed",
  "time-is-up",
  "not-approved",
  "danger-to-life",
  "fault",
] as const;
export type Reason = (typeof reasons)[number];

/** Why something was asked for, where the act wants a purpose. A choice, never a sentence. */
export const purposes = [
  "inspection",
  "incident",
  "monthly-report",
  "handling-a-consultation",
  "statistics",
  "disclosure-request",
  "return-to-city",
  "training",
] as const;
export type Purpose = (typeof purposes)[number];

/** What a line may say besides who, when and what ([AU-5]): ids, counts, instants, hashes and codes, and no sentence. */
export const factKinds = {
  consultation: "id",
  consultee: "id",
  /** Whom the act was about; who did it is the actor. */
  staff: "id",
  session: "id",
  viewing: "id",
  approval: "id",
  export: "id",
  /** Under which the words of whoever did it are kept, sealed: why. */
  why: "id",
  credential: "id",
  call: "id",
  pause: "id",
  hold: "id",
  retention: "id",
  petition: "id",
  inquiry: "id",
  knowledge: "id",
  incident: "id",
  maintenance: "id",
  entry: "id",
  version: "count",
  seconds: "count",
  minutes: "count",
  count: "count",
  position: "count",
  first: "count",
  last: "count",
  from: "instant",
  to: "instant",
  hash: "hash",
  keyHash: "hash",
  /** Keyed hashes, which nobody can guess without the key: what was searched for, typed as a name, come from. */
  termHash: "hash",
  nameHash: "hash",
  networkHash: "hash",
  /** The name of a setting or of a key, as the program calls it. */
  setting: "name",
  key: "name",
  outcome: "name",
  /** Where in the contract: never an address that somebody typed. */
  endpoint: "path",
  about: "act",
  roles: "roles",
  rolesBefore: "roles",
  factor: "factor",
  secondFactor: "factor",
  reason: "reason",
  refusal: "refusal",
  purpose: "purpose",
} as const satisfies Record<string, FactKind>;

type FactKind = keyof FactValues;
type FactValues = {
  id: string;
  /** A whole number, not negative. */
  count: number;
  instant: Date;
  /** SHA-256 in hexadecimal. */
  hash: string;
  name: string;
  path: string;
  act: Act;
  roles: readonly Role[];
  factor: Factor;
  reason: Reason;
  refusal: RefusalCode;
  purpose: Purpose;
};

export type FactName = keyof typeof factKinds;
export const factNames = Object.keys(factKinds) as [FactName, ...FactName[]];

export type Facts = {
  readonly [Name in FactName]?:
    | (Name extends "consultation"
        ? ConsultationId
        : Name extends "staff"
          ? StaffId
          : Name extends "consultee"
            ? ConsulteeId
            : FactValues[(typeof factKinds)[Name]])
    | undefined;
};

/** Facts as a line holds them: instants are text. */
export type WrittenFacts = { readonly [Name in FactName]?: string | number | readonly string[] };

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const oneOf =
  (list: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && list.includes(value);
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === "string" && pattern.test(value);

const holds: Record<FactKind, (value: unknown) => boolean> = {
  id: matches(uuid),
  count: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  instant: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  hash: matches(/^[\da-f]{64}$/),
  // Too short, and too plain, for anything that a person would write about themselves.
  name: matches(/^[a-z]+(-[a-z\d]+){0,5}$/),
  path: matches(/^\/api(\/[a-z]+(-[a-z]+){0,4}){1,3}$/),
  act: oneOf(acts),
  roles: (value) => Array.isArray(value) && value.every(oneOf(roles)),
  factor: oneOf(factors),
  reason: oneOf(reasons),
  refusal: oneOf(refusalCodes),
  purpose: oneOf(purposes),
};

/** [AU-5] The first field that does not belong into a line, null where all do. Its value is not said. */
export function faultyFact(facts: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(factKinds, name) || !holds[factKinds[name as FactName]](value)) return name;
  }
  return null;
}

/** What an act says of itself, before it has its place in the chain. */
export type Said = {
  readonly at: string;
  readonly actor: string;
  readonly id: string | null;
  readonly act: string;
  /** JSON, with the names in the order of the alphabet. */
  readonly facts: string;
};

/** Refuses with a RangeError what does not belong into a line: that is a bug of whoever records it. */
export function sayAct(at: Date, actor: AuditActor, act: Act, facts: Facts): Said {
  const faulty = faultyFact(facts);
  if (faulty !== null)
    throw new RangeError(`The fact "${faulty}" of ${act} does not belong into the audit trail.`);
  if (!acts.includes(act)) throw new RangeError("Only an act of the closed list can be recorded.");
  const id = "id" in actor ? actor.id : null;
  if (id !== null && !holds.id(id)) throw new RangeError(`The actor of ${act} has no proper id.`);
  return { at: at.toISOString(), actor: actor.kind, id, act, facts: writeFacts(facts) };
}

function writeFacts(facts: Facts): string {
  const names = (Object.keys(facts) as FactName[]).filter((name) => facts[name] !== undefined).sort();
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, facts[name]])));
}

/** A link of the chain without its own hash. `previous` is in hexadecimal, 64 zeros before the first. */
export type Link = Said & { readonly position: number; readonly previous: string };

export const nothingBefore = "0".repeat(64);

/** The inner part of a line's text, which the database completes with its place in the chain. */
export function saidText({ at, actor, id, act, facts }: Said): string {
  const [a, k, i, t] = [at, actor, id, act].map((value) => JSON.stringify(value));
  return `"at":${a},"actor":${k},"id":${i},"act":${t},"facts":${facts}`;
}

/**
 * [AU-2] The text that a line's hash is taken of. It is the line of an exported file without its last member, so that
 * anyone can check such a file with nothing but SHA-256.
 */
export function linkText(link: Link): string {
  return `{"position":${link.position},${saidText(link)},"previous":"${link.previous}"}`;
}

/** A whole line, as it stands in the trail. */
export type AuditLine = Link & { readonly hash: string };

/** A line of an exported file. */
export function lineText(line: AuditLine): string {
  return `${linkText(line).slice(0, -1)},"hash":"${line.hash}"}`;
}
