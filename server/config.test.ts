import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { knownPushServices } from "../domain/push.ts";
import { ConfigError, readConfig } from "./config.ts";

const key = randomBytes(32).toString("base64");

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("with nothing set it is a system for this machine alone, on an embedded database", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    metricsPort: 3001,
    dataDir: resolve(".yorisoi"),
    databaseUrls: null,
    keys: { from: "file" },
    publicUrl: null,
    trustProxy: [],
    logLevel: "info",
    pushServices: knownPushServices,
    staffIdleMinutes: 60,
    singleSignOn: null,
    mail: null,
    clamd: null,
    exportFolder: null,
    standbys: 0,
    backups: { folder: resolve(".yorisoi", "backups"), keep: 7 },
    watch: { mailTo: [], webhook: null, certificate: null },
    watchKey: null,
    drainSeconds: 0,
  });
});

test("a variable that is set but empty counts as not set, and foreign variables do not matter", () => {
  const names = [
    "HOST",
    "PORT",
    "METRICS_PORT",
    "DATA_DIR",
    "DATABASE_URL",
    "KEY_ENCRYPTION_KEYS",
    "PUBLIC_URL",
  ];
  const empty = Object.fromEntries([...names, "TRUST_PROXY", "LOG_LEVEL"].map((name) => [name, " "]));
  expect(readConfig({ ...empty, PGPORT: "x" })).toEqual(readConfig({}));
});

test("everything can be set", () => {
  const database = "postgres://u:p@a:1,b:2/yorisoi?sslmode=verify-full";
  const config = readConfig({
    ...{ HOST: "0.0.0.0", PORT: "80", METRICS_PORT: "off", DATA_DIR: "/srv/y", LOG_LEVEL: "debug" },
    ...{ DATABASE_URL: ` ${database}\n`, KEY_ENCRYPTION_KEYS: `2:${key}` },
    ...{ PUBLIC_URL: "https://soudan.example.jp", TRUST_PROXY: "10.0.0.1, ::1" },
    PUSH_SERVICES: "push.example.jp, *.tsuchi.example.jp",
    ...{ STAFF_IDLE_MINUTES: "30", OIDC_ISSUER: "https://id.example.jp/", OIDC_CLIENT_ID: "yorisoi" },
    ...{ OIDC_CLIENT_SECRET: "himitsu", OIDC_MFA_AMR: "otp, hwk", OIDC_NAME_CLAIM: "email" },
  });
  expect(config).toEqual({
    ...{ host: "0.0.0.0", port: 80, metricsPort: null, dataDir: "/srv/y", logLevel: "debug" },
    ...{ databaseUrls: database, keys: { from: "environment", value: `2:${key}` } },
    ...{ publicUrl: new URL("https://soudan.example.jp"), trustProxy: ["10.0.0.1", "::1"] },
    pushServices: [...knownPushServices, "push.example.jp", "*.tsuchi.example.jp"],
    staffIdleMinutes: 30,
    mail: null,
    clamd: null,
    exportFolder: null,
    standbys: 1,
    backups: { folder: "/srv/y/backups", keep: 7 },
    watch: { mailTo: [], webhook: null, certificate: null },
    watchKey: null,
    drainSeconds: 5,
    singleSignOn: {
      ...{ issuer: new URL("https://id.example.jp/"), id: "yorisoi", secret: "himitsu" },
      ...{ mfaAmr: ["otp", "hwk"], mfaAcr: [], nameClaim: "email" },
    },
  });
});

test.each([
  [
    "smtps://mail.example.jp/?from=mado@example.jp",
    { host: "mail.example.jp", port: 465, secure: true, name: null },
  ],
  [
    "smtp://na%40me:hi%3Ami@[::1]:2525/?from=a@b",
    { host: "::1", port: 2525, name: "na@me", password: "hi:mi", from: "a@b" },
  ],
])("[UC-4] MAIL_URL %s", (url, mail) => {
  expect(readConfig({ MAIL_URL: url }).mail).toMatchObject(mail);
});

test.each([
  "mail.example.jp",
  "https://mail.example.jp/?from=a@b",
  "smtp://u:himitsu@mail.example.jp",
  "smtp://himitsu@m/?from=a%0A@b",
])("MAIL_URL %s is refused, without what may be a password", (url) => {
  expect(problems({ MAIL_URL: url })).toEqual([expect.stringMatching(/^MAIL_URL must be like/)]);
  expect(problems({ MAIL_URL: url }).join()).not.toContain("himitsu");
});

test.each([
  [{ PORT: "8080" }, 8081],
  [{ PORT: "0" }, 0],
  [{ METRICS_PORT: "0" }, 0],
  [{ METRICS_PORT: "9000" }, 9000],
])("%j measures on port %i", (env, port) => {
  expect(readConfig(env).metricsPort).toBe(port);
});

test.each([
  [
    "HOST",
    "localhost",
    'HOST must be an address of this machine, like 127.0.0.1 or 0.0.0.0, not "localhost".',
  ],
  ["HOST", "127.0.0.1:3000", "HOST must be"],
  ["PORT", "http", 'PORT must be a port from 0 to 65535 (0: any free one), not "http".'],
  ["PORT", "65536", "PORT must be"],
  ["PORT", "-1", "PORT must be"],
  ["PORT", "3e3", "PORT must be"],
  ["PORT", "0x50", "PORT must be"],
  ["PORT", "3000.5", "PORT must be"],
  ["PORT", "65535", "METRICS_PORT must be set, because there is no port above PORT."],
  ["METRICS_PORT", "on", "METRICS_PORT must be a port"],
  ["DRAIN_SECONDS", "soon", "DRAIN_SECONDS must be a whole number from 0 to 99."],
  ["METRICS_PORT", "3000", "METRICS_PORT must be another port than PORT."],
  ["DATABASE_URL", "mysql://a/b", "DATABASE_URL is not of the form postgres://"],
  ["DATABASE_URL", "localhost:5432", "DATABASE_URL is not of the form postgres://"],
  ["DATABASE_URL", "postgres://", "DATABASE_URL is not of the form postgres://"],
  [
    "DATABASE_URL",
    "postgres://u:secret@a:x/b",
    "DATABASE_URL names a host that is not of the form host:port.",
  ],
  ["DATABASE_URL", "postgres://u:sec/ret@a/b", "DATABASE_URL"],
  ["DATABASE_URL", "postgres://u:sec@ret@a/b", "DATABASE_URL"],
  ["DATABASE_URL", "postgres://u:secret@a,,b/b", "DATABASE_URL names"],
  ["DATABASE_URL", "postgres://u:secret@a,a/b", "DATABASE_URL names a:5432 twice."],
  ["KEY_ENCRYPTION_KEYS", key, "Entry 1 of KEY_ENCRYPTION_KEYS is not of the form version:base64."],
  ["KEY_ENCRYPTION_KEYS", "1:secret", "Entry 1 of KEY_ENCRYPTION_KEYS is not a key of 32 bytes"],
  ["PUBLIC_URL", "http://soudan.example.jp", "PUBLIC_URL must be an https origin without a path"],
  ["PUBLIC_URL", "https://soudan.example.jp/chat", "PUBLIC_URL must be"],
  ["PUBLIC_URL", "https://soudan.example.jp?x", "PUBLIC_URL must be"],
  ["PUBLIC_URL", "https://user@soudan.example.jp", "PUBLIC_URL must be"],
  ["PUBLIC_URL", "soudan.example.jp", "PUBLIC_URL must be"],
  [
    "TRUST_PROXY",
    "10.0.0.0/8",
    'TRUST_PROXY must list exact addresses, with commas between; "10.0.0.0/8" is not one.',
  ],
  ["TRUST_PROXY", "127.0.0.1,proxy", "TRUST_PROXY must list"],
  ["TRUST_PROXY", "true", "TRUST_PROXY must list"],
  ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent."],
])("%s=%s is refused with one sentence that names it and no secret", (name, value, sentence) => {
  const told = problems({ [name]: value });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(sentence);
  expect(told[0]).toMatch(/^[A-Z].*[.)]$/);
  expect(told[0]).not.toMatch(/secret|sec|ret@/);
  expect(told[0]).not.toContain(key);
});

test("all that is wrong is told together", () => {
  const told = problems({ PORT: "x", METRICS_PORT: "y", LOG_LEVEL: "z", PUBLIC_URL: "w", HOST: "v" });
  expect(told.map((sentence) => sentence.split(" ")[0]).sort()).toEqual([
    ...["HOST", "LOG_LEVEL", "METRICS_PORT", "PORT", "PUBLIC_URL"],
  ]);
});

test("[ST-11] single sign-on is set whole, and over https except on this very machine", () => {
  const whole = { OIDC_CLIENT_ID: "yorisoi", OIDC_CLIENT_SECRET: "himitsu" };
  expect(problems(whole)).toEqual([expect.stringContaining("together or not at all")]);
  expect(problems({ ...whole, OIDC_ISSUER: "http://id.example.jp" })).toEqual([
    expect.stringContaining("https"),
  ]);
  expect(problems({ ...whole, OIDC_ISSUER: "http://127.0.0.1:9000" })).toEqual([]);
  expect(readConfig({ PUSH_SERVICES: "off" }).pushServices).toBeNull();
  for (const wrong of ["https://push.example.jp", "127.0.0.1", "localhost", "push.example.jp:8443", "*"])
    expect(problems({ PUSH_SERVICES: wrong })).toEqual([expect.stringContaining(`"${wrong}" is not one`)]);
  expect(problems({ STAFF_IDLE_MINUTES: "4" })).toEqual([expect.stringContaining("from 5 to 720")]);
});

test.each([
  ["127.0.0.1:3310", { host: "127.0.0.1", port: 3_310 }],
  ["[::1]:3310", { host: "::1", port: 3_310 }],
  ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
])("[PI-3] CLAMD %s", (text, clamd) => {
  expect(readConfig({ CLAMD: text }).clamd).toEqual(clamd);
});

test.each(["clamd", "127.0.0.1", "host:0", "host:70000", "tcp://host:3310"])(
  "[PI-3] CLAMD %s is no address",
  (text) => {
    expect(() => readConfig({ CLAMD: text })).toThrow(/CLAMD must be/);
  },
);

const threeHosts = "postgres://a:b@one,two,three/yorisoi";

test.each([
  [{ DATABASE_URL: threeHosts }, 2],
  [{ DATABASE_URL: threeHosts, DATABASE_STANDBYS: "0" }, 0],
  [{ DATABASE_URL: "postgres://a:b@proxy/yorisoi", DATABASE_STANDBYS: "2" }, 2],
])("[HA-3] how many standbys there should be: %o", (env, standbys) => {
  expect(readConfig(env).standbys).toBe(standbys);
});

test.each(["two", "-1", "10", "1.5"])("[HA-3] DATABASE_STANDBYS may not be %s", (text) => {
  expect(() => readConfig({ DATABASE_STANDBYS: text })).toThrow(`from 0 to 9, not "${text}"`);
});
