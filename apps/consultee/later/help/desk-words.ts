import { plain } from "../../../shared/text.ts";
import { words } from "../../wording/words.ts";
import { inWording } from "../said.ts";

/** What the telephones we know call themselves in English; another one of the city's is named as the city does. */
export const englishNames: Readonly<Record<string, string>> = {
  "110": "Police",
  "119": "Ambulance and fire",
  "0120-0-78310": "24-hour Child SOS Dial",
  "0120-126-744": "Asahikawa City Child SOS Telephone",
  "0120-99-7777": "Childline Japan",
  "0120-007-110": "Children’s Rights Hotline 110",
  "189": "Child Consultation Centre",
};

type Telephone = { readonly name: string; readonly number: string };

/** A telephone's name in the wording chosen, as a ruby string. */
export function nameOf({ name, number }: Telephone): string {
  return words.say("lang") === "en" ? (englishNames[number] ?? plain(name)) : inWording(name);
}

export function telOf({ number }: Pick<Telephone, "number">): string {
  return `tel:${number.replace(/-/g, "")}`;
}
