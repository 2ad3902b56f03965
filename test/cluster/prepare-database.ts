import { askServer, leaderOf } from "./members.ts";
import { type Plan, superuserUrl } from "./plan.ts";

/** The role and the database of the service, where they are not there yet. What an operator does once, by hand. */
export async function prepareDatabase(plan: Plan): Promise<void> {
  const leader = await leaderOf(plan);
  if (leader === null) throw new Error("There is no primary to make the database on.");
  const url = superuserUrl(plan, leader);
  const [there] = await askServer<{ role: boolean; database: boolean }>(
    url,
    `select exists (select from pg_roles where rolname = 'yorisoi') as role,
            exists (select from pg_database where datname = 'yorisoi') as database`,
  );
  // The password is base64url: nothing in it needs quoting.
  if (!there?.role)
    await askServer(url, `create role yorisoi login createdb password '${plan.passwords.yorisoi}'`);
  if (!there?.database) await askServer(url, "create database yorisoi owner yorisoi");
}
