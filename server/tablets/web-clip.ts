import { createHash } from "node:crypto";
import type { KitFile } from "../../domain/kit.ts";
import type { Kit } from "./kit.ts";
import { textFile } from "./text-file.ts";

type Value = string | number | boolean | Uint8Array | readonly Value[] | { readonly [key: string]: Value };

/**
 * The icon on an iPad's home screen, as a configuration profile (com.apple.webClip.managed). Its identifiers come of the address, so that
 * a newer one takes the older one's place. In Safari and not full screen: there the way out leads to another page. It cannot be
 * taken off by itself: where all have it, nobody is asked why theirs is still there.
 */
export function webClip({ page, label, icon }: Kit): KitFile {
  const identifier = `${page.hostname.split(".").reverse().join(".")}.webclip`;
  const whole = {
    PayloadContent: [
      {
        PayloadType: "com.apple.webClip.managed",
        PayloadVersion: 1,
        PayloadIdentifier: `${identifier}.icon`,
        PayloadUUID: uuidOf(`${page.href} icon`),
        PayloadDisplayName: label,
        Label: label,
        URL: page.href,
        Icon: icon,
        Precomposed: true,
        IsRemovable: false,
        FullScreen: false,
      },
    ],
    PayloadType: "Configuration",
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: uuidOf(`${page.href} profile`),
    PayloadDisplayName: label,
    PayloadDescription: "ホーム画面にアイコンを1つ置きます。",
    PayloadRemovalDisallowed: false,
  };
  return textFile(
    "ipad/webclip.mobileconfig",
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
      '<plist version="1.0">',
      listed(whole),
      "</plist>",
      "",
    ].join("\n"),
  );
}

function listed(value: Value): string {
  if (typeof value === "string") return `<string>${escaped(value)}</string>`;
  if (typeof value === "number") return `<integer>${value}</integer>`;
  if (typeof value === "boolean") return value ? "<true/>" : "<false/>";
  if (value instanceof Uint8Array) return `<data>${Buffer.from(value).toString("base64")}</data>`;
  if (Array.isArray(value)) return `<array>\n${value.map(listed).join("\n")}\n</array>`;
  const members = Object.entries(value).map(([key, one]) => `<key>${escaped(key)}</key>\n${listed(one)}`);
  return `<dict>\n${members.join("\n")}\n</dict>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A UUID that is the same each time (version 8: its bits are our own). */
function uuidOf(text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex").toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
