/** A browser in the coarsest words by which its owner knows it again; nothing by which anyone else would. */
export const browserKinds = ["edge", "chrome", "firefox", "safari", "other"] as const;
export const browserSystems = ["windows", "mac", "ios", "android", "chromeos", "linux", "other"] as const;
export type Browser = {
  readonly kind: (typeof browserKinds)[number];
  readonly system: (typeof browserSystems)[number];
};

export const unknownBrowser: Browser = { kind: "other", system: "other" };

/** From what a browser says of itself, the most telling word first: Edge also calls itself Chrome, and Chrome Safari. */
export function browserFrom(said: string): Browser {
  const kinds = [
    [/\bEdg/, "edge"],
    [/\bFirefox\/|\bFxiOS\//, "firefox"],
    [/\bChrome\/|\bCriOS\//, "chrome"],
    [/\bSafari\//, "safari"],
  ] as const;
  const systems = [
    [/\bCrOS\b/, "chromeos"],
    [/\bAndroid\b/, "android"],
    [/\biPhone\b|\biPad\b/, "ios"],
    [/\bWindows\b/, "windows"],
    [/\bMac OS X\b/, "mac"],
    [/\bLinux\b/, "linux"],
  ] as const;
  return {
    kind: kinds.find(([sign]) => sign.test(said))?.[1] ?? "other",
    system: systems.find(([sign]) => sign.test(said))?.[1] ?? "other",
  };
}

/** As it is stored. */
export function browserText({ kind, system }: Browser): string {
  return `${kind} ${system}`;
}

export function browserOfText(text: string): Browser {
  const [kind, system] = text.split(" ");
  return {
    kind: browserKinds.find((one) => one === kind) ?? "other",
    system: browserSystems.find((one) => one === system) ?? "other",
  };
}
