import type { LineReply, LineText, linePushes } from "../../domain/line.ts";
import type { LineAnswer } from "../../domain/line-sending.ts";
import type { LineHosts } from "./line-door.ts";

export type MessagingOptions = {
  readonly hosts: Pick<LineHosts, "api">;
  readonly token: string;
  /** What each fixed text says in this city. */
  readonly texts: Readonly<Record<LineText, string>>;
  /** Where the button leads. The same for everybody. */
  readonly page: URL;
};

/** [LI-1] Everything that is said at LINE goes by here, and nothing but ids of fixed texts comes in. */
export type Messaging = {
  reply(replyToken: string, says: LineReply): Promise<LineAnswer>;
  /** The same key is shown once, however often it is sent: a UUID. */
  push(to: string, retryKey: string, says: (typeof linePushes)[number]): Promise<LineAnswer>;
};

const patienceMillis = 10_000;

export function openMessaging({ hosts, token, texts, page }: MessagingOptions): Messaging {
  const button = { type: "uri", label: texts.button, uri: page.href } as const;

  /** LINE's limit for the text beside a button is 160 characters, so the longer ones stand before it. */
  function messagesOf(says: LineReply): object[] {
    const template = { type: "buttons", text: texts.button, actions: [button] } as const;
    return [
      { type: "text", text: texts[says] },
      { type: "template", altText: texts.button, template },
    ];
  }

  async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<LineAnswer> {
    try {
      const answer = await fetch(new URL(path, hosts.api), {
        method: "POST",
        redirect: "error",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMillis),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return "silence";
    }
  }

  return {
    reply: (replyToken, says) => post("/v2/bot/message/reply", { replyToken, messages: messagesOf(says) }),
    push(to, retryKey, says) {
      const template = { type: "buttons", text: texts[says], actions: [button] } as const;
      const messages = [{ type: "template", altText: texts[says], template }];
      return post("/v2/bot/message/push", { to, messages }, { "x-line-retry-key": retryKey });
    },
  };
}
