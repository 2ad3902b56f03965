import { createHmac, randomBytes } from "node:crypto";
import type { deliverEvents } from "./deliver-events.ts";

/** One line of a talk as the simulated telephone shows it. */
export type Bubble = {
  readonly by: "phone" | "account";
  readonly at: Date;
  readonly text: string;
  readonly button?: { readonly label: string; readonly uri: string };
  /** What stood on the lock screen, where it came by itself. */
  readonly preview?: string;
};

export type Phone = {
  readonly name: string;
  readonly id: string;
  standing: "stranger" | "friend" | "blocked";
  readonly talk: Bubble[];
};

/** How LINE fails, when it does: an HTTP status, or a connection that ends without one. */
export type Outage = { readonly status: number } | "silence" | null;

export type SimulatedLine = {
  readonly channel: {
    readonly token: string;
    readonly secret: string;
    readonly signInId: string;
    readonly signInSecret: string;
  };
  /** Where the city listens; null: nobody told it yet. */
  webhook: { endpoint: string; active: boolean } | null;
  outage: Outage;
  /** Pushes of this month; null is no limit. */
  quota: { limit: number | null; used: number };
  readonly menus: Map<string, { body: object; picture: Buffer | null }>;
  defaultMenu: string | null;
  readonly replyTokens: Map<string, { phone: Phone; until: number }>;
  readonly retryKeys: Set<string>;
  readonly codes: Map<string, SignInCode>;
  /** Changes what an ID token says, to see it refused. */
  bendIdToken: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Everything that ever arrived here, byte by byte. */
  readonly received: Buffer[];
  phone(name: string): Phone;
  phones(): readonly Phone[];
  phoneOf(id: string): Phone | null;
  now(): Date;
  readonly deliver: typeof deliverEvents;
};

export type SignInCode = {
  readonly phone: Phone;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly until: number;
};

export type SimulatedOptions = {
  /** The same seed makes the same accounts and keys: what the city has stored goes on fitting after a restart. */
  readonly seed?: Buffer;
  readonly now?: () => Date;
  readonly deliver: typeof deliverEvents;
};

/** LINE as far as the city meets it, in memory. What it holds is gone with the process, as nothing of it is real. */
export function openSimulatedLine(options: SimulatedOptions): SimulatedLine {
  const { seed = randomBytes(32), now = () => new Date(), deliver } = options;
  const made = (what: string): string => createHmac("sha256", seed).update(what).digest("hex");
  const phones = new Map<string, Phone>();
  return {
    channel: {
      token: `simulated-${made("token")}`,
      secret: made("secret").slice(0, 32),
      signInId: "1234567890",
      signInSecret: made("sign-in").slice(0, 32),
    },
    ...{ webhook: null, outage: null, quota: { limit: null, used: 0 }, menus: new Map(), defaultMenu: null },
    ...{ replyTokens: new Map(), retryKeys: new Set(), codes: new Map(), received: [], now, deliver },
    bendIdToken: (claims) => claims,
    phone(name) {
      const known = phones.get(name);
      if (known) return known;
      const id = `U${made(`phone ${name}`).slice(0, 32)}`;
      const phone: Phone = { name, id, standing: "stranger", talk: [] };
      phones.set(name, phone);
      return phone;
    },
    phones: () => [...phones.values()],
    phoneOf: (id) => [...phones.values()].find((phone) => phone.id === id) ?? null,
  };
}
