/** What a school's devices are given, so that the page is one touch away on each of them. All of it may be read over a shoulder. */
export type KitFile = { readonly name: string; readonly bytes: Uint8Array };

/** What stands beneath the icon and in the bookmarks: nothing that says what the page is for. */
export const kitLabels = ["よりそい", "ひとこと", "まどぐち"] as const;
export type KitLabel = (typeof kitLabels)[number];

/** With which words a poster and a card speak. */
export const posterWordings = ["talk", "small", "listen"] as const;
export type PosterWording = (typeof posterWordings)[number];

/** Marked for ruby ({漢字|かんじ}), as everywhere: first-graders stand before a poster too. */
export const posterLines: Record<
  PosterWording,
  { readonly heading: readonly string[]; readonly lead: string }
> = {
  talk: {
    heading: ["{話|はな}したいこと、", "ありますか。"],
    lead: "{名前|なまえ}を{言|い}わずに、{書|か}いて{話|はな}せるページです。",
  },
  small: {
    heading: ["ちいさなことでも、", "だいじょうぶ。"],
    lead: "{思|おも}ったことを、そのまま{書|か}いてください。",
  },
  listen: {
    heading: ["ここで、", "{聞|き}いています。"],
    lead: "うまく{書|か}けなくても、だいじょうぶです。",
  },
};

/** The same on each of them. */
export const posterPromises = [
  "アプリも、{登録|とうろく}も、いりません。",
  "タブレットからも、{家|いえ}のスマートフォンからも{開|ひら}けます。",
  "カメラで{読|よ}みとると、ページが{開|ひら}きます。",
] as const;

/** On a card a reading would be too small to read: there are none. */
export const cardPromise = "なまえも とうろくも いりません。";
export const addressLine = "アドレス";
/** [SC-1] Before the school's code. What it is for, the page says where it is asked for. */
export const codeLine = { poster: "{学校|がっこう}のコード", card: "がっこうの コード" } as const;

/** A school's name as the name of a folder, on every system; the place in the list keeps two alike apart. */
export function schoolFolder(school: string, place: number): string {
  const safe = school
    .normalize("NFC")
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return `schools/${String(place + 1).padStart(3, "0")}-${safe}`;
}
