import type { Tools } from "../tools.ts";
import type { Letter } from "./mail.ts";

/** Answers whether it was handed over. To whom is nobody's business but the settings': the log names no address. */
export async function sendLetter(
  { mail, log }: Pick<Tools, "mail" | "log">,
  to: string,
  letter: Letter,
  when?: string,
): Promise<boolean> {
  if (!mail) return false;
  try {
    await mail.send(to, letter, when);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    log.error({ code }, "An e-mail could not be sent.");
    return false;
  }
}
