import {
  type Check,
  type CheckOutcome,
  checks,
  diagnosisCode,
  verdictOf,
} from "../../../domain/diagnosis.ts";
import { ask } from "./ask.ts";
import { type Found, tryAll } from "./try-all.ts";
import { words } from "./words-ja.ts";

const place = document.getElementById("found") as HTMLElement;
const rows: Partial<Record<Check, { readonly mark: HTMLElement; readonly said: HTMLElement }>> = {};

function add<Name extends keyof HTMLElementTagNameMap>(
  to: HTMLElement,
  name: Name,
  text = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  to.appendChild(made);
  return made;
}

function drawRows(): void {
  const table = add(place, "table");
  for (const check of checks) {
    const row = add(table, "tr");
    const name = add(row, "th", words.checks[check]);
    name.scope = "row";
    const mark = add(row, "td");
    mark.className = "mark";
    rows[check] = { mark, said: add(row, "td", words.trying) };
  }
}

function tell(check: Check, outcome: CheckOutcome): void {
  const row = rows[check];
  if (!row) return;
  row.mark.textContent = words.marks[outcome];
  row.said.textContent = words.outcomes[check][outcome];
}

function keeps(): boolean {
  try {
    localStorage.setItem("kakunin", "1");
    const kept = localStorage.getItem("kakunin") === "1";
    localStorage.removeItem("kakunin");
    return kept;
  } catch {
    return false;
  }
}

/** The end of it: what it comes to, the code that says all, and how to pass it on: by sending, on paper, on the telephone. */
async function drawEnd(found: Found): Promise<void> {
  for (const check of checks) tell(check, found.outcomes[check]);
  const end = add(place, "div");
  end.className = "card";
  end.setAttribute("role", "status");
  add(end, "p", words.verdicts[verdictOf(found.outcomes)]).className = "verdict";
  const code = add(end, "p", "コード ");
  add(code, "b", diagnosisCode(found.outcomes)).className = "code";
  const about = [found.kind, found.version ?? "", "·", found.system].join(" ");
  const speed = found.latencyMillis === null ? "" : ` · ${words.millis(found.latencyMillis)}`;
  add(end, "p", `${about}${speed} · ${new Date().toLocaleString("ja-JP")}`).className = "small";
  const print = add(end, "button", "印刷する");
  print.type = "button";
  print.onclick = () => window.print();
  await drawSending(end, found);
}

async function drawSending(end: HTMLElement, found: Found): Promise<void> {
  const answer = await ask("/api/shindan/schools", {}, { patienceMillis: 20_000 });
  if (answer.status !== 200) return void add(end, "p", words.unsent);
  const label = add(end, "label", "学校（選ばなくてもかまいません）");
  const choice = add(end, "select");
  choice.id = "school";
  label.htmlFor = choice.id;
  add(choice, "option", words.noSchool).value = "";
  for (const school of (JSON.parse(answer.text) as { schools: string[] }).schools)
    add(choice, "option", school).value = school;
  add(end, "p", "送られるのは、○△×の結果とコード、ブラウザの種類、速さ、選んだ学校だけです。").className =
    "small";
  const send = add(end, "button", words.send);
  send.type = "button";
  send.className = "main";
  const said = add(end, "p");
  said.setAttribute("role", "status");
  send.onclick = async () => {
    send.disabled = true;
    said.textContent = words.sending;
    const sent = await ask(
      "/api/shindan/report",
      { ...found, school: choice.value === "" ? null : choice.value },
      { patienceMillis: 20_000 },
    );
    send.disabled = sent.status === 200;
    said.textContent = sent.status === 200 ? words.sent : words.unsent;
  };
}

document.getElementById("still")?.remove();
drawRows();
void tryAll({ ask, keeps, said: navigator.userAgent, now: () => Date.now() }, tell).then(drawEnd);
