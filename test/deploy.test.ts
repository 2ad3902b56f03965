import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { readConfig } from "../server/config.ts";
import { newKey } from "../server/storage/keys.ts";
import { patroniConfig, proxyEnvironment } from "./cluster/configure.ts";
import { nodeNames, type Plan } from "./cluster/plan.ts";
import { root } from "./source.ts";

const folder = join(root, "deploy");

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

const files = readdirSync(folder, { recursive: true }).map(String);
const plan: Plan = {
  nodes: nodeNames.map((name, at) => ({
    ...{ name, address: `10.9.9.${at}`, etcdClient: 1, etcdPeer: 2, postgres: 3, rest: 4 },
  })),
  proxy: 5,
  service: [],
  passwords: { superuser: "s", replication: "r", rewind: "w", yorisoi: "y" },
  keyEncryptionKeys: "",
};

test("every YAML file of deploy/ can be read, and no key stands in it twice", () => {
  const yaml = files.filter((file) => file.endsWith(".yml"));
  expect(yaml.length).toBeGreaterThan(3);
  for (const file of yaml) {
    const documents = parseAllDocuments(read(file), { merge: true, uniqueKeys: true });
    for (const { errors, warnings } of documents) expect([file, ...errors, ...warnings]).toEqual([file]);
  }
});

test("[HA-1] the cluster that is tested runs on the settings an operator finds: synchronous, and strictly so", async () => {
  const [node] = plan.nodes;
  const theirs = parse(read("patroni/patroni.yml"));
  const ours = parse(
    await patroniConfig(plan, node as Plan["nodes"][number], { folder: "/f", binaries: "/b" }),
  );
  expect(ours.bootstrap).toEqual(theirs.bootstrap);
  const { ttl, loop_wait, retry_timeout, synchronous_mode, synchronous_mode_strict } = ours.bootstrap.dcs;
  expect(loop_wait + 2 * retry_timeout).toBeLessThanOrEqual(ttl);
  expect([synchronous_mode, synchronous_mode_strict]).toEqual([true, true]);
  // Nothing of the operator's addresses and folders is left.
  expect(JSON.stringify(ours)).not.toMatch(/10\.0\.0\.11:|\/var\/lib|CHANGE-ME/);
});

test("HAProxy asks for no other surroundings than those it is given, here and in containers", () => {
  const asked = [...read("haproxy/haproxy.cfg").matchAll(/"\$\{(\w+)\}"/g)].map(([, name]) => name);
  expect(asked.sort()).toEqual(Object.keys(proxyEnvironment(plan)).sort());
  const { services } = parse(read("compose/compose.yml"), { merge: true });
  expect(Object.keys(services.haproxy.environment).sort()).toEqual(asked);
});

test("the service understands what it is given by systemd, in containers and on Kubernetes", () => {
  const key = `1:${newKey().toString("base64")}`;
  const lines = read("systemd/environment").matchAll(/^(\w+)=(.*)$/gm);
  const bySystemd = {
    ...Object.fromEntries([...lines].map(([, name, value]) => [name, value])),
    KEY_ENCRYPTION_KEYS: key,
  };
  expect(readConfig(bySystemd).standbys).toBe(2);
  const filled = read("compose/compose.yml").replaceAll(/\$\{\w+:\?\}/g, "given");
  const { services } = parse(filled, { merge: true });
  const inContainers = {
    ...services.service1.environment,
    PUBLIC_URL: "https://soudan.example.jp",
    KEY_ENCRYPTION_KEYS: key,
    WATCH_KEY: key,
  };
  expect(readConfig(inContainers).standbys).toBe(2);
  const [deployment] = parseAllDocuments(read("kubernetes/service.yml")).map((one) => one.toJS());
  const env = deployment.spec.template.spec.containers[0].env as { name: string; value?: string }[];
  const given = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  expect(
    readConfig({ ...given, DATABASE_URL: "postgres://a:b@c/d", KEY_ENCRYPTION_KEYS: key }).standbys,
  ).toBe(2);
});

const analyze = await promisify(execFile)("systemd-analyze", ["--version"]).then(
  () => true,
  () => false,
);

test.runIf(analyze).each([
  ["yorisoi@.service", "yorisoi@3000.service"],
  ["yorisoi-lookout.service", "yorisoi-lookout.service"],
])("systemd finds nothing wrong in %s", async (name, as) => {
  const place = await mkdtemp(join(tmpdir(), "yorisoi-unit-"));
  // Verified as what it will be: with an instance, a program that is there and a user that exists.
  const unit = read(`systemd/${name}`)
    .replace(/^ExecStart=.*$/m, "ExecStart=/bin/true")
    .replace(/^(User|Group)=.*$/gm, "");
  await writeFile(join(place, as), unit);
  const verified = promisify(execFile)("systemd-analyze", ["verify", join(place, as)]);
  const { stderr } = await verified.finally(() => rm(place, { recursive: true, force: true }));
  expect(stderr.split("\n").filter((line) => line.includes("yorisoi"))).toEqual([]);
});

test.runIf(analyze)("systemd finds nothing wrong in the timers of the backups", async () => {
  const place = await mkdtemp(join(tmpdir(), "yorisoi-timers-"));
  const unit = read("systemd/yorisoi-backup@.service").replace(/^(User|Group)=.*$/gm, "");
  const timers = files.filter((file) => file.endsWith(".timer"));
  expect(timers).toHaveLength(3);
  for (const file of timers) {
    const kind = /yorisoi-backup-(\w+)\.timer/.exec(file)?.[1];
    await writeFile(join(place, `yorisoi-backup@${kind}.service`), unit);
    await writeFile(join(place, `yorisoi-backup-${kind}.timer`), read(file));
  }
  const all = readdirSync(place).map((name) => join(place, name));
  // Programs that are not installed here are no fault of the unit.
  const verified = await promisify(execFile)("systemd-analyze", ["verify", ...all], {
    env: { ...process.env, SYSTEMD_UNIT_PATH: `${place}:` },
  }).catch((error: { stderr: string }) => error);
  await rm(place, { recursive: true, force: true });
  const lines = verified.stderr.split("\n").filter((line) => line.includes("yorisoi-backup"));
  expect(lines.filter((line) => !line.includes("is not executable"))).toEqual([]);
});
