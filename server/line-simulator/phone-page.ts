import type { Bubble, Phone, SimulatedLine } from "./simulated-line.ts";

/** A page without any script: a form acts, and the talk within it draws itself anew every two seconds. */
export function phonePage(line: SimulatedLine, phone: Phone): string {
  const { name, standing } = phone;
  const act = (does: string, label: string): string =>
    `<form method="post" action="/phone/${name}/${does}"><button>${label}</button></form>`;
  const others = line
    .phones()
    .map((one) => (one === phone ? `<b>${one.name}</b>` : `<a href="/phone/${one.name}">${one.name}</a>`));
  const writing = `<form class="write" method="post" action="/phone/${name}/type">
      <input name="text" aria-label="メッセージ" placeholder="メッセージを入力" autocomplete="off" required>
      <button>送る</button></form>`;
  const inside = {
    stranger: act("befriend", "友だちに追加する"),
    blocked: act("befriend", "ブロックを解除する"),
    friend: `${menuOf(line)}${writing}<div class="acts">${act("unsend", "送信を取り消す")}${act("block", "ブロックする")}</div>`,
  }[standing];
  return page(
    "架空の電話",
    `<header><h1>架空の町のそうだん</h1><p>LINE のまねをする、架空の電話です。${others.join(" ")}</p></header>
     <iframe title="トーク" src="/phone/${name}/talk"></iframe>
     <footer>${inside}</footer>`,
  );
}

/** Newest below, and in sight. */
export function talkPage(phone: Phone): string {
  const said = phone.talk.map(bubble).reverse();
  const empty = `<p class="empty">まだ何もありません</p>`;
  return page("トーク", `<main>${said.join("") || empty}</main>`, `<meta http-equiv="refresh" content="2">`);
}

export function signInPage(line: SimulatedLine, asked: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(asked).toString();
  const choice = line
    .phones()
    .map(({ name }) => `<button name="phone" value="${name}">${name} の LINE で許可する</button>`);
  return page(
    "LINE のまね：ログイン",
    `<header><h1>ログイン（架空）</h1><p>どの電話の LINE で入りますか。よりそいに渡るのは、番号の代わりのしるしだけです。</p></header>
     <form class="choose" method="post" action="/oauth2/v2.1/agree?${escaped(query)}">${choice.join("")}
     <button class="quiet">許可しない</button></form>`,
  );
}

function menuOf(line: SimulatedLine): string {
  const menu = line.defaultMenu === null ? undefined : line.menus.get(line.defaultMenu);
  if (!menu?.picture) return "";
  const { areas } = menu.body as { areas: { action: { uri: string; label: string } }[] };
  const [area] = areas;
  if (!area) return "";
  const picture = `data:image/png;base64,${menu.picture.toString("base64")}`;
  return `<a class="menu" target="_blank" rel="noopener" href="${escaped(area.action.uri)}">
    <img src="${picture}" alt="${escaped(area.action.label)}"></a>`;
}

function bubble({ by, text, button, preview, at }: Bubble): string {
  const time = at.toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" });
  const lock = preview === undefined ? "" : `<p class="lock">通知：${escaped(preview)}</p>`;
  const link = button
    ? `<a target="_blank" rel="noopener" href="${escaped(button.uri)}">${escaped(button.label)}</a>`
    : "";
  return `<article class="${by}">${lock}<p>${escaped(text)}</p>${link}<time>${time}</time></article>`;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? "");
}

function page(title: string, inside: string, head = ""): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}<style>${style}</style></head>
<body>${inside}</body></html>`;
}

const style = `
:root { color-scheme: light dark; --ground: light-dark(#dfe6ee, #1c2530); --paper: light-dark(#fff, #2b3644);
  --ink: light-dark(#1a1a1c, #f2f2f2); --own: light-dark(#cfe8c9, #2f5a3a); --deed: light-dark(#264af4, #9db7ff); }
* { box-sizing: border-box } html, body { height: 100% }
body { margin: 0 auto; max-width: 26rem; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 "Noto Sans JP", sans-serif }
header, footer { background: var(--paper); padding: .6rem 1rem } h1 { font-size: 1.1rem; margin: 0 }
header p { margin: 0; font-size: .85rem } iframe { flex: 1; border: 0; min-height: 12rem }
main { display: flex; flex-direction: column-reverse; gap: .6rem; padding: 1rem; height: 100vh; overflow: auto }
article { max-width: 82%; padding: .5rem .8rem; border-radius: 1rem; background: var(--paper); align-self: start; white-space: pre-wrap;
  overflow-wrap: anywhere }
article.phone { background: var(--own); align-self: end } article p { margin: 0 } time { font-size: .75rem; opacity: .75 }
.lock { font-size: .8rem; border-bottom: 1px dashed; margin-bottom: .3rem } .empty { margin: auto }
article a { display: block; text-align: center; color: var(--deed); font-weight: bold; padding: .5rem 0 }
button, input { font: inherit; padding: .5rem .8rem; min-height: 2.75rem; border-radius: .5rem; border: 1px solid; background: var(--paper);
  color: inherit } .write { display: flex; gap: .5rem } .write input { flex: 1; min-width: 0 } .acts { display: flex; gap: .5rem; margin-top: .5rem }
.acts button { font-size: .85rem } .menu img { width: 100%; display: block; border-radius: .5rem; margin-bottom: .5rem }
.choose { display: grid; gap: .6rem; padding: 1rem } a { color: var(--deed) }
`;
