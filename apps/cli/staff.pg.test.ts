import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openStorage } from "../../server/storage/database.ts";
import { keyFile } from "../../server/storage/key-file.ts";
import { createDatabase } from "../../server/storage/testing.ts";
import { openCommandCity, runCommand } from "./testing.ts";

// Several processes each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const invite = (name: string, role = "administrator"): string[] => [
  ...["staff", "invite", "--name", name, "--display-name", "管理者 みほん"],
  ...["--role", role],
];

test("an invited person is listed as invited, and their link is the only secret there is", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const { environment } = city;
  const none = await runCommand(["staff", "list"], environment);
  expect(none).toMatchObject({ code: 0, out: expect.stringContaining("Nobody has a sign-in yet") });

  const made = await runCommand(invite("kanri", "administrator,operator"), { ...environment, PORT: "4321" });
  expect(made.code).toBe(0);
  expect(made.err).toContain('Making the sign-in "kanri" for 管理者 みほん, as administrator and operator.');
  const [link = ""] = made.out.split("\n");
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4321\/desk#invitation=[\w-]{43}$/);
  expect(made.out).toMatch(/Good once, until \d{4}-\d\d-\d\d \d\d:\d\d \(Japan\)/);

  const list = await runCommand(["staff", "list"], environment);
  expect(list.out).toMatch(/kanri +管理者 みほん +administrator, operator +invited until 20/);
  const json = await runCommand(["staff", "list", "--json"], environment);
  expect(JSON.parse(json.out)).toEqual([
    {
      ...{ name: "kanri", displayName: "管理者 みほん", roles: ["administrator", "operator"] },
      ...{ standing: "invited", invitedUntil: expect.stringMatching(/^20\d\d-/) },
    },
  ]);
  for (const { out, err } of [list, json]) expect(out + err).not.toContain(link.split("=")[1]);
});

test("the link leads to the address that people open, and is in the JSON too", async () => {
  await using city = await openCommandCity(await emptyFolder());
  const made = await runCommand([...invite("kanri"), "--json"], {
    ...city.environment,
    PUBLIC_URL: "https://soudan.example.jp",
  });
  const { link, expiresAt, roles } = JSON.parse(made.out);
  expect(link).toMatch(/^https:\/\/soudan\.example\.jp\/desk#invitation=[\w-]{43}$/);
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(71 * 3_600_000);
  expect(roles).toEqual(["administrator"]);
});

test("a name that is taken changes nothing and says so", async () => {
  await using city = await openCommandCity(await emptyFolder());
  expect((await runCommand(invite("kanri"), city.environment)).code).toBe(0);
  const again = await runCommand(invite("kanri", "operator"), city.environment);
  expect(again).toMatchObject({ code: 1, out: "" });
  expect(again.err).toContain('The sign-in name "kanri" is taken, and nothing was made');
  const { out } = await runCommand(["staff", "list", "--json"], city.environment);
  expect(JSON.parse(out)).toMatchObject([{ roles: ["administrator"] }]);
});

test.each([
  [invite("kanri", "counselor"), '"counselor" is not a role; did you mean counsellor?'],
  [invite("kanri", "mayor"), '"mayor" is not a role'],
  [invite("ka nri"), "--name has neither spaces"],
  [invite("ｋａｎｒｉ"), '--name is written in half-width letters: "kanri".'],
  [invite("x".repeat(101)), "--name is at most 100 characters"],
  [["staff", "invite", "--name", "kanri"], "staff invite also needs --display-name <name> --role"],
])("%j is asked for in the wrong way", async (words, sentence) => {
  // Nothing is reached: the database of this address does not exist.
  const said = await runCommand(words, { DATABASE_URL: "postgres://127.0.0.1:1/none" });
  expect(said).toMatchObject({ code: 2, out: "", err: expect.stringContaining(sentence) });
});

test("on an empty database the first invitation makes the installation: tables, key file, administrator", async () => {
  await using database = await createDatabase();
  const dataDir = await emptyFolder();
  const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir };
  const early = await runCommand(["staff", "list"], environment);
  expect(early).toMatchObject({
    code: 1,
    err: expect.stringContaining("Nothing has begun in this database"),
  });
  await expect(stat(keyFile(dataDir))).rejects.toMatchObject({ code: "ENOENT" });

  const made = await runCommand(invite("kanri"), environment);
  expect(made.code).toBe(0);
  expect(made.err).toContain("This database is empty: the installation is made now");
  expect((await stat(keyFile(dataDir))).mode & 0o777).toBe(0o600);
  await using storage = await openStorage({ urls: database.url });
  const city = await storage.db.selectFrom("installation").select("invented").execute();
  expect(city).toEqual([{ invented: false }]);
  expect((await runCommand(["keys", "status"], environment)).code).toBe(0);
});

test("wrong settings are the sentences of the service; a database out of reach is one sentence without its password", async () => {
  const wrong = await runCommand(["staff", "list"], { PORT: "eighty", DATABASE_URL: "mysql://x:secret@y/z" });
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('PORT must be a port from 0 to 65535 (0: any free one), not "eighty".');
  expect(wrong.err).toContain("DATABASE_URL is not of the form");

  const away = await runCommand(["staff", "list", "--json"], {
    DATABASE_URL: "postgres://somebody:secret@127.0.0.1:1/none",
    DATA_DIR: await emptyFolder(),
  });
  expect(away.code).toBe(1);
  const { problems } = JSON.parse(away.out);
  expect(problems).toEqual([expect.stringMatching(/^The database cannot be reached\. .*127\.0\.0\.1:1/)]);
  expect(wrong.err + away.err + away.out).not.toContain("secret");
});
