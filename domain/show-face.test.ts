import { expect, test } from "vitest";
import { readBriefing } from "./briefing.ts";
import { type Consultation, claim, close, open, reply, write } from "./consultation.ts";
import { faces, noFaces } from "./faces.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Staff } from "./people.ts";
import { type Shown, showFace } from "./show-face.ts";

const haru: Consultee = { kind: "consultee", id: "haru" as ConsulteeId };
const bully: Consultee = { kind: "consultee", id: "bully" as ConsulteeId };
const one = { kind: "staff", id: "s" as StaffId, displayName: "見本", roles: ["counsellor"] } as Staff;
const key = "k" as IdempotencyKey;
const now = new Date(0);
const waiting: Consultation = open("c" as ConsultationId, 1, haru, { text: "きいて", key }, now).next;
const claimed = claim(waiting, one, now)?.next ?? waiting;
const active = readBriefing(claimed, one, 0, now)?.next ?? claimed;
const answered = reply(active, one, { text: "はい", key }, 1, now).next;
const closed = close(answered, one, now)?.next ?? answered;
const before: Shown = { moment: "before", face: 2, remark: null, key };
const after: Shown = { moment: "after", face: 4, remark: null, key };
const code = (code: string) => expect.objectContaining({ code });

test("[CN-14] before: from the first message until the counsellor's first answer, and no later", () => {
  for (const still of [waiting, active, write(active, haru, { text: "ねえ", key }, now).next]) {
    const step = showFace(still, haru, before, now);
    expect(step?.next.faces).toEqual({ before: 2, after: null });
    expect(step?.entry).toMatchObject({ kind: "face", moment: "before", face: 2, seq: still.lastSeq + 1 });
    expect(step?.next.consulteeSeq).toBe(still.consulteeSeq);
  }
  for (const late of [answered, closed])
    expect(() => showFace(late, haru, before, now)).toThrow(code("face-not-now"));
});

test("[CN-14] after: from the end on, changed as often as one likes; the last counts, the same again is nothing", () => {
  for (const early of [waiting, active, answered])
    expect(() => showFace(early, haru, after, now)).toThrow(code("face-not-now"));
  const shown = showFace(closed, haru, after, now)?.next ?? closed;
  expect(shown.faces).toEqual({ ...noFaces, after: 4 });
  expect(showFace(shown, haru, after, now)).toBeNull();
  expect(showFace(shown, haru, { ...after, face: 1 }, now)?.next.faces.after).toBe(1);
  const said = showFace(shown, haru, { ...after, remark: "ありがとう" }, now);
  expect(said?.entry).toMatchObject({ face: 4, remark: "ありがとう" });
  expect(faces).toHaveLength(5);
});

test("[CN-11] [CN-14] [TX-1] a stranger's face and a faulty remark are refused; a remark goes with the face after alone", () => {
  expect(() => showFace(closed, bully, after, now)).toThrow(code("not-found"));
  expect(() => showFace(waiting, haru, { ...before, remark: "ね" }, now)).toThrow(code("bad-input"));
  const remarks = { "message-empty": " ", "message-malformed": "a\0", "message-too-long": "あ".repeat(201) };
  for (const [fault, remark] of Object.entries(remarks))
    expect(() => showFace(closed, haru, { ...after, remark }, now)).toThrow(code(fault));
  expect(showFace(closed, haru, { ...after, remark: "𠮷".repeat(200) }, now)).not.toBeNull();
});
