import { z } from "zod";
import { roles } from "../domain/people.ts";
import { endpoint, nothing, staffId } from "./endpoint.ts";

const self = z.strictObject({ id: staffId, displayName: z.string(), roles: z.array(z.enum(roles)) });
export type Self = z.output<typeof self>;

/** PostgreSQL's text holds no NUL. */
const name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\0]*$/);
const password = z.string().min(1).max(200);

export const signIn = endpoint({
  path: "/api/staff/sign-in",
  allow: "staff:sign-in",
  summary: "Begins a session of a member of staff.",
  input: z.strictObject({ name, password }),
  output: self,
});

export const signOut = endpoint({
  path: "/api/staff/sign-out",
  allow: "staff:sign-out",
  summary: "Ends the session at once, its streams included.",
  input: nothing,
  output: nothing,
});

export const seeSelf = endpoint({
  path: "/api/staff/self",
  allow: "staff:see-self",
  summary: "Who is signed in here.",
  input: nothing,
  output: self,
});

/** The one-time link of `npm run cli -- staff invite` leads to a page that asks for a password. */
export const acceptInvitation = endpoint({
  path: "/api/staff/accept-invitation",
  allow: "staff:accept-invitation",
  summary: "Sets the first password of an invited member of staff, once.",
  input: z.strictObject({ token: z.string().min(20).max(200), password: z.string().min(12).max(200) }),
  output: self,
});
