export type WatchSettings = {
  /** Whom alarms are e-mailed to. */
  readonly mailTo: readonly string[];
  /** Where alarms are posted to, as JSON; null: nowhere. */
  readonly webhook: URL | null;
  /** The certificate that people see, as a file; null: it is not watched. */
  readonly certificate: string | null;
};

type Variables = {
  readonly ALARM_MAIL?: string | undefined;
  readonly ALARM_WEBHOOK?: string | undefined;
  readonly CERTIFICATE_FILE?: string | undefined;
  /** How e-mails leave. */
  readonly MAIL_URL?: unknown;
};

/** A sentence where something cannot be meant. */
export function watchSettings(set: Variables): WatchSettings | string {
  const mailTo = (set.ALARM_MAIL ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (!mailTo.every((one) => /^[^\s<>,;@]+@[^\s<>,;@]+$/.test(one)))
    return "ALARM_MAIL must list e-mail addresses, with commas between.";
  if (mailTo.length > 0 && !set.MAIL_URL) return "ALARM_MAIL needs MAIL_URL: without it no e-mail leaves.";
  const webhook = set.ALARM_WEBHOOK === undefined ? null : webhookUrl(set.ALARM_WEBHOOK);
  if (webhook === "wrong") return "ALARM_WEBHOOK must be an https address (http only on this machine)."; // not quoted: it may hold a secret
  return { mailTo, webhook, certificate: set.CERTIFICATE_FILE ?? null };
}

function webhookUrl(text: string): URL | "wrong" {
  if (!URL.canParse(text)) return "wrong";
  const url = new URL(text);
  const isHere = ["localhost", "127.0.0.1"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && isHere) ? url : "wrong";
}
