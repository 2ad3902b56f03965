import type { z } from "zod";
import type { LineHosts } from "./line-door.ts";

export type Asked<Value> =
  | { readonly ok: true; readonly value: Value }
  /** The HTTP status; 0 where nothing that could be read came in time. */
  | { readonly ok: false; readonly status: number };

export type AskLine = <Schema extends z.ZodType>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  says: Schema,
  body?: object | Buffer,
) => Promise<Asked<z.output<Schema>>>;

const patienceMillis = 10_000;

/** Calls about the account itself: its settings, quota and menu. None of them is about a person. */
export function askLine(hosts: LineHosts, token: string): AskLine {
  return async (method, path, says, body) => {
    const picture = Buffer.isBuffer(body);
    try {
      const answer = await fetch(new URL(path, picture ? hosts.data : hosts.api), {
        ...{ method, redirect: "error" },
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { "content-type": picture ? "image/png" : "application/json" } : {}),
        },
        ...(body ? { body: picture ? new Uint8Array(body) : JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(patienceMillis),
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        return { ok: false, status: answer.status };
      }
      const read = says.safeParse(await answer.json());
      return read.success ? { ok: true, value: read.data } : { ok: false, status: 0 };
    } catch {
      return { ok: false, status: 0 };
    }
  };
}
