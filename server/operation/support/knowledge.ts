import type { Staff } from "../../../domain/people.ts";
import { wordsToKeep } from "../../../domain/private-words.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { openWords, sealWords } from "../seal-words.ts";
import { listStoredKnowledge, putKnowledge } from "./knowledge-store.ts";

const most = 300;

type Knowledge = {
  readonly id: string;
  readonly version: number;
  readonly heading: string;
  readonly words: string;
  readonly at: Date;
};
type Written = Omit<Knowledge, "at"> & { readonly asIs: boolean; readonly gone: boolean };

/** よくある質問, the newest first. What does not open is told to the log, and left out. */
export async function listKnowledge(tools: Tools): Promise<Knowledge[]> {
  const stored = await listStoredKnowledge(tools.db, most);
  return stored.flatMap(({ id, version, sealed, at }) => {
    const opened = openWords(tools, placeOfKnowledge(id, version), sealed);
    return opened === null
      ? []
      : [{ ...(JSON.parse(opened) as { heading: string; words: string }), id, version, at }];
  });
}

/** [OP-2] Answers the new version. */
export async function writeKnowledge(
  tools: Tools,
  by: Staff,
  { id, version: seen, heading, words, asIs, gone }: Written,
): Promise<number> {
  const { db, now } = tools;
  const version = seen + 1;
  const sealed = sealWords(
    tools,
    placeOfKnowledge(id, version),
    JSON.stringify({ heading: wordsToKeep(heading, asIs), words: wordsToKeep(words, asIs) }),
  );
  await db.transaction().execute(async (tx) => {
    const at = now();
    if (!(await putKnowledge(tx, { id, version, sealed, at }, by.id, gone)))
      throw new Refusal("settings-moved");
    await recordAct(tx, at, by, "knowledge:write", {
      knowledge: id,
      version,
      outcome: gone ? "gone" : "written",
    });
  });
  return version;
}

/** What a sealed text is bound to. */
export const placeOfKnowledge = (id: string, version: number): string => `knowledge\n${id}\n${version}`;
