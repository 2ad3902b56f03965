import { randomBytes } from "node:crypto";
import type { Phone, SimulatedLine } from "./simulated-line.ts";

/** What a person does with the telephone, and LINE tells the city of. */
export type PhoneUse =
  | { readonly does: "befriend" }
  | { readonly does: "block" }
  | { readonly does: "type"; readonly text: string }
  | { readonly does: "unsend" };

const replyTokenGoodForMillis = 60_000;

/** Answers the event as it was told, for tests that tell it again. Null where nothing follows from it. */
export async function usePhone(line: SimulatedLine, phone: Phone, use: PhoneUse): Promise<object | null> {
  const event = eventOf(line, phone, use);
  if (event === null || !line.webhook?.active) return event;
  await line.deliver(line.webhook.endpoint, line.channel.secret, [event]);
  return event;
}

function eventOf(line: SimulatedLine, phone: Phone, use: PhoneUse): object | null {
  const told = (type: string, more: object): object => ({
    ...{ type, mode: "active", timestamp: line.now().getTime(), webhookEventId: ulid(line.now()) },
    source: { type: "user", userId: phone.id },
    deliveryContext: { isRedelivery: false },
    ...more,
  });
  switch (use.does) {
    case "befriend": {
      if (phone.standing === "friend") return null;
      const isUnblocked = phone.standing === "blocked";
      phone.standing = "friend";
      return told("follow", { replyToken: replyToken(line, phone), follow: { isUnblocked } });
    }
    case "block":
      if (phone.standing !== "friend") return null;
      phone.standing = "blocked";
      return told("unfollow", {});
    case "type": {
      if (phone.standing !== "friend") return null;
      phone.talk.push({ by: "phone", at: line.now(), text: use.text });
      const message = {
        id: numberOf(),
        type: "text",
        quoteToken: randomBytes(16).toString("hex"),
        text: use.text,
      };
      return told("message", { replyToken: replyToken(line, phone), message });
    }
    case "unsend": {
      const at = phone.talk.findLastIndex(({ by }) => by === "phone");
      if (at < 0) return null;
      phone.talk.splice(at, 1);
      return told("unsend", { unsend: { messageId: numberOf() } });
    }
  }
}

function replyToken(line: SimulatedLine, phone: Phone): string {
  const token = randomBytes(16).toString("hex");
  line.replyTokens.set(token, { phone, until: line.now().getTime() + replyTokenGoodForMillis });
  return token;
}

function numberOf(): string {
  return String(randomBytes(6).readUIntBE(0, 6));
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 48 bits of time and 80 of chance, in the 32 letters of a ULID. */
function ulid(now: Date): string {
  let time = now.getTime();
  let text = "";
  for (let place = 0; place < 10; place++) {
    text = letters[time % 32] + text;
    time = Math.floor(time / 32);
  }
  return text + [...randomBytes(16)].map((byte) => letters[byte % 32]).join("");
}
