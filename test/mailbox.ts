import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { MailSettings } from "../server/mail/mail.ts";

/** A server for e-mails that takes whatever comes, and shows it. */
export type Mailbox = AsyncDisposable & {
  readonly settings: MailSettings;
  readonly taken: readonly { readonly to: string; readonly text: string }[];
};

type Manner = {
  /** Left out: any free one. */
  readonly port?: number;
  /** An address that it takes nothing for. */
  readonly refuses?: string;
};

export async function openMailbox({ port = 0, refuses }: Manner = {}): Promise<Mailbox> {
  const taken: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _, done) {
      done(address === refuses ? new Error("There is nobody of that name.") : null);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const text = textOf(Buffer.concat(pieces).toString("utf8"));
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, text });
        done();
      });
    },
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const { port: taking } = server.server.address() as AddressInfo;
  return {
    settings: {
      host: "127.0.0.1",
      port: taking,
      secure: false,
      name: null,
      password: null,
      from: "mado@example.jp",
    },
    taken,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The whole of an e-mail as somebody reads it: its head, and its body out of base64 or quoted-printable. */
function textOf(raw: string): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const subject = head.replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) =>
    Buffer.from(text, "base64").toString(),
  );
  if (/transfer-encoding: base64/i.test(head)) return `${subject}\n${Buffer.from(body, "base64").toString()}`;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${subject}\n${Buffer.from(bytes, "latin1").toString("utf8")}`;
}
