import { randomInt, randomUUID } from "node:crypto";
import { firstDutyPlan, usualCapacity } from "../../domain/duty.ts";
import type { IdempotencyKey } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import { claimConsultation } from "../consultation/claim.ts";
import { openConsultation } from "../consultation/open.ts";
import { markRead } from "../consultation/read.ts";
import { readBriefingOf } from "../consultation/read-briefing.ts";
import { replyToConsultation } from "../consultation/reply.ts";
import { sendMessage } from "../consultation/send.ts";
import { strangerToken } from "../consultee/stranger.ts";
import { planDuty } from "../duty/plan.ts";
import { listColleagues } from "../staff/colleagues.ts";
import { enrolStaff } from "../staff/enrol.ts";
import type { Tools } from "../tools.ts";
import { inventOperation } from "./invent-operation.ts";

export type InventedSignIn = {
  readonly name: string;
  readonly password: string;
  readonly displayName: string;
};

const people: readonly {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}[] = [
  { name: "soudan1", displayName: "相談員 みほん一郎", roles: ["counsellor"] },
  { name: "soudan2", displayName: "相談員 みほん二葉", roles: ["counsellor"] },
  { name: "shunin", displayName: "主任 みほん三枝", roles: ["counsellor", "supervisor"] },
  { name: "tantou", displayName: "担当職員 みほん四季", roles: ["official"] },
  { name: "kanri", displayName: "管理者 みほん五月", roles: ["administrator"] },
  { name: "kansa", displayName: "監査 みほん七瀬", roles: ["auditor"] },
  { name: "hoshu", displayName: "保守 みほん六花", roles: ["operator"] },
];

/** An invented city where nobody works yet: staff, a talk in progress, and somebody waiting. All of it made up. */
export async function inventCity(tools: Tools): Promise<InventedSignIn[]> {
  if ((await listColleagues(tools)).length > 0) return [];
  const signIns: InventedSignIn[] = [];
  const staff: Staff[] = [];
  for (const person of people) {
    const password = inventPassword();
    staff.push(await enrolStaff(tools, { ...person, password }));
    signIns.push({ name: person.name, displayName: person.displayName, password });
  }
  await inventDuty(tools, staff);
  const holding = (role: Role): Staff | undefined => staff.find(({ roles }) => roles.includes(role));
  const [counsellor, official, operator] = [holding("counsellor"), holding("official"), holding("operator")];
  if (counsellor) await inventTalk(tools, counsellor);
  if (counsellor && official && operator) await inventOperation(tools, { counsellor, official, operator });
  return signIns;
}

/** Whoever answers does so in the hours of reception: one all day long, the others by halves. */
async function inventDuty(tools: Tools, staff: readonly Staff[]): Promise<void> {
  const counsellors = staff.filter(({ roles }) => roles.includes("counsellor"));
  const [editor] = staff.filter(({ roles }) => roles.includes("supervisor"));
  if (!editor) return;
  const [opens, noon, closes] = [8 * 60 + 45, 13 * 60, 17 * 60 + 15];
  const shifts = [
    { opens, closes },
    { opens, closes: noon },
    { opens: noon, closes },
  ];
  const people = counsellors.map(({ id }, at) => {
    const shift = shifts[at % shifts.length];
    const hours = shift ? [shift] : [];
    return {
      staff: id,
      capacity: usualCapacity,
      week: [[], hours, hours, hours, hours, hours, []],
      days: [],
    };
  });
  await planDuty(tools, editor, 0, { ...firstDutyPlan, people });
}

async function inventTalk(tools: Tools, counsellor: Staff): Promise<void> {
  const { consultee, token } = strangerToken(tools);
  const { consultation } = await openConsultation(tools, consultee, token, say("あの、はなしてもいいですか"));
  const { claimVersion } = await claimConsultation(tools, counsellor, consultation);
  await readBriefingOf(tools, counsellor, consultation, 0);
  await markRead(tools, counsellor, consultation, 1);
  const answer = (text: string) =>
    replyToConsultation(tools, counsellor, consultation, say(text), claimVersion);
  const answered = await answer(
    "はい、もちろんです。来てくれてありがとう。ゆっくりでいいので、話せることから聞かせてください。",
  );
  await markRead(tools, consultee, consultation, answered.seq);
  await sendMessage(
    tools,
    consultee,
    consultation,
    say("グループの子たちに、さいきん話しかけても返事をしてもらえなくて"),
  );

  const other = strangerToken(tools);
  await openConsultation(tools, other.consultee, other.token, say("相談したいことがあります"));
}

function say(text: string): { text: string; key: IdempotencyKey } {
  return { text, key: randomUUID() as IdempotencyKey };
}

/** Easy to read aloud and to type: no letters that look like another. */
function inventPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return `${group()}-${group()}-${group()}`;
}
