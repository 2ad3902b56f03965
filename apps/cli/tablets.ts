import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { kitLabels, posterWordings } from "../../domain/kit.ts";
import { readSchoolList } from "../../server/school/read-school-list.ts";
import { makeKit } from "../../server/tablets/make-kit.ts";
import { makeSchoolKit } from "../../server/tablets/make-school-kit.ts";
import { type Command, type Given, type Place, textOf } from "./command.ts";
import { type Ground, standOn } from "./ground.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const kit: Command = {
  name: "tablets kit",
  says: "Writes the files by which the page comes onto the schools' devices: policies, profiles, an allow-list, letters.",
  more: [
    "The same as 配布キット at the desk's place 学校. Begin with its README.txt; docs/runbook/tablets.md says more.",
  ],
  options: {
    to: { value: "<folder>", says: "Where to: a folder that is not there yet, or is empty.", needed: true },
    label: { value: "<name>", says: `What stands beneath the icon: ${kitLabels.join(", ")}.` },
    wording: { value: "<id>", says: `How posters and cards speak: ${posterWordings.join(", ")}.` },
  },
  async run(given, place) {
    const choice = {
      label: oneOf(kitLabels, given, "label"),
      wording: oneOf(posterWordings, given, "wording"),
    };
    const folder = textOf(given, "to");
    await using ground = await standOn(place);
    const { publicUrl } = ground.config;
    if (publicUrl === null) throw new Trouble("PUBLIC_URL is not set: the files would lead nowhere.");
    await prepareFolder(folder);
    const { schools } = await readSchoolList({ db: ground.storage.db });
    const page = new URL("/", publicUrl);
    const written: string[] = [];
    for await (const { name, bytes } of filesOf(ground, place, { page, ...choice }, schools)) {
      if (place.stopped.aborted) throw new Trouble("Stopped: the folder holds only a part.");
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      written.push(name);
    }
    return {
      lines: [`${folder}: ${written.length} files, for ${page.href} and ${schools.length} schools.`],
      json: { folder, page: page.href, schools: schools.length, files: written },
    };
  },
};

type Asked = Parameters<typeof makeKit>[0];

export const tabletCommands: readonly Command[] = [kit];

function oneOf<Name extends string>(names: readonly Name[], given: Given, option: string): Name {
  const known = names.find((name) => name === (given[option] ?? names[0]));
  if (known) return known;
  throw new WrongUsage(`--${option} is one of ${names.join(", ")}.`);
}

async function* filesOf(
  { storage: { db } }: Ground,
  { now }: Place,
  asked: Asked,
  schools: readonly string[],
) {
  yield* await makeKit(asked);
  for (const school of schools) yield* await makeSchoolKit({ db, now }, asked, school);
}

/** What lies there already is nobody's to be mixed up with. */
async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Trouble(`${folder} is not empty: name another folder.`);
}
