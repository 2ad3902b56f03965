// The version before this one, as deploy/last-release.json names it: checked out of this repository into a folder of its own.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../source.ts";

export type LastRelease = {
  /** What it is called: a version, or what stands for one as long as there is none. */
  readonly version: string;
  /** The commit it was made from. */
  readonly commit: string;
  /** The newest migration it knows. */
  readonly schema: string;
};

const run = promisify(execFile);

export async function readLastRelease(): Promise<LastRelease> {
  return JSON.parse(await readFile(join(root, "deploy/last-release.json"), "utf8")) as LastRelease;
}

/** Why it cannot be had here; null where it can. A copy without history, or with a short one, does not hold it. */
export async function whyNoLastRelease({ commit }: LastRelease): Promise<string | null> {
  return run("git", ["-C", root, "cat-file", "-e", `${commit}^{commit}`]).then(
    () => null,
    () => `This copy of the repository does not hold the commit ${commit} (git fetch --unshallow brings it).`,
  );
}

/** A folder with that version, on the packages of this one. */
export async function checkOutLastRelease({
  commit,
}: LastRelease): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-last-release-"));
  await using building = new AsyncDisposableStack();
  building.defer(() => rm(folder, { recursive: true, force: true }));
  const packed = join(folder, "packed.tar");
  await run("git", ["-C", root, "archive", "--format=tar", `--output=${packed}`, commit]);
  await run("tar", ["-xf", packed, "-C", folder]);
  await rm(packed);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const open = building.move();
  return { folder, [Symbol.asyncDispose]: () => open.disposeAsync() };
}
