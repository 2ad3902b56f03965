import type { ClamdAddress } from "./clamd.ts";

export const CLAMD_SENTENCE = (text: string): string =>
  `CLAMD must be host:port or the path of a socket, like 127.0.0.1:3310 or /run/clamav/clamd.ctl, not "${text}".`;

/** As CLAMD says it; null where it says nothing that can be meant. */
export function clamdAddress(text: string): ClamdAddress | null {
  if (text.startsWith("/")) return { path: text };
  const [, host, port] = /^([\w.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
  if (!host || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}
