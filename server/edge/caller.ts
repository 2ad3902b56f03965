import type { FastifyRequest } from "fastify";
import type { Consultee, Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";

export function consulteeOf({ actor }: FastifyRequest): Consultee {
  if (actor.kind !== "consultee") throw new Refusal("not-signed-in");
  return actor;
}

export function staffOf({ actor }: FastifyRequest): Staff {
  if (actor.kind !== "staff") throw new Refusal("not-signed-in");
  return actor;
}

export function sessionOf({ session }: FastifyRequest): Session {
  if (session === null) throw new Refusal("not-signed-in");
  return session;
}
