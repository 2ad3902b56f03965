import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * `entrance` goes with somebody through LINE's own sign-in and back, for ten minutes. 相談者 and staff each have a cookie of their own; a browser may hold both and neither stands for the other. `device` says
 * only that somebody of the staff has signed in here before ([ST-4]), `provider` that a sign-in at the city's own provider
 * was begun here: they open nothing.
 */
export type CookieKind = "consultee" | "staff" | "device" | "provider" | "entrance";

/** `__Host-` binds a cookie to this host and to HTTPS; without HTTPS (a trial on one's own machine) it cannot be set. */
export type Cookies = {
  read(request: FastifyRequest, kind: CookieKind): string | null;
  set(reply: FastifyReply, kind: CookieKind, value: string): void;
  clear(reply: FastifyReply, kind: CookieKind): void;
};

export function openCookies(secure: boolean): Cookies {
  const prefix = secure ? "__Host-" : "";
  // Names say nothing of what this is: they stand in the browser's settings on a shared tablet.
  const names = {
    consultee: `${prefix}yorisoi`,
    staff: `${prefix}yorisoi-staff`,
    device: `${prefix}yorisoi-device`,
    provider: `${prefix}yorisoi-provider`,
    entrance: `${prefix}yorisoi-entrance`,
  } as const;
  const attributes = { path: "/", httpOnly: true, secure, sameSite: "strict" } as const;
  const kinds = {
    // No expiry: the browser forgets it when it closes.
    consultee: attributes,
    staff: attributes,
    device: { ...attributes, maxAge: 180 * 86_400 },
    // The way back from the provider comes from another site, and only a lax cookie travels it.
    provider: { ...attributes, sameSite: "lax", maxAge: 600 },
    entrance: { ...attributes, sameSite: "lax", maxAge: 600 },
  } as const;
  return {
    read: (request, kind) => request.cookies[names[kind]] ?? null,
    set: (reply, kind, value) => void reply.setCookie(names[kind], value, kinds[kind]),
    clear: (reply, kind) => void reply.clearCookie(names[kind], attributes),
  };
}
