import { type Role, roles } from "../../domain/people.ts";
import type { Config } from "../../server/config.ts";
import { readRoster } from "../../server/keys/roster.ts";
import { stampWith } from "../../server/keys/stamp.ts";
import { inviteStaff } from "../../server/staff/invite.ts";
import { columns } from "./columns.ts";
import { type Command, textOf } from "./command.ts";
import { standOn } from "./ground.ts";
import { inJapan } from "./in-japan.ts";
import { nearest } from "./nearest.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const invite: Command = {
  name: "staff invite",
  says: "Makes a member of staff and prints the one-time link by which they choose their password.",
  more: [
    "The link is good for 72 hours and for one use. Give it to that person only, by a way nobody else reads.",
    `Roles: ${roles.join(", ")}. A person may hold several, with commas between.`,
  ],
  options: {
    name: { value: "<sign-in name>", says: "What they type to sign in.", needed: true },
    "display-name": { value: "<name>", says: "How colleagues see them.", needed: true },
    role: { value: "<role>[,<role>]", says: "What they may do.", needed: true },
  },
  async run(given, place) {
    const invited = {
      name: signInName(textOf(given, "name")),
      displayName: displayName(textOf(given, "display-name")),
      roles: rolesIn(textOf(given, "role")),
    };
    place.terminal.say(
      `Making the sign-in "${invited.name}" for ${invited.displayName}, as ${invited.roles.join(" and ")}.`,
    );
    await using ground = await standOn(place, { begins: true });
    const { config, storage } = ground;
    const stamps = await stampWith(config, storage);
    const made = await inviteStaff({ db: storage.db, now: place.now, stamps }, invited);
    if (made === null) {
      throw new Trouble(
        `The sign-in name "${invited.name}" is taken, and nothing was made: choose another (staff list shows them all).`,
      );
    }
    const link = `${originOf(config)}/desk#invitation=${made.token}`;
    return {
      lines: [
        link,
        "",
        `Good once, until ${inJapan(made.expiresAt)} (Japan). It is shown only now: hand it over by a way nobody else reads.`,
      ],
      json: { ...invited, link, expiresAt: made.expiresAt },
    };
  },
};

const list: Command = {
  name: "staff list",
  says: "Lists everyone with a sign-in: names, roles, and whether they have accepted their invitation.",
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const people = await readRoster({ db: ground.storage.db, now: place.now });
    const rows = people.map(({ name, displayName, roles: held, standing, invitedUntil }) => [
      name,
      displayName,
      held.join(", "),
      invitedUntil === null ? standing : `${standing} until ${inJapan(invitedUntil)}`,
    ]);
    const nobody = "Nobody has a sign-in yet: staff invite makes the first one.";
    return {
      lines: rows.length === 0 ? [nobody] : columns([["SIGN-IN", "NAME", "ROLES", "STANDING"], ...rows]),
      json: people,
    };
  },
};

export const staffCommands: readonly Command[] = [invite, list];

function signInName(text: string): string {
  if (text.length > 100) throw new WrongUsage("--name is at most 100 characters long.");
  if (/[\s\p{Cc}\p{Cf}]/u.test(text))
    throw new WrongUsage("--name has neither spaces nor invisible characters.");
  // "ｋａｎｒｉ" looks like "kanri" and is another name: whoever types it at the desk would not get in.
  if (text.normalize("NFKC") !== text)
    throw new WrongUsage(`--name is written in half-width letters: "${text.normalize("NFKC")}".`);
  return text;
}

function displayName(text: string): string {
  const name = text.trim();
  if (name.length <= 100 && !/\p{Cc}/u.test(name)) return name;
  throw new WrongUsage("--display-name is at most 100 characters long, on one line.");
}

function rolesIn(text: string): Role[] {
  const named = text.split(",").map((role) => role.trim());
  return [...new Set(named.map(roleOf))];
}

function roleOf(text: string): Role {
  const role = roles.find((one) => one === text);
  if (role !== undefined) return role;
  const near = nearest(text, roles);
  throw new WrongUsage(
    `"${text}" is not a role${near === null ? "" : `; did you mean ${near}?`} There are: ${roles.join(", ")}.`,
  );
}

function originOf({ publicUrl, port }: Config): string {
  return publicUrl?.origin ?? `http://127.0.0.1:${port}`;
}
