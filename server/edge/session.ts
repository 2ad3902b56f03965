import type { FastifyReply, FastifyRequest } from "fastify";

/** 相談者 and staff each have a cookie of their own; a browser may hold both and neither stands for the other. */
export type CookieKind = "consultee" | "staff";

/** `__Host-` binds a cookie to this host and to HTTPS; without HTTPS (a trial on one's own machine) it cannot be set. */
export type Cookies = {
  read(request: FastifyRequest, kind: CookieKind): string | null;
  set(reply: FastifyReply, kind: CookieKind, value: string): void;
  clear(reply: FastifyReply, kind: CookieKind): void;
};

export function openCookies(secure: boolean): Cookies {
  const prefix = secure ? "__Host-" : "";
  // Names say nothing of what this is: they stand in the browser's settings on a shared tablet.
  const names = { consultee: `${prefix}yorisoi`, staff: `${prefix}yorisoi-staff` } as const;
  const attributes = { path: "/", httpOnly: true, secure, sameSite: "strict" } as const;
  return {
    read: (request, kind) => request.cookies[names[kind]] ?? null,
    // No expiry: the browser forgets it when it closes.
    set: (reply, kind, value) => void reply.setCookie(names[kind], value, attributes),
    clear: (reply, kind) => void reply.clearCookie(names[kind], attributes),
  };
}
