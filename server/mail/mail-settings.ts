import type { MailSettings } from "./mail.ts";

/** Without what was set: it may hold a password. */
export const MAIL_URL_SENTENCE =
  "MAIL_URL must be like smtps://name:password@mail.example.jp:465/?from=soudan@example.jp (smtp:// begins TLS on the way).";

/** Null where it is not of that form. */
export function mailSettings(text: string): MailSettings | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  const from = url.searchParams.get("from") ?? "";
  if ((!secure && url.protocol !== "smtp:") || url.hostname === "") return null;
  if (!/^[^\s<>,;@]+@[^\s<>,;@]+$/.test(from)) return null;
  return {
    ...{
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: Number(url.port || (secure ? 465 : 587)),
      secure,
      from,
    },
    name: url.username === "" ? null : decodeURIComponent(url.username),
    password: url.username === "" ? null : decodeURIComponent(url.password),
  };
}
