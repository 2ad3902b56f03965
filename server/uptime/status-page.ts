import { inJapan } from "../../domain/japan-time.ts";
import { type StatusDay, statusDays } from "../../domain/status-days.ts";
import type { Status } from "./open-status.ts";

const standing = {
  served: ["いま、つかえます", "ふつうに つかえています。"],
  held: [
    "いま、少し つかえません",
    "書いたものを うけとるのに 時間が かかっています。少し待って、もういちど ためしてください。",
  ],
  away: ["いま、つかえません", "なおしています。少し待って、もういちど ためしてください。"],
} as const;

const marks = {
  good: "つかえた日",
  some: "少し つかえなかった日",
  bad: "つかえない時間が あった日",
  none: "記録のない日",
} as const;
/** A lower bar says it too, for whoever does not tell the colours apart. */
const heights = { good: 28, some: 19, bad: 11, none: 4 } as const;

/** [UP-6] Plain HTML that needs no script. Nothing in it was written by anybody, and nothing says what the service is for. */
export function statusPage({ now, notice, days }: Status, at: Date): string {
  const [heading, sentence] = standing[now];
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>サービスの ようす</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/status.css">
</head>
<body>
<main>
<h1>サービスの ようす</h1>
<section class="now ${now}">
<h2>${heading}</h2>
<p>${sentence}</p>
<p class="small">${moment(at)} に しらべました。<a href="/status">もういちど しらべる</a></p>
</section>
${notice === null ? "" : noticeOf(notice)}
<section>
<h2>この ${statusDays}日</h2>
${days === null ? "<p>いまは 表示できません。</p>" : `${barsOf(days.days)}${summaryOf(days.ratio)}${tableOf(days.days)}`}
</section>
<p><a href="/">もどる</a></p>
</main>
</body>
</html>
`;
}

function noticeOf({ from, to, underWay }: NonNullable<Status["notice"]>): string {
  const said = underWay ? "点検を しています" : "点検の よてい";
  return `<section class="notice">
<h2>${said}</h2>
<p>${moment(from)} から ${moment(to)} まで、つかえなくなることが あります。</p>
</section>
`;
}

function barsOf(days: readonly StatusDay[]): string {
  const rects = days.map(({ mark }, nth) => {
    const kind = mark ?? "none";
    return `<rect class="${kind}" x="${nth * 4}" y="${28 - heights[kind]}" width="3" height="${heights[kind]}"></rect>`;
  });
  const said = (["good", "some", "bad", "none"] as const)
    .map((kind) => `${marks[kind]} ${days.filter(({ mark }) => (mark ?? "none") === kind).length}日`)
    .join("、");
  const legend = (["good", "some", "bad", "none"] as const).map(
    (kind) =>
      `<li><svg class="key" viewBox="0 0 8 28" aria-hidden="true"><rect class="${kind}" x="1" y="${28 - heights[kind]}" width="6" height="${heights[kind]}"></rect></svg>${marks[kind]}</li>`,
  );
  return `<svg class="bars" viewBox="0 0 ${days.length * 4 - 1} 28" preserveAspectRatio="none" role="img" aria-label="${said}">${rects.join("")}</svg>
<p class="ends small"><span>${day(days[0])}</span><span>きょう</span></p>
<ul class="legend">${legend.join("")}</ul>
`;
}

/** Never rounded up to a hundred. */
function summaryOf(ratio: number | null): string {
  if (ratio === null) return "";
  return `<p>つかえた時間: <strong>${(Math.floor(ratio * 10_000) / 100).toFixed(2)}%</strong></p>\n`;
}

function tableOf(days: readonly StatusDay[]): string {
  const told = days.filter(({ down, planned }) => down + planned > 0).toReversed();
  if (told.length === 0) return "";
  const rows = told.map(
    (one) => `<tr><th scope="row">${day(one)}</th><td>${one.down}分</td><td>${one.planned}分</td></tr>`,
  );
  return `<details><summary>つかえなかった時間</summary>
<table><thead><tr><th scope="col">日</th><th scope="col">つかえなかった</th><th scope="col">点検</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></details>
`;
}

function day(one: StatusDay | undefined): string {
  const [, month, date] = (one?.day ?? "").split("-").map(Number);
  return `${month}月${date}日`;
}

function moment(at: Date): string {
  const { day: on, minute } = inJapan(at);
  const [, month, date] = on.split("-").map(Number);
  return `${month}月${date}日 ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

export const statusStyle = `:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #595959; --ground: #fff; --line: #d6d6d6;
  --good: #2b7a78; --some: #b0730a; --bad: #c1272d; --none: #8c8c8c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f2f2; --soft: #b8b8b8; --ground: #1b1d1e; --line: #46494b; --good: #5fb8b4; --some: #e0a53d; --bad: #ff8a85; --none: #8c8c8c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); word-break: auto-phrase; font: 18px/1.8 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { max-width: 40em; margin: 0 auto; padding: 24px 16px 48px; }
h1 { margin: 0 0 24px; font-size: 24px; line-height: 1.4; }
h2 { margin: 0 0 4px; font-size: 20px; line-height: 1.5; }
p { margin: 0 0 8px; }
section { margin: 0 0 24px; padding: 16px; border: 1px solid var(--line); border-radius: 16px; }
.now { border-left: 8px solid var(--good); }
.now.held { border-left-color: var(--some); }
.now.away { border-left-color: var(--bad); }
.notice { border-left: 8px solid var(--some); }
.small { color: var(--soft); font-size: 14px; }
.bars { display: block; width: 100%; height: 56px; margin-top: 8px; }
.ends { display: flex; justify-content: space-between; }
.good { fill: var(--good); }
.some { fill: var(--some); }
.bad { fill: var(--bad); }
.none { fill: var(--none); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 12px; padding: 0; list-style: none; font-size: 14px; }
.key { width: 8px; height: 28px; margin-right: 6px; vertical-align: middle; }
summary { min-height: 44px; padding: 6px 0; cursor: pointer; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); text-align: left; font-weight: normal; }
thead th { color: var(--soft); font-size: 14px; }
a { display: inline-block; min-height: 44px; padding: 6px 0; color: inherit; }
:focus-visible { outline: 3px solid var(--good); outline-offset: 2px; border-radius: 4px; }
`;
