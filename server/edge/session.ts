import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * 相談者 and staff each have a cookie of their own; a browser may hold both and neither stands for the other. The others open
 * nothing. `remember` says that the consultee wants to be known here for long ([CB-6]), `device` that somebody of the staff has
 * signed in here before ([ST-4]), `provider` that a sign-in at the city's own provider was begun here, and `entrance` goes with
 * somebody through LINE's own sign-in and back, for ten minutes. `scriptless` is a consultee's on the page without script, and
 * is sent there alone ([SL-4]).
 */
export type CookieKind =
  | "consultee"
  | "remember"
  | "staff"
  | "device"
  | "provider"
  | "entrance"
  | "scriptless";

/** `__Host-` binds a cookie to this host and to HTTPS; without HTTPS (a trial on one's own machine) it cannot be set. */
export type Cookies = {
  read(request: FastifyRequest, kind: CookieKind): string | null;
  /** `seconds`: for how long the browser keeps it, where that is not always the same. */
  set(reply: FastifyReply, kind: CookieKind, value: string, seconds?: number): void;
  clear(reply: FastifyReply, kind: CookieKind): void;
};

export function openCookies(secure: boolean): Cookies {
  const prefix = secure ? "__Host-" : "";
  // Names say nothing of what this is: they stand in the browser's settings on a shared tablet.
  const names = {
    consultee: `${prefix}yorisoi`,
    remember: `${prefix}yorisoi-keep`,
    staff: `${prefix}yorisoi-staff`,
    device: `${prefix}yorisoi-device`,
    provider: `${prefix}yorisoi-provider`,
    entrance: `${prefix}yorisoi-entrance`,
    // Not bound to the host by its name: that would send it everywhere.
    scriptless: `${secure ? "__Secure-" : ""}yorisoi-plain`,
  } as const;
  const attributes = { path: "/", httpOnly: true, secure, sameSite: "strict" } as const;
  const kinds = {
    // Each time with its seconds.
    consultee: attributes,
    remember: attributes,
    // No expiry: the browser forgets it when it closes.
    staff: attributes,
    device: { ...attributes, maxAge: 180 * 86_400 },
    // The way back from the provider comes from another site, and only a lax cookie travels it.
    provider: { ...attributes, sameSite: "lax", maxAge: 600 },
    entrance: { ...attributes, sameSite: "lax", maxAge: 600 },
    // No expiry: its own time stands in it. A link on a school's portal leads there, and only a lax cookie travels along.
    scriptless: { ...attributes, sameSite: "lax", path: "/plain" },
  } as const;
  return {
    read: (request, kind) => request.cookies[names[kind]] ?? null,
    set: (reply, kind, value, seconds) =>
      void reply.setCookie(names[kind], value, {
        ...kinds[kind],
        ...(seconds === undefined ? {} : { maxAge: seconds }),
      }),
    clear: (reply, kind) => void reply.clearCookie(names[kind], { ...attributes, path: kinds[kind].path }),
  };
}
