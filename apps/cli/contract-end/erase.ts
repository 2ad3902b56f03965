import { resolve } from "node:path";
import { erasePhrase, eraseSteps, outOfReachOf, refuseWhileHeld } from "../../../domain/contract-end.ts";
import { type Standing, seeStanding } from "../../../server/contract-end/ask.ts";
import { checkFiles } from "../../../server/contract-end/check-files.ts";
import { compareWithExport } from "../../../server/contract-end/compare.ts";
import { eraseAll } from "../../../server/contract-end/erase.ts";
import type { ExportTools } from "../../../server/contract-end/export.ts";
import { orderErase } from "../../../server/contract-end/order.ts";
import { countOthersAtWork } from "../../../server/contract-end/others-at-work.ts";
import { hashOfEnd, type ListEnd } from "../../../server/contract-end/read-list.ts";
import { seeHolds } from "../../../server/contract-end/see-holds.ts";
import { readUnfinished, type Unfinished } from "../../../server/contract-end/unfinished.ts";
import { examineSharing } from "../../../server/keys/examine.ts";
import { nameKeys } from "../../../server/keys/name-keys.ts";
import { type Answer, type Command, type Given, type Place, textOf } from "../command.ts";
import { type Ground, standOn } from "../ground.ts";
import { count } from "../terminal.ts";
import { Trouble } from "../trouble.ts";
import { askTheCity, inFours, newFolder, refuseWithin, toolsFor } from "./hand.ts";
import { certifiedLines } from "./verify.ts";
import { reachWords, stepWords } from "./words.ts";

export const eraseCommand: Command = {
  name: "contract erase",
  says: "At the end of the contract: destroys the keys, the database, the backups and the data folder, and certifies it. Cannot be undone.",
  more: [
    "Only what the city has: the export is verified to the byte, and the database compared with it. Called first, it asks two of the city",
    "to agree (place 承認); called again after that, with the service stopped, it asks for a phrase and erases.",
    "Ended on the way by whatever, the same command goes on. What no program can reach is said before, and stands in the certificate.",
  ],
  options: {
    export: { value: "<folder>", says: "What was handed over: a copy of it, to be verified.", needed: true },
    certificate: { value: "<folder>", says: "Where the certificate is written; a new folder.", needed: true },
    as: { value: "<name>", says: "The sign-in name of the operator who asks the city to agree." },
    "city-has-held": {
      says: "What is held is with the city now (it is in the export): holds no longer stand in the way.",
    },
    phrase: { value: "<phrase>", says: "What is to be typed, where nobody is there to type it." },
  },
  async run(given, place) {
    const folder = resolve(textOf(given, "certificate"));
    const config = place.config();
    refuseWithin(folder, config, "certificate");
    refuseWithin(resolve(textOf(given, "export")), config, "export");
    const begun = await readUnfinished(folder);
    if (begun) {
      place.terminal.say("It was begun before, and goes on where it ended.");
      return carryOn(place, folder, begun);
    }
    const ordered = await order(given, place);
    return "lines" in ordered ? ordered : carryOn(place, folder, ordered);
  },
};

/** Everything up to the moment from which there is no way back; an answer where it does not come to that yet. */
async function order(given: Given, place: Place): Promise<Unfinished | Answer> {
  await using ground = await standOn(place);
  const folder = await newFolder(textOf(given, "certificate"), ground.config, "certificate");
  const tools = await toolsFor(ground, place);
  const end = await verified(textOf(given, "export"), tools, place);
  const hash = hashOfEnd(end);
  const holds = await seeHolds(tools);
  refuseHeld(holds, given["city-has-held"] === true);
  const standing = await seeStanding(tools, "contract:erase", hash);
  if (standing.state !== "agreed") {
    await refuseDiffering(tools, end, place);
    const about = { act: "contract:erase", about: hash, reason: reasonFor(hash, holds) } as const;
    return await askTheCity(tools, given, standing, about);
  }
  await refuseOthers(ground);
  await refuseDiffering(tools, end, place);
  for (const line of whatFollows(ground)) place.terminal.say(line);
  await refuseWithoutPhrase(given, place, hash);
  return await orderErase(tools, folder, end, { ...agreedIn(standing), keys: await nameKeys(ground.config) });
}

async function carryOn(place: Place, folder: string, begun: Unfinished): Promise<Answer> {
  const config = place.config();
  const bar = place.terminal.bar("steps");
  try {
    const text = await eraseAll(
      {
        ...{ config, folder, now: place.now, say: place.terminal.say },
        progress(_, done, of) {
          if (place.stopped.aborted)
            throw new Trouble("Stopped on the way: call the same command again, and it goes on.");
          bar.show(done, of);
        },
      },
      begun,
    );
    bar.show(eraseSteps.length, eraseSteps.length);
    const { lines, json } = certifiedLines(text);
    return {
      lines: ["Erased.", ...lines, `The certificate: ${folder}. Give it to the city.`],
      json: { done: true, folder, ...json },
    };
  } finally {
    bar.end();
  }
}

/** What was handed over, whole and unchanged, and of this very city. */
async function verified(folder: string, { auditKeys }: ExportTools, place: Place): Promise<ListEnd> {
  const bar = place.terminal.bar("files verified");
  const verdict = await checkFiles(resolve(folder), auditKeys.publicKey, (files) => {
    refuseStopped(place);
    bar.show(files, files);
  })
    .catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT"
        ? new Trouble(`${folder} is no export: ${error.path ?? "a file"} is not there.`)
        : error;
    })
    .finally(() => bar.end());
  const { end, changed } = verdict;
  if (end && changed.length === 0) return end;
  throw new Trouble(
    end
      ? `Not erased: ${count(changed.length)} files are not what was handed over, the first ${changed[0]}.`
      : "Not erased: the list of files is not whole, or was not signed by this city.",
  );
}

async function refuseDiffering(tools: ExportTools, end: ListEnd, place: Place): Promise<void> {
  const bar = place.terminal.bar("rows compared");
  const differing = await compareWithExport(tools, end, (done, of) => {
    refuseStopped(place);
    bar.show(done, of);
  }).finally(() => bar.end());
  if (differing.length === 0) return;
  throw new Trouble(
    `Not erased: the city went on after the export, or that is another one (${differing.join(", ")}). Stop the service, export and hand over again.`,
  );
}

function refuseHeld(holds: number, cityHasThem: boolean): void {
  try {
    refuseWhileHeld(holds, cityHasThem);
  } catch {
    throw new Trouble(
      `Not erased: ${count(holds)} holds (保全) stand. Have them lifted at the desk (削除, 保全) and export again; or, when the city has ` +
        "taken over what is held and goes on holding it, give --city-has-held.",
    );
  }
}

async function refuseOthers({ storage }: Ground): Promise<void> {
  const others = (await examineSharing(storage)) || (await countOthersAtWork(storage)) > 0;
  if (others)
    throw new Trouble(
      "Not erased: the service is still running. Stop it everywhere, and keep it from starting.",
    );
}

function refuseStopped({ stopped }: Place): void {
  if (stopped.aborted) throw new Trouble("Stopped: nothing was changed.");
}

async function refuseWithoutPhrase(given: Given, { terminal }: Place, hash: string): Promise<void> {
  const phrase = erasePhrase(hash);
  const typed = given["phrase"] ?? (await terminal.ask(`To erase all of it for good, type "${phrase}": `));
  if (typed !== phrase) throw new Trouble("Nothing was changed: that was not the phrase.");
}

function whatFollows({ config }: Ground): readonly string[] {
  const keeping = { embedded: config.databaseUrls === null, keysInFile: config.keys.from === "file" };
  return [
    "This is destroyed, for good:",
    ...eraseSteps.map((step) => `  ${stepWords[step]}`),
    "This lies outside of its reach:",
    ...outOfReachOf(keeping).map((one) => `  ${reachWords[one]}`),
  ];
}

function agreedIn({ approval, askedBy, voices }: Extract<Standing, { state: "agreed" }>) {
  return { approval, askedBy, voices };
}

/** What those who agree read at the desk: they compare it with what they were handed. */
function reasonFor(hash: string, holds: number): string {
  const held = holds > 0 ? `保全中の${holds}件は、引き渡したものに含まれ、市が引き継ぎます。` : "";
  return `契約の終わりの消去。引き渡したものの指紋: ${inFours(hash)}。${held}`;
}
