import { countFilesUnderKey } from "../../server/backup/files-under-key.ts";
import { forgetKey, refuseToForget } from "../../server/keys/forget.ts";
import { openRing } from "../../server/keys/ring.ts";
import {
  planRotation,
  prepareRotation,
  type RotationPlan,
  type RotationProgress,
  rotateKeys,
} from "../../server/keys/rotate.ts";
import { readKeyStatus } from "../../server/keys/status.ts";
import { type Answer, type Command, type Place, textOf } from "./command.ts";
import { type Ground, standOn } from "./ground.ts";
import {
  announcement,
  finished,
  forgotten,
  interrupted,
  leftStuck,
  nothingToDo,
  prepared,
  troubleWith,
  versionTable,
  whatFollows,
  whatForgets,
  whereKept,
} from "./keys-words.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const status: Command = {
  name: "keys status",
  says: "Shows the key-encryption keys, how much each of them wraps, and whether a rotation is pending.",
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const ring = await openRing(ground.config);
    const found = await readKeyStatus(ground.storage, ring);
    const trouble = troubleWith(found);
    return {
      lines: [whereKept(ring), "", ...versionTable(found), "", trouble ?? whatFollows(found)],
      json: { ...found, file: ring.file, pending: found.left > 0, trouble },
      ...(trouble === null ? {} : { failed: true }),
    };
  },
};

const rotate: Command = {
  name: "keys rotate",
  says: "Adds a new key-encryption key and wraps every data key and sealed secret by it. No message is touched.",
  more: [
    "It may be stopped at any moment and called again: it goes on with what is left. Servers may keep running.",
    "With KEY_ENCRYPTION_KEYS the first version in it is taken, and nothing is added.",
  ],
  options: {
    prepare: { says: "Only add the new key, to bring it to its safe place and to other machines first." },
  },
  asks: true,
  async run(given, place) {
    await using ground = await standOn(place);
    const ring = await openRing(ground.config);
    const plan = planRotation(ring, await readKeyStatus(ground.storage, ring));
    const prepare = given["prepare"] === true;
    if (plan.kind === "nothing" || (prepare && plan.kind === "continue")) return nothingToDo(plan, ring);
    for (const sentence of announcement(plan, ring, prepare)) place.terminal.say(sentence);
    await agree(place, "Go on?", given["yes"] === true);
    const tools = { storage: ground.storage, keys: ground.config };
    if (prepare) {
      await prepareRotation(tools, { plan });
      return prepared(plan.version, ring);
    }
    return await walk(place, ground, plan);
  },
};

const forget: Command = {
  name: "keys forget",
  says: "Takes a key-encryption key that wraps nothing any more out of the key file.",
  more: [
    "Backups of the database from before the rotation open only with the old key: keep its safe copy as long as",
    "you keep them. Restart every server after the rotation, before this.",
  ],
  options: { version: { value: "<number>", says: "Which one (keys status shows them).", needed: true } },
  asks: true,
  async run(given, place) {
    const version = versionOf(textOf(given, "version"));
    await using ground = await standOn(place);
    const tools = { storage: ground.storage, keys: ground.config };
    const { file } = await refuseToForget(tools, version);
    const { backups, databaseUrls } = ground.config;
    const needing =
      databaseUrls === null && backups ? await countFilesUnderKey(backups.folder, version) : null;
    for (const sentence of whatForgets(version, file, needing)) place.terminal.say(sentence);
    await agree(place, `Forget version ${version}?`, given["yes"] === true);
    await forgetKey(tools, version);
    return forgotten(version, file);
  },
};

export const keysCommands: readonly Command[] = [status, rotate, forget];

async function walk(place: Place, { storage, config }: Ground, plan: RotationPlan): Promise<Answer> {
  const { terminal, stopped } = place;
  const bar = terminal.bar("keys wrapped anew");
  let last: RotationProgress | null = null;
  stopped.addEventListener("abort", () => {
    bar.end();
    terminal.say("Stopping: what is under way is finished first.");
  });
  try {
    for await (const progress of rotateKeys({ storage, keys: config }, { plan, stopped })) {
      last = progress;
      bar.show(progress.done, progress.total);
    }
  } finally {
    bar.end();
  }
  // What counts is what the database says now, not what was counted on the way.
  const ring = await openRing(config);
  const { left } = await readKeyStatus(storage, ring);
  const outcome = { version: plan.version, wrapped: last?.done ?? 0, left, stuck: last?.stuck ?? [] };
  if (stopped.aborted && left > 0) return interrupted(outcome);
  return outcome.stuck.length > 0 ? leftStuck(outcome) : finished(outcome, ring);
}

async function agree({ terminal }: Place, question: string, yes: boolean): Promise<void> {
  if (!(await terminal.confirm(question, yes))) throw new Trouble("Nothing was changed.");
}

function versionOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new WrongUsage(`--version is a number, like 1, not "${text}".`);
}
