import { may } from "../../domain/access.ts";
import { purposes } from "../../domain/audit.ts";
import { checks } from "../../domain/diagnosis.ts";
import { firstDutyPlan } from "../../domain/duty.ts";
import { firstSettings } from "../../domain/first-settings.ts";
import { firstTemplates } from "../../domain/first-templates.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { inJapan } from "../../domain/japan-time.ts";
import { roles } from "../../domain/people.ts";
import { emptySheet } from "../../domain/risk-sheet.ts";
import { firstUrgentSettings } from "../../domain/urgent-settings.ts";
import { beginSession } from "../../server/staff/begin-session.ts";
import { takeUp } from "../take-up.ts";
import { type Caller, newIdempotencyKey, type World } from "../world.ts";
import { type AnyEndpoint, isForStaff, isOpenToVisitors } from "./endpoints.ts";
import { operationInputs } from "./operation.ts";
import { petitionInputs } from "./petition.ts";
import { retentionInputs } from "./retention.ts";

/** A child in the middle of a talk: two messages of their own, claimed and answered. */
export type Talk = {
  readonly epoch: Epoch;
  readonly consultation: ConsultationId;
  readonly consultee: Caller;
  readonly counsellor: Awaited<ReturnType<World["staff"]>>;
  readonly claimVersion: number;
};

export async function openTalk(world: World): Promise<Talk> {
  const epoch = world.app.tools.epoch();
  const [consultee, counsellor] = await Promise.all([world.consultee(), world.staff("counsellor")]);
  const opened = await consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text: "はじめまして" });
  const { consultation } = opened.body;
  const claimed = await takeUp(counsellor, { epoch, consultation });
  const { claimVersion } = claimed.body;
  const answer = { epoch, consultation, key: newIdempotencyKey(), text: "こんにちは", claimVersion };
  await counsellor.call("/api/desk/reply", answer);
  await consultee.call("/api/send", {
    epoch,
    consultation,
    key: newIdempotencyKey(),
    text: "きいてください",
  });
  return { epoch, consultation, consultee, counsellor, claimVersion };
}

/** An input of each endpoint that the service takes, about this talk; a new endpoint needs a line here. */
export function goodInput(
  { path }: AnyEndpoint,
  talk: Pick<Talk, "epoch" | "consultation" | "claimVersion">,
): object {
  const { epoch, consultation, claimVersion } = talk;
  const watch = [{ consultation, after: 0 }];
  const [key, text] = [newIdempotencyKey(), "ひとこと"];
  const inputs: Record<string, object> = {
    "/api/arrive": {},
    "/api/leave": {},
    "/api/pause": {},
    "/api/remember": { remember: true },
    "/api/words": {},
    "/api/come-back": { words: "あいさつ いるか うちわ えほん おにぎり かたつむり きつね くじら" },
    "/api/history": {},
    "/api/deletion/ask": { consultation, reason: null },
    "/api/desk/deletions": {},
    "/api/desk/deletion/preview": { consultation },
    "/api/desk/deletion/propose": { consultation, reason },
    "/api/desk/deletion/refuse": { consultation, why: "must-be-kept" },
    ...retentionInputs(key, consultation),
    ...petitionInputs(key, consultation),
    "/api/export/list": {},
    "/api/export/ask": {
      ...{ kind: "consultations", from: "2026-04-01", to: "2027-03-31", purpose: purposes[0] },
      ...{ recipient: "own-office", pseudonymous: false, masked: false, toFolder: false, remindTo: [] },
      ...{ dueOn: inJapan(new Date()).day, reason },
    },
    "/api/export/part": { export: unknownCall, after: null },
    "/api/export/settle": { export: unknownCall, as: "returned" },
    "/api/desk/looking": { consultations: [consultation] },
    "/api/desk/risks": { consultations: [consultation] },
    "/api/desk/unanswered": {},
    "/api/desk/figures": { from: "2026-04-01", to: "2027-03-31" },
    "/api/desk/analysis": { skin: "now", from: "2026-04-01", to: "2027-03-31", purpose: purposes[0] },
    "/api/desk/figures/rows": {
      ...{ from: "2026-04-01", to: "2027-03-31", unit: "consultations" },
      under: { dimension: "entrance", name: "web" },
    },
    "/api/open": { epoch, key, text },
    "/api/send": { epoch, consultation, key, text },
    "/api/read": { epoch, consultation, upTo: 4 },
    "/api/attributes": { epoch, consultation, attributes: { relation: "child", topics: ["friends"] } },
    "/api/face": { epoch, consultation, key, moment: "before", face: 3, remark: null },
    // No picture: it is refused by what it is, and never for its form.
    "/api/picture": { epoch, consultation, key, picture: Buffer.from("え").toString("base64") },
    "/api/see-picture": { epoch, consultation, seq: 1 },
    "/api/desk/see-picture": { epoch, consultation, seq: 1 },
    "/api/presence": { epoch, consultation, page: "0123456789abcdef", nth: 1, state: "visible" },
    "/api/desk/doing": { epoch, consultation, doing: "thinking" },
    "/api/sync": { epoch, skin: "now", watch },
    "/api/reception": { wording: "standard" },
    "/api/place": { epoch, consultation },
    "/api/duty": {},
    "/api/duty/plan": { version: 0, plan: firstDutyPlan },
    "/api/duty/say": { on: true },
    "/api/reception/settings": {},
    "/api/reception/set": { version: 0, settings: firstSettings },
    "/api/desk/claim": { epoch, consultation },
    "/api/desk/reply": { epoch, consultation, key, text, claimVersion },
    "/api/desk/read": { epoch, consultation, upTo: 5 },
    "/api/desk/close": { epoch, consultation },
    "/api/desk/briefing": { consultation },
    "/api/desk/briefing-read": { epoch, consultation, version: 0 },
    "/api/desk/record": { epoch, consultation, key, version: 0, record },
    "/api/desk/record-draft": { consultation, draft: record },
    "/api/desk/ask-consent": { epoch, consultation, to: "school" },
    "/api/consent": { epoch, consultation, to: "school", answer: "yes" },
    "/api/desk/disclose": {
      ...{ epoch, consultation, key, to: "police", ground: "danger-to-life" },
      ...{ whom: "みほん署", summary: text, reason: text },
    },
    "/api/desk/disclosures": { consultation },
    "/api/desk/tag": { epoch, consultation, attributes: { school: "high", grade: 1 } },
    "/api/desk/colleagues": {},
    "/api/desk/pauses": {},
    "/api/desk/pause/propose": { consultation, ground: "other", until: soon(), reason },
    "/api/desk/pause/decide": { pause: unknownCall, agree: true },
    "/api/desk/pause/lift": { pause: unknownCall, reason },
    "/api/desk/start/see": { consultation },
    "/api/desk/start": { epoch, from: consultation, key, text, reason, seen: "0".repeat(64) },
    "/api/desk/reach": { consultation },
    "/api/desk/search": { skin: "now", term: text, filter: { state: "open" } },
    "/api/desk/receivers": {},
    "/api/shindan/schools": {},
    "/api/shindan/report": { school: null, ...diagnosed },
    "/api/desk/diagnoses": { from: "2026-04-01", to: "2027-03-31", school: null },
    "/api/desk/schools": {},
    "/api/desk/schools/set": { version: 0, schools: ["見本小学校"] },
    "/api/school-code": { code: "123 456 789" },
    "/api/desk/school-codes": {},
    "/api/desk/school-codes/switch": { version: 0, on: true },
    "/api/desk/school-codes/renew": { version: 0, school: "見本小学校" },
    "/api/desk/school-counts": { month: "2026-10" },
    "/api/desk/tablets/kit": { label: "よりそい", wording: "talk", school: null },
    "/api/desk/templates": {},
    "/api/desk/templates/set-own": { version: 0, templates: firstTemplates },
    "/api/desk/templates/set-city": { version: 0, templates: firstTemplates },
    "/api/desk/hand-over": { epoch, consultation, to: null, claimVersion, note: { key, text } },
    "/api/desk/retract": { epoch, consultation, seq: 2_000 },
    "/api/desk/mark-urgent": { epoch, consultation, urgent: true },
    "/api/urgent/call": { epoch, call: key, consultation },
    "/api/urgent/take": { epoch, call: unknownCall },
    "/api/urgent/end": { epoch, call: unknownCall, outcome: "safe", record: text },
    "/api/urgent/records": { epoch, consultation },
    "/api/urgent/write-sheet": {
      ...{ epoch, consultation, key, version: 0 },
      sheet: { ...emptySheet, dangers: ["suicide"], where: "home" },
    },
    "/api/urgent/settings": {},
    "/api/urgent/set": { version: 0, settings: firstUrgentSettings },
    ...operationInputs(key),
    "/api/desk/draft": { epoch, consultation, kind: "reply", text },
    "/api/desk/drafts": {},
    "/api/desk/note": { epoch, consultation, key, kind: "note", text },
    "/api/desk/notes": { watch },
    "/api/line/reach": { consultation },
    "/api/desk/sync": { epoch, skin: "now", desk: { after: null }, watch },
    "/api/audit/search": {},
    "/api/audit/head": {},
    "/api/audit/export": { from: "2020-01-01T00:00:00Z", to: "2099-01-01T00:00:00Z", purpose: purposes[0] },
    "/api/audit/export-part": { export: 999_999, after: null },
    "/api/staff/sign-in": { name: "dareka", password: "chigau" },
    "/api/staff/accept-invitation": { token: "x".repeat(43), password: "nagai-aikotoba" },
    "/api/staff/sign-out": {},
    "/api/staff/self": {},
    ...staffInputs,
  };
  const input = inputs[path];
  if (!input) throw new Error(`${path} needs an input in test/attacks/people.ts that the service takes.`);
  return input;
}

/** A day off. */
const soon = (): string => new Date(Date.now() + 86_400_000).toISOString();

const record = {
  ...{ concern: "ひとこと", response: "", assessment: "", handOver: "", promises: "" },
  risk: "watch",
};
const diagnosed = {
  outcomes: Object.fromEntries(checks.map((check) => [check, "good"])),
  ...{ kind: "chrome", system: "chromeos", version: 120, latencyMillis: 80 },
};
const unknownCall = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
const [passkey, code] = ["01a203f9-4a54-7d0e-989b-6a751f1048cc", "abcd-efgh-jkmn-pqrs"];
const reason = "担当がかわるため";
const response = { id: "AAAA", rawId: "AAAA", type: "public-key", clientExtensionResults: {} };
const clientDataJSON = Buffer.from(JSON.stringify({ challenge: "AAAA" })).toString("base64url");
const signed = {
  ...response,
  response: { clientDataJSON, authenticatorData: "AAAA", signature: "AAAA", userHandle: "AAAA" },
};

/** Of the staff's own sign-in. Some are refused by what they say, and never for their form. */
const staffInputs: Record<string, object> = {
  "/api/staff/stay": {},
  "/api/staff/password": { current: "x".repeat(12), password: "mata-betsu-no-aikotoba" },
  "/api/staff/sessions": {},
  "/api/staff/end-session": { session: passkey },
  "/api/staff/end-other-sessions": {},
  "/api/staff/factors": {},
  "/api/staff/begin-totp": {},
  "/api/staff/confirm-totp": { code: "123456" },
  "/api/staff/show-totp": { code: "123456" },
  "/api/staff/remove-totp": {},
  "/api/staff/make-recovery-codes": {},
  "/api/staff/show-recovery-code": { code },
  "/api/staff/begin-passkey": {},
  "/api/staff/add-passkey": {
    name: "スマホ",
    response: { ...response, response: { clientDataJSON, attestationObject: "AAAA", transports: ["usb"] } },
  },
  "/api/staff/challenge-passkey": {},
  "/api/staff/show-passkey": { response: signed },
  "/api/staff/rename-passkey": { passkey, name: "タブレット" },
  "/api/staff/remove-passkey": { passkey },
  "/api/staff/challenge-for-sign-in": {},
  "/api/staff/ways-in": {},
  "/api/staff/sign-in-by-passkey": { response: signed },
  "/api/line/settings": {},
  "/api/line/switch": { open: true, dangerWords: false },
  "/api/line/set-channel": { token: null, secret: null, signInId: null, signInSecret: null },
  "/api/line/set-text": { id: "welcome", wording: null },
  "/api/line/check": {},
  "/api/line/usage": { month: "2026-11" },
  "/api/line/standing": {},
  "/api/line/come-in": { choice: "unless-other" },
  "/api/line/begin-link": {},
  "/api/line/unlink": {},
  "/api/notice/standing": {},
  "/api/notice/allow": { address: "https://fcm.googleapis.com/fcm/send/mihon" },
  "/api/notice/stop": {},
  "/api/staff/list": {},
  "/api/staff/invite": { name: "atarashii", displayName: "見本", roles: ["counsellor"], reason },
  "/api/staff/change-roles": { staff: passkey, roles: ["counsellor"], reason },
  "/api/staff/reset": { staff: passkey, reason },
  "/api/staff/dismiss": { staff: passkey, reason },
  "/api/staff/sessions-of": { staff: passkey },
  "/api/staff/end-session-of": { staff: passkey, session: null },
  "/api/staff/networks": {},
  "/api/staff/set-networks": { role: "auditor", networks: ["192.0.2.0/24", "2001:db8::/32"] },
  "/api/approval/list": {},
  "/api/approval/agree": { approval: passkey },
  "/api/approval/refuse": { approval: passkey },
  "/api/approval/withdraw": { approval: passkey },
  "/api/approval/rules": {},
  "/api/approval/set-rule": { act: "staff:dismiss", needed: 1, reason },
  "/api/break-glass/ask": { reason, minutes: 10 },
  "/api/break-glass/list": {},
  "/api/break-glass/end": { use: passkey },
};

export type Cookie = { readonly origin: string; readonly cookie: string };

/** Another session of the same counsellor, for calls that end theirs. */
export async function signedInAgain({ app, origin }: World, { counsellor }: Talk): Promise<Cookie> {
  const { db, now, stamps } = app.tools;
  const { token } = await beginSession(db, stamps, counsellor.staff, now(), { level: 2, factorAt: now() });
  return { origin, cookie: `yorisoi-staff=${token}` };
}

/** Whoever may make this call about this talk. */
export async function permitted(world: World, endpoint: AnyEndpoint, talk: Talk): Promise<Caller> {
  // It ends the browser that calls it, and the talk's own is still wanted.
  if (endpoint.path === "/api/leave") return world.consultee();
  if (isOpenToVisitors(endpoint)) return isForStaff(endpoint) ? world.visitor() : talk.consultee;
  if (!isForStaff(endpoint)) return talk.consultee;
  const { staff } = talk.counsellor;
  const role = roles.find((one) => may({ ...staff, roles: [one] }, endpoint.allow));
  return role === undefined || role === "counsellor" ? talk.counsellor : world.staff(role);
}
