import { expect, test } from "vitest";
import { openMailbox } from "../../test/mailbox.ts";
import { openMail } from "./mail.ts";

const letter = { subject: "警報", lines: ["ディスク"] };

test("[AL-2] a server for e-mails that takes none is found, asked again, and is well when it takes them", async () => {
  const mailbox = await openMailbox();
  let at = Date.parse("2026-11-23T03:00:00Z");
  const mail = openMail(
    mailbox.settings,
    () => null,
    () => new Date(at),
  );
  await mail.tell("touban@example.jp", letter);
  expect(await mail.failingSeconds()).toBe(0);
  await mailbox[Symbol.asyncDispose]();
  await expect(mail.tell("touban@example.jp", letter)).rejects.toThrow();
  at += 60_000;
  await expect(mail.tell("touban@example.jp", letter)).rejects.toThrow();
  expect(await mail.failingSeconds()).toBe(60);
  at += 60_000;
  expect(await mail.failingSeconds()).toBe(120);
  // It is back; nobody has anything to send, and it is well all the same.
  await using again = await openMailbox({ port: mailbox.settings.port });
  expect(await mail.failingSeconds()).toBe(0);
  expect(again.taken).toEqual([]);
});

test("[AL-2] an address that the server will not have is no trouble of the server's", async () => {
  await using mailbox = await openMailbox({ refuses: "nobody@example.jp" });
  const mail = openMail(mailbox.settings, () => null);
  await expect(mail.tell("nobody@example.jp", letter)).rejects.toMatchObject({ code: "EENVELOPE" });
  expect(await mail.failingSeconds()).toBe(0);
});
