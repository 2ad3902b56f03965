import { z } from "zod";
import { webhookPath } from "../../domain/line-paths.ts";
import { quotaAlarm } from "../../domain/line-sending.ts";
import type { Tools } from "../tools.ts";
import { type Asked, askLine } from "./ask-line.ts";
import { type LineChannel, readChannel } from "./channel.ts";
import type { LineHosts } from "./line-door.ts";

export type ChannelCheck = {
  readonly check: "token" | "webhook" | "webhook-test" | "menu" | "quota" | "sign-in" | "address";
  readonly found: Found;
};
type Found = "good" | "not-set" | "refused" | "unreachable" | "other-address" | "off" | "low" | "gone";

type Needs = Pick<Tools, "db" | "secrets" | "now"> & {
  readonly line: { readonly hosts: LineHosts; readonly page: () => URL | null };
};

const anything = z.unknown();
const endpointSays = z.object({ endpoint: z.string(), active: z.boolean() });
const testSays = z.object({ success: z.boolean().optional() });
const quotaSays = z.object({ type: z.enum(["none", "limited"]), value: z.int().optional() });
const usedSays = z.object({ totalUsage: z.int() });

/** Asks LINE whether the account is set up as it has to be. Nothing is sent to anybody. */
export async function checkChannel(tools: Needs): Promise<ChannelCheck[]> {
  const { hosts, page } = tools.line;
  const channel = await readChannel(tools);
  const address = page();
  const isSimulated = hosts.api.protocol === "http:";
  const found: Record<ChannelCheck["check"], Found> = {
    ...{ token: "not-set", webhook: "not-set", "webhook-test": "not-set", menu: "not-set", quota: "not-set" },
    address: address === null ? "not-set" : address.protocol === "https:" || isSimulated ? "good" : "refused",
    "sign-in": channel.signIn === null ? "not-set" : await checkSignIn(hosts, channel.signIn, address),
  };
  if (channel.token !== null) Object.assign(found, await checkAccount(hosts, channel.token, address));
  return Object.entries(found).map(([check, one]) => ({ check: check as ChannelCheck["check"], found: one }));
}

async function checkAccount(
  hosts: LineHosts,
  token: string,
  address: URL | null,
): Promise<Partial<Record<ChannelCheck["check"], Found>>> {
  const ask = askLine(hosts, token);
  const info = await ask("GET", "/v2/bot/info", anything);
  if (!info.ok) return { token: trouble(info) };
  const webhook = await ask("GET", "/v2/bot/channel/webhook/endpoint", endpointSays);
  const test = await ask("POST", "/v2/bot/channel/webhook/test", testSays, {});
  const menu = await ask("GET", "/v2/bot/user/all/richmenu", anything);
  const limit = await ask("GET", "/v2/bot/message/quota", quotaSays);
  const used = await ask("GET", "/v2/bot/message/quota/consumption", usedSays);
  return {
    token: "good",
    webhook: webhook.ok ? checkAddress(webhook.value, address) : trouble(webhook),
    "webhook-test": test.ok ? (test.value.success ? "good" : "refused") : trouble(test),
    menu: menu.ok ? "good" : trouble(menu),
    quota: limit.ok && used.ok ? checkQuota(limit.value, used.value.totalUsage) : "unreachable",
  };
}

function checkAddress({ endpoint, active }: z.output<typeof endpointSays>, address: URL | null): Found {
  if (address !== null && endpoint !== new URL(webhookPath, address).href) return "other-address";
  return active ? "good" : "off";
}

function checkQuota({ type, value }: z.output<typeof quotaSays>, used: number): Found {
  const alarm = quotaAlarm({ limit: type === "limited" ? (value ?? 0) : null, used });
  return alarm === "none" ? "good" : alarm;
}

/** A code that cannot be: LINE refuses the code where it knows the channel and its secret, and those where it does not. */
async function checkSignIn(
  hosts: LineHosts,
  { id, secret }: NonNullable<LineChannel["signIn"]>,
  address: URL | null,
): Promise<Found> {
  try {
    const answer = await fetch(new URL("/oauth2/v2.1/token", hosts.api), {
      ...{ method: "POST", redirect: "error" },
      body: new URLSearchParams({
        ...{ grant_type: "authorization_code", code: "none", client_id: id, client_secret: secret },
        redirect_uri: address?.href ?? "https://example.jp/",
      }),
      signal: AbortSignal.timeout(10_000),
    });
    const { error } = z.object({ error: z.string() }).parse(await answer.json());
    return error === "invalid_grant" ? "good" : "refused";
  } catch {
    return "unreachable";
  }
}

function trouble(asked: Asked<unknown> & { readonly ok: false }): Found {
  if (asked.status === 404) return "not-set";
  return asked.status >= 400 && asked.status < 500 && asked.status !== 429 ? "refused" : "unreachable";
}
