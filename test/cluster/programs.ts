// The programs of a cluster, as Debian installs them: PostgreSQL, Patroni, etcd and HAProxy.
import { access, constants, readdir, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

export type Programs = {
  readonly etcd: string;
  readonly patroni: string;
  /** The Python that has Patroni. */
  readonly python: string;
  readonly haproxy: string;
  /** The folder of PostgreSQL's programs; Debian keeps one for each version, none of them in PATH. */
  readonly postgres: string;
};

/** What to install for each, on Debian 12. */
const packages = {
  postgres: "postgresql-15",
  patroni: "patroni",
  etcd: "etcd-server",
  haproxy: "haproxy",
} as const;

export type Found =
  | { readonly ok: true; readonly programs: Programs }
  /** `sentence` says what is not there, and how it is installed. */
  | { readonly ok: false; readonly sentence: string };

export async function findPrograms(): Promise<Found> {
  const [postgres, patroni, etcd, haproxy] = await Promise.all([
    newestPostgres(),
    inPath("patroni"),
    inPath("etcd"),
    inPath("haproxy"),
  ]);
  const python = patroni && (await interpreterOf(patroni));
  if (process.platform === "linux" && postgres && patroni && python && etcd && haproxy)
    return { ok: true, programs: { postgres, patroni, python, etcd, haproxy } };
  const found = { postgres, patroni, etcd, haproxy };
  const missing = Object.entries(packages).flatMap(([name, one]) =>
    found[name as keyof typeof found] === null ? [one] : [],
  );
  return { ok: false, sentence: sentenceOn(missing) };
}

function sentenceOn(missing: readonly string[]): string {
  if (missing.length === 0) return "A cluster is started on Linux only.";
  return (
    `Not installed here: ${missing.join(", ")}. On Debian 12: ` +
    `apt-get install --no-install-recommends ${missing.join(" ")} (the services that come with them need not run).`
  );
}

export async function inPath(name: string): Promise<string | null> {
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    "/usr/sbin",
    "/usr/bin",
    "/usr/local/bin",
  ];
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isProgram(path)) return path;
  }
  return null;
}

/** As its first line says. */
async function interpreterOf(script: string): Promise<string | null> {
  return /^#!\s*(\S+)/.exec(await readFile(script, "utf8"))?.[1] ?? null;
}

export async function newestPostgres(): Promise<string | null> {
  const root = "/usr/lib/postgresql";
  const versions = await readdir(root).catch(() => []);
  for (const version of versions.filter((one) => Number(one) >= 15).sort((a, b) => Number(b) - Number(a))) {
    const folder = join(root, version, "bin");
    if (await isProgram(join(folder, "postgres"))) return folder;
  }
  return null;
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
