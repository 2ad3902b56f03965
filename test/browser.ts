// Chromium and a Japanese font, both from npm: for a machine on which nothing was installed by hand.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { LaunchOptions } from "@playwright/test";
import { root } from "./source.ts";

const npm = join(root, "node_modules");
const cache = join(npm, ".cache", "yorisoi");

/** For Playwright's `chromium.launch()`. CHROMIUM names another browser, which is then taken as it is. */
export async function browserOptions(): Promise<LaunchOptions> {
  const own = process.env["CHROMIUM"];
  const folder = own ? null : await unpacked();
  return {
    executablePath: own || `${folder}/chromium`,
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_FILE: await fontConfig(),
      // Libraries that a bare machine lacks.
      ...(folder ? { LD_LIBRARY_PATH: `${folder}/al2023/lib` } : {}),
    },
    // The tests speak to this machine only; a proxy of the house must not come between. Hints differ between machines.
    args: ["--no-proxy-server", "--disable-gpu", "--font-render-hinting=none"],
  };
}

async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(npm, "@sparticuz/chromium/package.json"), "utf8"));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `There is no Chromium on npm for ${process.platform} ${process.arch}: set CHROMIUM to the path of one.`,
    );
  }
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(`${folder}-`);
  try {
    // The package unpacks into the temporary folder, and its libraries only where it believes to be at Amazon's.
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
    });
    // Whole or not at all, and nobody has it open for writing any more: else a second process fails with ETXTBSY.
    await rename(half, folder);
  } catch (error) {
    // Another process was quicker: theirs is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return folder;
}

const unpack = `await (await import("@sparticuz/chromium")).default.executablePath();`;

/** Only this font, so that pictures look the same everywhere. */
async function fontConfig(): Promise<string> {
  const file = join(cache, "fonts.conf");
  await mkdir(dirname(file), { recursive: true });
  const half = await mkdtemp(`${file}-`);
  const fonts = ["400Regular", "700Bold"].map((weight) =>
    join(npm, "@expo-google-fonts/noto-sans-jp", weight),
  );
  await writeFile(join(half, "fonts.conf"), fontsXml(fonts, join(cache, "fonts")));
  await rename(join(half, "fonts.conf"), file);
  await rm(half, { recursive: true });
  return file;
}

function fontsXml(folders: readonly string[], cached: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join("\n")}
  <cachedir>${cached}</cachedir>
</fontconfig>
`;
}
