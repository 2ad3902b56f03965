import { z } from "zod";
import { longestPushAddress } from "../domain/push.ts";
import { endpoint, nothing } from "./endpoint.ts";

/** `key`: what a browser is to take notices from, as base64url; null where this city tells no browsers. */
export const readNoticeStanding = endpoint({
  path: "/api/notice/standing",
  allow: "consultee:arrive",
  summary: "Whether this city tells browsers that there is something new, and whether it tells this one.",
  input: nothing,
  output: z.strictObject({ key: z.string().nullable(), told: z.boolean() }),
});

/**
 * Takes the address that the browser got from its own push service. Only a browser that remembers its consultee (not-allowed), who
 * has written (not-found), and only an address of a known push service (bad-input).
 */
export const allowNotices = endpoint({
  path: "/api/notice/allow",
  allow: "own-notice:choose",
  summary: "From now on this browser is told that there is something new, without what.",
  input: z.strictObject({ address: z.string().min(1).max(longestPushAddress) }),
  output: nothing,
});

export const stopNotices = endpoint({
  path: "/api/notice/stop",
  allow: "own-notice:choose",
  summary: "From now on this browser is told nothing.",
  input: nothing,
  output: nothing,
});
