import { seeStanding } from "../../../server/contract-end/ask.ts";
import { exportContract, UnknownTables } from "../../../server/contract-end/export.ts";
import { hashOfEnd, listName } from "../../../server/contract-end/read-list.ts";
import { readRecipient } from "../../../server/contract-end/recipient.ts";
import { type Command, type Given, textOf } from "../command.ts";
import { standOn } from "../ground.ts";
import { count } from "../terminal.ts";
import { Trouble, WrongUsage } from "../trouble.ts";
import { askTheCity, inFours, newFolder, toolsFor } from "./hand.ts";

export const exportCommand: Command = {
  name: "contract export",
  says: "At the end of the contract: writes everything that is the city's into a folder, to be handed over.",
  more: [
    "Tables as JSON Lines and CSV, pictures, the audit trail, a page that explains them, and a signed list with the hash of each file.",
    "Called first, it asks two of the city to agree (place 承認); called again after that, it writes. It may be done as often as it is agreed to.",
    "--for seals each file for a key that the city has made (age-keygen, https://age-encryption.org): nobody else can read them then.",
  ],
  options: {
    to: { value: "<folder>", says: "Where to; it must not exist yet.", needed: true },
    for: { value: "<age1…>", says: "The city's public key, by which every file is sealed." },
    open: { says: "Instead of --for: the files can be read by whoever has them." },
    as: { value: "<name>", says: "The sign-in name of the operator who asks the city to agree." },
  },
  async run(given, place) {
    const recipient = recipientOf(given);
    await using ground = await standOn(place);
    const folder = await newFolder(textOf(given, "to"), ground.config, "to");
    const tools = await toolsFor(ground, place);
    const act = "contract:export";
    const about = recipient?.text ?? "open";
    const standing = await seeStanding(tools, act, about);
    if (standing.state !== "agreed")
      return await askTheCity(tools, given, standing, {
        act,
        about,
        reason: reasonFor(recipient?.text ?? null),
      });
    const bar = place.terminal.bar("rows written");
    try {
      const end = await exportContract(tools, {
        ...{ folder, recipient, approval: standing.approval },
        progress(done, of) {
          if (place.stopped.aborted) throw new Trouble("Stopped: there is no folder.");
          bar.show(done, of);
        },
      });
      const { text: _, ...json } = end;
      return {
        lines: [
          `${folder}: ${count(end.consultations)} consultations, ${count(end.messages)} messages, ${count(end.pictures)} pictures; ${count(end.files)} files, ${count(end.bytes)} bytes.`,
          ...(end.unreadable > 0
            ? [
                `${count(end.unreadable)} values did not open any more: their keys are lost, or they were changed.`,
              ]
            : []),
          ...(end.holds > 0 ? [`${count(end.holds)} holds stand: they are in tables/legal_hold.`] : []),
          `Fingerprint of ${listName}: ${inFours(hashOfEnd(end))}`,
          "Hand it over with audit key, have it verified there (contract verify), and only then: contract erase.",
        ],
        json: { done: true, folder, hash: hashOfEnd(end), ...json },
      };
    } catch (error) {
      throw error instanceof UnknownTables ? new Trouble(error.message) : error;
    } finally {
      bar.end();
    }
  },
};

function recipientOf(given: Given): { readonly text: string; readonly key: Buffer } | null {
  const text = given["for"];
  if ((typeof text === "string") === (given["open"] === true))
    throw new WrongUsage("Give --for with the city's public key, or --open.");
  if (typeof text !== "string") return null;
  const key = readRecipient(text);
  if (key) return { text: text.trim(), key };
  throw new WrongUsage(
    "--for is no public key of age (age1…): a letter is wrong, or it is a key of another kind.",
  );
}

/** What those who agree read at the desk. */
function reasonFor(recipient: string | null): string {
  return recipient === null
    ? "契約の終わりの引き渡し。ファイルには封をしません。"
    : `契約の終わりの引き渡し。すべてのファイルに、この鍵で封をします: ${recipient}`;
}
