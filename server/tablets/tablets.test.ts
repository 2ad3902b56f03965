import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import readQr from "jsqr";
import { parse } from "plist";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeKit } from "./make-kit.ts";
import { qrCode } from "./qr-code.ts";
import { qrPicture } from "./qr-picture.ts";

const page = new URL("https://yorisoi.example.jp/");
const icon = readFileSync(new URL("../../apps/consultee/installed/icon.png", import.meta.url));
const files = await makeKit({ page, label: "ひとこと", wording: "talk" });

const text = (name: string): string => Buffer.from(fileNamed(name)).toString("utf8");
const json = (name: string): unknown => JSON.parse(text(name));
function fileNamed(name: string): Uint8Array {
  const found = files.find((file) => file.name === name);
  if (!found) throw new Error(`${name} is not in the kit.`);
  return found.bytes;
}

/** As Chromium declares them: components/policy/resources/templates/policy_definitions/Miscellaneous. */
const schemas = {
  WebAppInstallForceList: {
    type: "array",
    items: {
      type: "object",
      required: ["url"],
      additionalProperties: false,
      properties: {
        create_desktop_shortcut: { type: "boolean" },
        custom_icon: {
          type: "object",
          required: ["url", "hash"],
          properties: { hash: { type: "string" }, url: { type: "string" } },
        },
        custom_name: { type: "string" },
        default_launch_container: { enum: ["tab", "window"], type: "string" },
        fallback_app_name: { type: "string" },
        url: { type: "string" },
      },
    },
  },
  ManagedBookmarks: {
    type: "array",
    items: {
      type: "object",
      additionalProperties: false,
      properties: {
        children: { type: "array" },
        name: { type: "string" },
        toplevel_name: { type: "string" },
        url: { type: "string" },
      },
    },
  },
} as const;
const bookmarks = [{ toplevel_name: "ひとこと" }, { name: "ひとこと", url: page.href }];
const installed = {
  url: page.href,
  default_launch_container: "tab",
  create_desktop_shortcut: true,
  custom_name: "ひとこと",
  custom_icon: {
    url: "https://yorisoi.example.jp/icon.png",
    hash: createHash("sha256").update(icon).digest("hex"),
  },
};

describe("[TK-1] [S8.10] the kit for a school's devices", () => {
  test("Chrome's and Edge's policies have the form that their schemas declare, as JSON and in the registry", () => {
    const ajv = new Ajv();
    const chrome = { WebAppInstallForceList: [installed], ManagedBookmarks: bookmarks };
    const edge = { WebAppInstallForceList: [installed], ManagedFavorites: bookmarks };
    expect(json("chrome/policies.json")).toEqual(chrome);
    expect(json("edge/policies.json")).toEqual(edge);
    expect(
      ajv.validate(schemas.WebAppInstallForceList, chrome.WebAppInstallForceList),
      ajv.errorsText(),
    ).toBe(true);
    expect(ajv.validate(schemas.ManagedBookmarks, chrome.ManagedBookmarks), ajv.errorsText()).toBe(true);
    for (const [browser, policies, key] of [
      ["chrome", chrome, "Google\\Chrome"],
      ["edge", edge, "Microsoft\\Edge"],
    ] as const) {
      const registry = Buffer.from(fileNamed(`${browser}/policies.reg`)).toString("utf16le");
      expect(registry.startsWith("\ufeffWindows Registry Editor Version 5.00\r\n")).toBe(true);
      expect(registry).toContain(`[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${key}]`);
      const values = [...registry.matchAll(/^"(\w+)"="(.*)"\r$/gm)].map(([, name = "", value = ""]) => [
        name,
        JSON.parse(value.replace(/\\(.)/g, "$1")),
      ]);
      expect(Object.fromEntries(values)).toEqual(policies);
      for (const [name, value] of Object.entries(policies))
        expect(json(`${browser}/${name}.json`)).toEqual(value);
    }
  });

  test("the iPad's web clip is a property list with all that Apple asks for, the same for the same address", async () => {
    const profile = parse(text("ipad/webclip.mobileconfig")) as unknown as {
      PayloadContent: Record<string, unknown>[];
      PayloadUUID: string;
    };
    const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/;
    expect(profile).toMatchObject({
      PayloadType: "Configuration",
      PayloadVersion: 1,
      PayloadIdentifier: "jp.example.yorisoi.webclip",
      PayloadDisplayName: "ひとこと",
      PayloadUUID: expect.stringMatching(uuid),
    });
    const [clip = {}] = profile.PayloadContent;
    expect(clip).toMatchObject({
      PayloadType: "com.apple.webClip.managed",
      PayloadVersion: 1,
      PayloadUUID: expect.stringMatching(uuid),
      ...{ Label: "ひとこと", URL: page.href, IsRemovable: false, FullScreen: false, Precomposed: true },
    });
    expect(Buffer.from(clip["Icon"] as Uint8Array).equals(icon)).toBe(true);
    expect(clip["PayloadUUID"]).not.toBe(profile.PayloadUUID);
    const again = await makeKit({ page, label: "ひとこと", wording: "small" });
    expect(again.find(({ name }) => name.endsWith(".mobileconfig"))?.bytes).toEqual(
      fileNamed("ipad/webclip.mobileconfig"),
    );
    const other = await makeKit({
      page: new URL("https://other.example.jp/"),
      label: "ひとこと",
      wording: "talk",
    });
    const otherText = Buffer.from(
      other.find(({ name }) => name.endsWith(".mobileconfig"))?.bytes ?? [],
    ).toString();
    expect(otherText).not.toContain(profile.PayloadUUID);
  });

  const openssl = found("openssl", ["version"]);
  test.skipIf(!openssl)("a profile signed as the guide says is the same profile (needs openssl)", () => {
    const folder = mkdtempSync(join(tmpdir(), "kit-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const run = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
    writeFileSync(join(folder, "plain"), fileNamed("ipad/webclip.mobileconfig"));
    run(
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=kit", "-days", "2"],
      ...["-keyout", "key", "-out", "cert"],
    );
    run(
      ...["smime", "-sign", "-binary", "-nodetach", "-outform", "der", "-signer", "cert", "-inkey", "key"],
      ...["-certfile", "cert", "-in", "plain", "-out", "signed"],
    );
    const opened = run(
      ...["smime", "-verify", "-binary", "-inform", "der", "-in", "signed", "-CAfile", "cert"],
    );
    expect(opened.equals(Buffer.from(fileNamed("ipad/webclip.mobileconfig")))).toBe(true);
  });

  test("shortcuts and Intune's links lead to the page and to nothing else", () => {
    expect(text("windows/ひとこと.url")).toBe(`[InternetShortcut]\r\nURL=${page.href}\r\n`);
    for (const [name, type] of [
      ["intune/windows-web-link.json", "#microsoft.graph.windowsWebApp"],
      ["intune/ipad-web-clip.json", "#microsoft.graph.iosiPadOSWebClip"],
    ] as const) {
      expect(json(name)).toMatchObject({
        ...{ "@odata.type": type, displayName: "ひとこと", appUrl: page.href },
        largeIcon: { type: "image/png", value: icon.toString("base64") },
      });
    }
    const script = text("windows/place-shortcut.ps1");
    expect(script).toContain(`"URL=${page.href}"`);
    expect(script).toContain('Join-Path $desktop "ひとこと.url"');
    expect(text("windows/remove-shortcut.ps1")).toContain("Remove-Item -LiteralPath $target");
  });

  test("[DL-16] a filter is told one host and one port", () => {
    const sheet = text("filters/allow-list.txt");
    expect(sheet).toContain("ホスト名　　　yorisoi.example.jp\r\nポート　　　　443/TCP\r\n");
    expect(hostsIn(sheet)).toEqual(["yorisoi.example.jp"]);
    expect(text("filters/allow-list.csv")).toBe(
      `\ufeffhost,port,protocol,url\r\nyorisoi.example.jp,443,TCP,${page.href}*\r\n`,
    );
    expect(json("filters/URLAllowlist.json")).toEqual(["yorisoi.example.jp"]);
  });

  test("a QR code is read by an independent reader, stained too", () => {
    const rows = qrCode(page.href);
    const [scale, edge] = [4, 4];
    const side = (rows.length + 2 * edge) * scale;
    const pixels = (isDark: (x: number, y: number) => boolean) => {
      const data = new Uint8ClampedArray(side * side * 4).fill(255);
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++)
          if (isDark(Math.floor(x / scale) - edge, Math.floor(y / scale) - edge))
            data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      return readQr(data, side, side)?.data;
    };
    expect(pixels((x, y) => rows[y]?.[x] === true)).toBe(page.href);
    const middle = rows.length / 2;
    const stained = (x: number, y: number) => Math.hypot(x - middle, y - middle) < rows.length / 8;
    expect(pixels((x, y) => rows[y]?.[x] === true && !stained(x, y))).toBe(page.href);
    const drawn = Buffer.from(qrPicture("qr.svg", page.href).bytes).toString();
    const squares = [...drawn.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(
      ([, x, y]) => `${Number(x) - 4} ${Number(y) - 4}`,
    );
    expect(new Set(squares)).toEqual(
      new Set(rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))),
    );
  });

  test("what a device shows says nothing of what the page is for, and no file names another host", () => {
    const shown = files.filter(({ name }) => /^(chrome|edge|ipad|windows|intune)\//.test(name));
    for (const { name, bytes } of shown) {
      const both = Buffer.from(bytes).toString("utf8") + Buffer.from(bytes).toString("utf16le");
      expect(both, name).not.toMatch(/いじめ|相談|bully|soudan|counsel/i);
      expect(
        hostsIn(both).filter((host) => !/apple\.com$/.test(host)),
        name,
      ).toEqual(/http/.test(both) ? ["yorisoi.example.jp"] : []);
    }
  });
});

function hostsIn(said: string): string[] {
  return [...new Set([...said.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host = ""]) => host))];
}

function found(program: string, words: string[]): boolean {
  try {
    execFileSync(program, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
