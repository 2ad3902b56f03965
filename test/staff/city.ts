import { generateSync } from "otplib";
import type { Role, Staff } from "../../domain/people.ts";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { openWorld, type World, type WorldOptions } from "../world.ts";
import { type Browser, openBrowser } from "./browser.ts";

export const password = "yuuyake-koyake-no-aikotoba";

/** A real city with a clock that the test moves, and people who sign in there. */
export type City = World & {
  /** Puts the clock forward. */
  later(seconds: number): void;
  now(): Date;
  enrol(name: string, ...roles: Role[]): Promise<Staff>;
  browser(address?: string): Browser;
  /** Signs in with a password and adds an app that shows codes: a full session. */
  full(name: string, browser?: Browser): Promise<Full>;
};

export type Full = {
  readonly browser: Browser;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
};

export async function openCity(options: WorldOptions = {}): Promise<City> {
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  const world = await openWorld({ now, trustProxy: ["127.0.0.1"], ...options });
  const browser = (address = ""): Browser => openBrowser(world, { address });
  return {
    ...world,
    later(seconds) {
      offset += seconds * 1_000;
    },
    now,
    browser,
    enrol: (name, ...roles) =>
      enrolStaff(world.app.tools, { name, displayName: `見本 ${name}`, roles, password }),
    async full(name, own = browser()) {
      await own.call("/api/staff/sign-in", { name, password });
      const { body: begun } = await own.call("/api/staff/begin-totp", {});
      const { body } = await own.call("/api/staff/confirm-totp", { code: codeOf(begun.secret, now()) });
      return { browser: own, secret: begun.secret, recoveryCodes: body.recoveryCodes ?? [] };
    },
  };
}

export function codeOf(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1_000) });
}

/** The acts on record, oldest first: who, what, and the facts. */
export async function recorded({ storage }: World, ...acts: string[]) {
  const lines = await storage.db.selectFrom("audit_line").selectAll().orderBy("position").execute();
  return lines
    .filter(({ act }) => acts.length === 0 || acts.includes(act))
    .map(({ actor_id, act, facts }) => ({ by: actor_id, act, facts }));
}
