import type { HelpDesk } from "./help.ts";

/**
 * Who can be called when this page is not enough. The city edits this list; a number nobody has checked does not stand
 * here. `checkedOn` is the day on which number and hours were last read. Where a desk does not say how it closes over the
 * New Year, the longest closing of any of them is taken.
 */
export const helpDesks: readonly HelpDesk[] = [
  {
    name: "24{時間|じかん}{子供|こども}SOSダイヤル",
    number: "0120-0-78310",
    hours: "always",
    checkedOn: "2026-11-22",
  },
  {
    name: "{旭川市|あさひかわし}{子|こ}どもSOS{電話|でんわ}{相談|そうだん}",
    number: "0120-126-744",
    hours: { days: "weekdays", opens: "8:45", closes: "17:15", newYear: ["12-29", "01-04"] },
    checkedOn: "2026-11-22",
  },
  {
    name: "チャイルドライン",
    number: "0120-99-7777",
    hours: { days: "daily", opens: "16:00", closes: "21:00", newYear: ["12-29", "01-03"] },
    checkedOn: "2026-11-22",
  },
  {
    name: "{子|こ}どもの{人権|じんけん}110{番|ばん}",
    number: "0120-007-110",
    hours: { days: "weekdays", opens: "8:30", closes: "17:15", newYear: ["12-29", "01-04"] },
    checkedOn: "2026-11-22",
  },
  {
    name: "{児童相談所|じどうそうだんじょ}",
    number: "189",
    hours: "always",
    checkedOn: "2026-11-22",
  },
];

/** For danger to life. Always answered. */
export const emergencyNumbers = [
  { name: "{警察|けいさつ}", number: "110" },
  { name: "{救急車|きゅうきゅうしゃ}・{消防|しょうぼう}", number: "119" },
] as const;
