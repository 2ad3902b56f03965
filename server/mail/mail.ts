import { createTransport } from "nodemailer";
import { openFailing } from "./failing.ts";

/** How e-mails leave: the operator's own server for them. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise it is begun on the way, and nothing is sent without it but to this very machine. */
  readonly secure: boolean;
  readonly name: string | null;
  readonly password: string | null;
  /** The address that it comes from. */
  readonly from: string;
};

export type Mail = {
  /** Hands over one of the e-mails there are, without content but a time. Throws where the server does not take it. */
  send(to: string, about: Letter, when?: string): Promise<void>;
  /** For whoever runs the service: of machines, never of people. Throws likewise. */
  tell(to: string, said: Said): Promise<void>;
  /** For how long the server has taken nothing; 0 while it does. Asks it again where it has not. */
  failingSeconds(): Promise<number>;
};

type Said = { readonly subject: string; readonly lines: readonly string[] };

/** [UC-4] [EX-6] [OP-4] [OP-8] On a lock screen anybody can read it: neither who, nor whose, nor what. */
const letters = {
  "urgent-call": {
    subject: "【急ぎ】お知らせがあります",
    line: "職員の画面をひらいて、確かめてください。",
  },
  "export-due": {
    subject: "期日の近い手続きがあります",
    line: "職員の画面の「書き出し」をひらいて、確かめてください。",
  },
  "export-overdue": {
    subject: "期日を過ぎた手続きがあります",
    line: "職員の画面の「書き出し」をひらいて、確かめてください。",
  },
  "urgent-fault": {
    subject: "【緊急】障害の連絡があります",
    line: "職員の画面の「運用」をひらいて、受けてください。受けるまで、くり返しお知らせします。",
  },
  maintenance: {
    subject: "保守作業のお知らせ",
    line: "職員の画面の「運用」をひらいて、内容を確かめ、「確認しました」を押してください。",
  },
} as const satisfies Record<string, { readonly subject: string; readonly line: string }>;
export type Letter = keyof typeof letters;
const lastLine = "このメールには返信できません。";

const patienceMillis = 10_000;

/** `page`: where the desk is; null while that is not known. */
export function openMail(
  { host, port, secure, name, password, from }: MailSettings,
  page: () => URL | null,
  now: () => Date = () => new Date(),
): Mail {
  const isHere = ["localhost", "127.0.0.1", "::1"].includes(host);
  const way = createTransport({
    ...{ host, port, secure, requireTLS: !secure && !isHere, ignoreTLS: !secure && isHere },
    ...(name === null ? {} : { auth: { user: name, pass: password ?? "" } }),
    ...{ connectionTimeout: patienceMillis, greetingTimeout: patienceMillis, socketTimeout: patienceMillis },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const failing = openFailing(now);
  const hand = (to: string, subject: string, text: string): Promise<void> =>
    failing.handing(() => way.sendMail({ from, to: { name: "", address: to }, subject, text }));
  return {
    async send(to, about, when) {
      const { subject, line } = letters[about];
      const desk = page();
      const text = [
        ...(desk ? [new URL("/desk", desk).href, ""] : []),
        ...(when ? [when] : []),
        line,
        lastLine,
      ].join("\n");
      await hand(to, subject, text);
    },
    tell: (to, said) => hand(to, said.subject, said.lines.join("\n")),
    failingSeconds: () => failing.seconds(() => way.verify()),
  };
}
