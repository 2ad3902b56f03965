import { createHash } from "node:crypto";
import type { KitFile } from "../../domain/kit.ts";
import type { Kit } from "./kit.ts";
import { textFile } from "./text-file.ts";

/**
 * The policies by which Chrome and Edge put the page onto every managed device: as JSON for consoles and Linux, and as what Windows'
 * registry is given. In a tab, not in a window of its own: there the way out, とじる, leads to another page.
 * After https://chromeenterprise.google/policies/ (WebAppInstallForceList, ManagedBookmarks, URLAllowlist) and Edge's ManagedFavorites.
 */
export function policyFiles(kit: Kit): KitFile[] {
  return [
    ...browserFiles("chrome", "SOFTWARE\\Policies\\Google\\Chrome", {
      WebAppInstallForceList: [installed(kit)],
      ManagedBookmarks: listed(kit),
    }),
    ...browserFiles("edge", "SOFTWARE\\Policies\\Microsoft\\Edge", {
      WebAppInstallForceList: [installed(kit)],
      ManagedFavorites: listed(kit),
    }),
  ];
}

/** The name is custom, the icon the page's own, told by its hash, so that no browser shows another one. */
function installed({ page, label, icon }: Kit) {
  return {
    url: page.href,
    default_launch_container: "tab",
    create_desktop_shortcut: true,
    custom_name: label,
    custom_icon: {
      url: new URL("/icon.png", page).href,
      hash: createHash("sha256").update(icon).digest("hex"),
    },
  };
}

function listed({ page, label }: Kit) {
  return [{ toplevel_name: label }, { name: label, url: page.href }];
}

function browserFiles(browser: string, key: string, policies: Readonly<Record<string, unknown>>): KitFile[] {
  return [
    textFile(`${browser}/policies.json`, `${JSON.stringify(policies, null, 2)}\n`),
    ...Object.entries(policies).map(([name, value]) =>
      textFile(`${browser}/${name}.json`, `${JSON.stringify(value, null, 2)}\n`),
    ),
    registryFile(`${browser}/policies.reg`, key, policies),
  ];
}

/** Dictionaries are texts of JSON in the registry. UTF-16 with its mark: what regedit itself writes. */
function registryFile(name: string, key: string, policies: Readonly<Record<string, unknown>>): KitFile {
  const values = Object.entries(policies).map(
    ([policy, value]) => `"${policy}"="${JSON.stringify(value).replace(/[\\"]/g, "\\$&")}"`,
  );
  const lines = ["Windows Registry Editor Version 5.00", "", `[HKEY_LOCAL_MACHINE\\${key}]`, ...values, ""];
  return { name, bytes: Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`, "utf16le") };
}
