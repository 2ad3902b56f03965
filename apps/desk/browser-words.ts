import type { Browser } from "../../domain/browser.ts";

const kinds: Record<Browser["kind"], string> = {
  edge: "Edge",
  chrome: "Chrome",
  firefox: "Firefox",
  safari: "Safari",
  other: "ブラウザー",
};
const systems: Record<Browser["system"], string | null> = {
  windows: "Windows",
  mac: "Mac",
  ios: "iPhone・iPad",
  android: "Android",
  chromeos: "Chromebook",
  linux: "Linux",
  other: null,
};

/** Chrome(Windows) */
export function browserWords({ kind, system }: Browser): string {
  const on = systems[system];
  return on ? `${kinds[kind]}(${on})` : kinds[kind];
}
