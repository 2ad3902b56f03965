import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";

export function when(at: string, now: Date): string {
  return plain(timeWords(new Date(at), now));
}
