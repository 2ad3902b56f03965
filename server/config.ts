// The environment becomes one typed value, once, at the start. What is wrong is told all at once, a sentence each.
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { knownPushServices } from "../domain/push.ts";
import { type BackupSettings, backupSettings } from "./backup/backup-settings.ts";
import type { MailSettings } from "./mail/mail.ts";
import { MAIL_URL_SENTENCE, mailSettings } from "./mail/mail-settings.ts";
import type { ClamdAddress } from "./picture/clamd.ts";
import { CLAMD_SENTENCE, clamdAddress } from "./picture/clamd-address.ts";
import { providerSettings } from "./staff/provider-settings.ts";
import type { ProviderSettings } from "./staff/single-sign-on.ts";
import { hostsOf } from "./storage/hosts.ts";
import { keysFromEnvironment } from "./storage/keys.ts";
import { type WatchSettings, watchSettings } from "./watch/watch-settings.ts";

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = {
  readonly host: string;
  readonly port: number;
  /** On 127.0.0.1 only; null when turned off. */
  readonly metricsPort: number | null;
  readonly dataDir: string;
  /** null: the embedded database. Holds passwords. */
  readonly databaseUrls: string | null;
  readonly keys: { readonly from: "file" } | { readonly from: "environment"; readonly value: string };
  /** The https origin that people open; null while there is none, as on a first try. */
  readonly publicUrl: URL | null;
  /** Exact addresses of the proxies whose word about the sender is taken. */
  readonly trustProxy: readonly string[];
  readonly logLevel: LogLevel;
  /** Hosts of the push services that may be called; null: browsers are told nothing. */
  readonly pushServices: readonly string[] | null;
  /** After how long without anybody there a session of staff ends. */
  readonly staffIdleMinutes: number;
  /** The city's own sign-in for its staff; null where there is none. */
  readonly singleSignOn: ProviderSettings | null;
  /** How e-mails leave; null: none are sent. */
  readonly mail: MailSettings | null;
  /** Where the command line writes exports; null: nowhere. */
  readonly exportFolder: string | null;
  /** Scans pictures; null where there is none. */
  readonly clamd: ClamdAddress | null;
  /** How many standbys should follow the database. */
  readonly standbys: number;
  /** Where the embedded database is backed up to; null where it is not. */
  readonly backups: BackupSettings | null;
  /** Who is told of alarms. */
  readonly watch: WatchSettings;
  /** By which a lookout signs what it has seen; null: the file of the data folder. */
  readonly watchKey: string | null;
  /** For how long it serves on after it was told to stop, so that a balancer notices first. */
  readonly drainSeconds: number;
};

/** `problems` are sentences for the operator; they never quote a value that may hold a secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Ends the parsing of one variable with its sentence. */
function refuse(context: z.core.$RefinementCtx, sentence: string): never {
  context.issues.push({ code: "custom", message: sentence, input: undefined });
  return z.NEVER;
}

function port(name: string) {
  return z.string().transform((text, context) => {
    const value = Number(text);
    if (/^\d{1,5}$/.test(text) && value <= 65_535) return value;
    return refuse(context, `${name} must be a port from 0 to 65535 (0: any free one), not "${text}".`);
  });
}

/** What a parser of another floor says, as a sentence about this variable. */
function accepted(
  text: string,
  parse: (text: string) => unknown,
  context: z.core.$RefinementCtx,
  prefix = "",
): string {
  try {
    parse(text);
    return text;
  } catch (error) {
    return refuse(context, prefix + (error instanceof Error ? error.message : String(error)));
  }
}

const environment = z.object({
  // Only this machine, unless told otherwise: without the HTTPS of a proxy, everything written could be read on
  // the way. HOST=0.0.0.0 shows the system to a tablet in the same network, or to a proxy on another machine.
  HOST: z
    .string()
    .default("127.0.0.1")
    .transform((text, context) => {
      if (isIP(text) !== 0) return text;
      return refuse(
        context,
        `HOST must be an address of this machine, like 127.0.0.1 or 0.0.0.0, not "${text}".`,
      );
    }),
  PORT: port("PORT").default(3000),
  METRICS_PORT: z.union([z.literal("off"), port("METRICS_PORT")]).optional(),
  DATA_DIR: z
    .string()
    .default(".yorisoi")
    .transform((text) => resolve(text)),
  DATABASE_URL: z
    .string()
    .transform((text, context) => accepted(text, hostsOf, context, "DATABASE_URL "))
    .optional(),
  DATABASE_STANDBYS: z
    .string()
    .transform((text, context) => {
      if (/^\d$/.test(text)) return Number(text);
      return refuse(
        context,
        `DATABASE_STANDBYS must say how many standbys should follow the database, from 0 to 9, not "${text}".`,
      );
    })
    .optional(),
  KEY_ENCRYPTION_KEYS: z
    .string()
    .transform((text, context) => accepted(text, keysFromEnvironment, context))
    .optional(),
  PUBLIC_URL: z
    .string()
    .transform((text, context) => publicOrigin(text) ?? refuse(context, PUBLIC_URL_SENTENCE(text)))
    .optional(),
  TRUST_PROXY: z
    .string()
    .default("")
    .transform((text, context) => {
      const addresses = text.split(",").map((entry) => entry.trim());
      const wrong = addresses.find((entry) => entry !== "" && isIP(entry) === 0);
      if (wrong === undefined) return addresses.filter((entry) => entry !== "");
      return refuse(
        context,
        `TRUST_PROXY must list exact addresses, with commas between; "${wrong}" is not one.`,
      );
    }),
  PUSH_SERVICES: z
    .string()
    .default("")
    .transform((text, context) => {
      if (text === "off") return null;
      const hosts = text.split(",").map((entry) => entry.trim());
      const wrong = hosts.find((entry) => entry !== "" && !publicHost.test(entry));
      if (wrong === undefined) return [...knownPushServices, ...hosts.filter((entry) => entry !== "")];
      return refuse(
        context,
        `PUSH_SERVICES must be "off" or list host names, like push.example.jp, with commas between; "${wrong}" is not one.`,
      );
    }),
  STAFF_IDLE_MINUTES: z
    .string()
    .default("60")
    .transform((text, context) => {
      const minutes = Number(text);
      if (/^\d{1,3}$/.test(text) && minutes >= 5 && minutes <= 720) return minutes;
      return refuse(context, `STAFF_IDLE_MINUTES must be from 5 to 720, not "${text}".`);
    }),
  OIDC_ISSUER: z
    .string()
    .transform(
      (text, context) =>
        issuerUrl(text) ?? refuse(context, `OIDC_ISSUER must be an https address, not "${text}".`),
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_MFA_AMR: z.string().default(""),
  OIDC_MFA_ACR: z.string().default(""),
  OIDC_NAME_CLAIM: z
    .enum(["preferred_username", "email", "upn"], {
      error: "OIDC_NAME_CLAIM must be preferred_username, email or upn.",
    })
    .default("preferred_username"),
  MAIL_URL: z
    .string()
    .transform((text, context) => mailSettings(text) ?? refuse(context, MAIL_URL_SENTENCE))
    .optional(),
  EXPORT_FOLDER: z.string().optional(),
  CLAMD: z
    .string()
    .transform((text, context) => clamdAddress(text) ?? refuse(context, CLAMD_SENTENCE(text)))
    .optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z.string().default("7"),
  ALARM_MAIL: z.string().optional(),
  ALARM_WEBHOOK: z.string().optional(),
  CERTIFICATE_FILE: z.string().optional(),
  WATCH_KEY: z.string().min(32, { error: "WATCH_KEY must have at least 32 characters." }).optional(),
  DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,2}$/, { error: "DRAIN_SECONDS must be a whole number from 0 to 99." })
    .transform(Number)
    .optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.` })
    .default("info"),
});

/** A name with a dot in it whose last part is no number: never this machine, and no bare address. */
const publicHost = /^(\*\.)?([a-z\d-]+\.)+[a-z][a-z\d-]*$/;

const PUBLIC_URL_SENTENCE = (text: string): string =>
  `PUBLIC_URL must be an https origin without a path, like https://soudan.example.jp, not "${text}".`;

/** Cookies that only HTTPS carries, and the check of where a request comes from, are built on this origin. */
function publicOrigin(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" && (text === url.origin || text === `${url.origin}/`) ? url : null;
}

/** Plain http only to this very machine, where nobody listens in: for a trial. */
function issuerUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isHere = ["localhost", "127.0.0.1"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && isHere) ? url : null;
}

/** Throws a ConfigError. A variable that is set but empty counts as not set, as in a compose file. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== "");
  const parsed = environment.safeParse(Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(sentenceOf));

  const { HOST, PORT, METRICS_PORT, DATA_DIR, DATABASE_URL, KEY_ENCRYPTION_KEYS, PUBLIC_URL, ...rest } =
    parsed.data;
  return {
    host: HOST,
    port: PORT,
    metricsPort: metricsPort(PORT, METRICS_PORT),
    dataDir: DATA_DIR,
    databaseUrls: DATABASE_URL ?? null,
    keys:
      KEY_ENCRYPTION_KEYS === undefined
        ? { from: "file" }
        : { from: "environment", value: KEY_ENCRYPTION_KEYS },
    publicUrl: PUBLIC_URL ?? null,
    trustProxy: rest.TRUST_PROXY,
    logLevel: rest.LOG_LEVEL,
    pushServices: rest.PUSH_SERVICES,
    staffIdleMinutes: rest.STAFF_IDLE_MINUTES,
    singleSignOn: meant(providerSettings(rest)),
    mail: rest.MAIL_URL ?? null,
    exportFolder: rest.EXPORT_FOLDER ? resolve(rest.EXPORT_FOLDER) : null,
    clamd: rest.CLAMD ?? null,
    standbys: rest.DATABASE_STANDBYS ?? standbysOf(DATABASE_URL),
    backups: meant(backupSettings(DATA_DIR, rest.BACKUP_DIR, rest.BACKUP_KEEP)),
    watch: meant(watchSettings(rest)),
    watchKey: rest.WATCH_KEY ?? null,
    // Alone on its embedded database there is nobody to take its place.
    drainSeconds: rest.DRAIN_SECONDS ?? (DATABASE_URL === undefined ? 0 : 5),
  };
}

/** Of several hosts one is the primary, and the others should follow it. */
function standbysOf(urls: string | undefined): number {
  return urls === undefined ? 0 : hostsOf(urls).length - 1;
}

/** What a feature reads of its own variables, or its sentence. */
function meant<T>(read: T | string): T {
  if (typeof read === "string") throw new ConfigError([read]);
  return read;
}

/** One above PORT, so that two installations on one machine need one setting each. */
function metricsPort(main: number, own: number | "off" | undefined): number | null {
  if (own === "off") return null;
  const chosen = own ?? (main === 0 ? 0 : main + 1);
  if (chosen > 65_535)
    throw new ConfigError(["METRICS_PORT must be set, because there is no port above PORT."]);
  if (chosen !== 0 && chosen === main)
    throw new ConfigError(["METRICS_PORT must be another port than PORT."]);
  return chosen;
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  // Of the two things METRICS_PORT may be, the sentence about the port is the one that helps.
  const inner =
    issue.code === "invalid_union" ? issue.errors.flat().find(({ code }) => code === "custom") : undefined;
  return (inner ?? issue).message;
}
