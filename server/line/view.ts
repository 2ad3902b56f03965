import type { z } from "zod";
import type * as contract from "../../contract/line.ts";
import { firstLineTexts, type LineText, lineTexts } from "../../domain/line.ts";
import type { Quota, SendingTrouble } from "../../domain/line-sending.ts";

export type LineSettings = {
  readonly channel: {
    readonly open: boolean;
    readonly dangerWords: boolean;
    readonly token: string | null;
    readonly secrets: readonly string[];
    readonly signIn: { readonly id: string } | null;
    readonly quota: (Quota & { readonly readAt: Date }) | null;
    readonly trouble: { readonly what: SendingTrouble; readonly since: Date } | null;
  };
  readonly texts: Readonly<Record<LineText, string>>;
  readonly reachable: number;
};

/** That a secret is set leaves; the secret never does. */
export function settingsView({
  channel,
  texts,
  reachable,
}: LineSettings): z.input<typeof contract.readLineSettings.output> {
  const { quota, trouble } = channel;
  return {
    open: channel.open,
    dangerWords: channel.dangerWords,
    has: {
      token: channel.token !== null,
      secret: channel.secrets.length > 0,
      signIn: channel.signIn !== null,
    },
    signInId: channel.signIn?.id ?? null,
    texts: lineTexts.map((id) => ({
      ...{ id, wording: texts[id], first: firstLineTexts[id] },
      changed: texts[id] !== firstLineTexts[id],
    })),
    reachable,
    quota: quota && { limit: quota.limit, used: quota.used, readAt: quota.readAt.toISOString() },
    trouble: trouble && { what: trouble.what, since: trouble.since.toISOString() },
  };
}
