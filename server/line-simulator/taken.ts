import { z } from "zod";
import type { Bubble, Phone, SimulatedLine } from "./simulated-line.ts";

const uriAction = z.strictObject({
  type: z.literal("uri"),
  label: z.string().min(1).max(20),
  uri: z
    .string()
    .max(1_000)
    .regex(/^https?:\/\//),
});

/** The two forms that the city uses, with LINE's own limits. */
const message = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1).max(5_000) }),
  z.strictObject({
    type: z.literal("template"),
    altText: z.string().min(1).max(400),
    template: z.strictObject({
      type: z.literal("buttons"),
      text: z.string().min(1).max(160),
      actions: z.array(uriAction).min(1).max(4),
    }),
  }),
]);
const messages = z.array(message).min(1).max(5);
const reply = z.strictObject({ replyToken: z.string(), messages });
const push = z.strictObject({ to: z.string(), messages });

export type Taken = { readonly status: number; readonly body: object };

/** A reply counts once, within its minute. */
export function takeReply(line: SimulatedLine, body: unknown): Taken {
  const read = reply.safeParse(body);
  if (!read.success) return refused("The request body has 1 error(s)");
  const held = line.replyTokens.get(read.data.replyToken);
  if (!held || held.until < line.now().getTime()) return refused("Invalid reply token");
  line.replyTokens.delete(read.data.replyToken);
  return show(line, held.phone, read.data.messages, false);
}

/** A push counts against the quota, once under each retry key. To whoever has blocked the account it is taken, and not shown. */
export function takePush(line: SimulatedLine, body: unknown, retryKey: unknown): Taken {
  const read = push.safeParse(body);
  if (!read.success) return refused("The request body has 1 error(s)");
  const phone = line.phoneOf(read.data.to);
  if (!phone) return refused("The property, 'to', in the request body is invalid");
  const key = typeof retryKey === "string" ? retryKey : null;
  if (key !== null && line.retryKeys.has(key))
    return {
      status: 409,
      body: { message: "The retry key is already accepted", sentMessages: [{ id: "1" }] },
    };
  const { quota } = line;
  if (quota.limit !== null && quota.used >= quota.limit)
    return { status: 429, body: { message: "You have reached your monthly limit." } };
  if (key !== null) line.retryKeys.add(key);
  if (phone.standing !== "friend") return { status: 200, body: { sentMessages: [{ id: "1" }] } };
  quota.used++;
  return show(line, phone, read.data.messages, true);
}

function show(line: SimulatedLine, phone: Phone, sent: z.output<typeof messages>, byItself: boolean): Taken {
  for (const one of sent) {
    const [at, by] = [line.now(), "account"] as const;
    const bubble: Bubble =
      one.type === "text"
        ? { by, at, text: one.text }
        : { by, at, text: one.template.text, ...buttonIn(one) };
    const preview = one.type === "text" ? one.text : one.altText;
    phone.talk.push(byItself ? { ...bubble, preview } : bubble);
  }
  return { status: 200, body: { sentMessages: sent.map((_, at) => ({ id: String(at + 1) })) } };
}

function buttonIn(one: z.output<typeof message> & { type: "template" }): Pick<Bubble, "button"> {
  const [action] = one.template.actions;
  return action ? { button: { label: action.label, uri: action.uri } } : {};
}

function refused(text: string): Taken {
  return { status: 400, body: { message: text } };
}
