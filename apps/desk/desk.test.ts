import { describe, expect, test } from "vitest";
import type { Self } from "../../contract/staff.ts";
import type { ConsultationSummary, Frame, StaffEntry } from "../../contract/sync.ts";
import type { ConsultationId, Epoch, IdempotencyKey, StaffId } from "../../domain/ids.ts";
import type { Clock } from "../shared/clock.ts";
import type { SyncOptions } from "../shared/wants.ts";
import { openDesk } from "./desk.ts";
import type { PaneMemory, Remembered } from "./panes/remember.ts";
import { unsent } from "./state.ts";
import { straysOf } from "./talk/stray.ts";
import { openedIn } from "./work.ts";

const me = "staff-me" as StaffId;
const other = "staff-other" as StaffId;
const self: Self = { id: me, displayName: "みほん一郎", roles: ["counsellor"] };
const c1 = "c1" as ConsultationId;
const c2 = "c2" as ConsultationId;
const firstEpoch = "epoch-1" as Epoch;
const at = "2026-11-22T05:00:00.000Z";

function summary(more: Partial<ConsultationSummary> = {}): ConsultationSummary {
  return {
    id: c1,
    number: 1001,
    entrance: "web",
    deletedAt: null,
    state: "active",
    counsellor: me,
    openedAt: at,
    lastAt: at,
    lastSeq: 2,
    consulteeSeq: 1,
    counsellorSeq: 0,
    consulteeRead: 0,
    counsellorRead: 0,
    claimVersion: 1,
    attributes: { told: {}, tagged: {} },
    historyVersion: 0,
    briefing: "read",
    recordVersion: 0,
    handedOverBy: null,
    urgent: false,
    ...more,
  };
}
const waiting = summary({ state: "waiting", counsellor: null, lastSeq: 1, claimVersion: 0 });
const theirWords: StaffEntry = { kind: "message", by: "consultee", seq: 1, at, text: "あの" };

type Asked = { readonly path: string; readonly input: Record<string, unknown> };
type Said = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

/** The desk with the world in the test's hands. */
function deskInHand(kept: Remembered | null = null) {
  const asked: Asked[] = [];
  const answers = new Map<string, (asked: Asked) => Said>();
  const timers: { at: number; then: () => void }[] = [];
  let now = 0;
  let options: SyncOptions | null = null;
  let wantsChanged = 0;
  let signedOut = 0;
  let hurried = 0;
  const clock: Clock = {
    now: () => now,
    random: () => 0.5,
    after(millis, then) {
      const timer = { at: now + millis, then };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  };
  const call = (path: string, input: Record<string, unknown>) => {
    asked.push({ path, input });
    const said = answers.get(path)?.({ path, input }) ?? {
      ok: true,
      value: { colleagues: [], drafts: [], notes: [], sideTalks: [] },
    };
    return Promise.resolve(said.ok ? said : { detail: {}, ...said });
  };
  let remembered = kept;
  const memory: PaneMemory = {
    read: () => remembered,
    keep: (_, { panes, shown }) => {
      remembered = { panes, shown };
    },
  };
  const desk = openDesk(self, {
    memory,
    call: call as never,
    clock,
    startSync(given) {
      options = given;
      return {
        wantsChanged: () => void wantsChanged++,
        resync: () => {},
        hurry: () => void hurried++,
        stop: () => {},
      };
    },
    onSignedOut: () => void signedOut++,
  });
  const frames = (...sent: Frame[]): void => {
    for (const frame of sent) options?.onFrame(frame);
  };
  const hello = (epoch: Epoch = firstEpoch): Frame => ({ t: "hello", epoch, now: at });
  const rows = (whole: boolean, ...changes: ConsultationSummary[]): Frame => ({
    t: "desk",
    after: "1",
    whole,
    changes,
  });
  return {
    desk,
    answers,
    frames,
    hello,
    rows,
    asking: (path: string) => asked.filter((one) => one.path === path).map(({ input }) => input),
    wants: () => options?.wants(),
    sync: () => options,
    counts: () => ({ wantsChanged, signedOut, hurried }),
    remembered: () => remembered,
    opened: (id: ConsultationId) => openedIn(desk.store.get(), id),
    async settle() {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    },
    async pass(millis: number) {
      now += millis;
      for (const timer of timers.filter((one) => one.at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.then();
      }
      await this.settle();
    },
  };
}

const sent = (value: unknown): Said => ({ ok: true, value });
const refused = (code: string, detail = {}): Said => ({ ok: false, code, ...{ detail } });

describe("what the desk follows", () => {
  test("the list, what one holds, and what is on the screen; each from its own cursor", () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary(), { ...waiting, id: c2 }));
    expect(it.wants()).toEqual({
      epoch: firstEpoch,
      watch: [{ consultation: c1, after: 0 }],
      desk: { after: "1", presence: null, urgent: null, durability: "whole" },
    });
    expect(it.counts().wantsChanged).toBe(1);
    it.frames({ t: "entries", consultation: c1, entries: [theirWords] });
    it.desk.show(c2);
    expect(it.wants()?.watch).toEqual([
      { consultation: c2, after: 0 },
      { consultation: c1, after: 1 },
    ]);
    expect(it.counts().wantsChanged).toBe(2);
  });

  test("[AU-9] at another place of the desk only what one holds; coming back, what is on the screen again", () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary(), { ...waiting, id: c2 }));
    it.desk.show(c2);
    const before = it.counts().wantsChanged;
    it.desk.lookAway(true);
    expect(it.wants()?.watch).toEqual([{ consultation: c1, after: 0 }]);
    it.desk.lookAway(true);
    expect(it.counts().wantsChanged).toBe(before + 1);
    it.desk.lookAway(false);
    expect(it.wants()?.watch.map(({ consultation }) => consultation)).toEqual([c2, c1]);
    expect(it.counts().wantsChanged).toBe(before + 2);
  });

  test("[S8.3] [LV-1] [AU-9] what stands in the live room is followed from there, and not any more when it is taken out", () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, { ...waiting, id: c1 }, { ...waiting, id: c2 }));
    it.desk.lookAway(true);
    const before = it.counts().wantsChanged;
    const watched = () => it.wants()?.watch.map(({ consultation }) => consultation);
    it.desk.watch([c2, c1]);
    expect(watched()).toEqual([c2, c1]);
    it.desk.watch([c1]);
    expect(watched()).toEqual([c1]);
    it.desk.watch([c2]);
    expect(watched()).toEqual([c2]);
    expect(it.counts().wantsChanged).toBe(before + 3);
    it.desk.watch([]);
    expect(watched()).toEqual([]);
  });

  test("talks side by side are followed by the one sync, and no longer when their pane is closed", () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, { ...waiting, id: c1 }, { ...waiting, id: c2 }));
    it.desk.setCapacity(2);
    it.desk.show(c1);
    it.desk.showBeside(c2);
    expect(it.wants()?.watch.map(({ consultation }) => consultation)).toEqual([c1, c2]);
    expect(it.desk.store.get().shown).toBe(c2);
    it.desk.closePane(c2);
    expect(it.wants()?.watch.map(({ consultation }) => consultation)).toEqual([c1]);
    expect(it.remembered()).toEqual({ panes: [c1], shown: c1 });
  });

  test("what stood side by side stands there again once the list is known, without what the list does not know", () => {
    const gone = "c3" as ConsultationId;
    const it = deskInHand({ panes: [c2, gone, c1], shown: c1 });
    it.desk.setCapacity(3);
    it.frames(it.hello());
    expect(it.desk.store.get().panes).toEqual([]);
    it.frames(
      it.rows(true, summary({ consulteeSeq: 5, lastSeq: 5, counsellorRead: 2 }), { ...waiting, id: c2 }),
    );
    expect(it.desk.store.get()).toMatchObject({ panes: [c2, c1], shown: c1 });
    expect(it.opened(c1).unreadAfter).toBe(2);
  });

  test("[DL-4] a talk that left the screen long ago is read from its beginning again; frames that still come for it change nothing", () => {
    const { desk, frames, hello, rows, wants, opened } = deskInHand();
    const ids = Array.from({ length: 14 }, (_, nth) => `c${nth}` as ConsultationId);
    const seen = (id: ConsultationId): Frame => ({
      t: "entries",
      consultation: id,
      entries: [theirWords],
    });
    frames(
      hello(),
      rows(true, ...ids.map((id, nth) => summary({ id, number: 1_001 + nth, counsellor: other }))),
    );
    for (const id of ids) {
      desk.show(id);
      frames(seen(id));
    }
    expect(ids.filter((id) => opened(id).talk.cursor === 0)).toEqual(ids.slice(0, 3));
    frames(seen(ids[0] as ConsultationId));
    expect(opened(ids[0] as ConsultationId).talk.cursor).toBe(0);
    desk.show(ids[0] as ConsultationId);
    expect(wants()?.watch).toEqual([{ consultation: ids[0], after: 0 }]);
    frames(seen(ids[0] as ConsultationId));
    expect(opened(ids[0] as ConsultationId).talk.messages.map(({ text }) => text)).toEqual(["あの"]);
  });

  test("a consultation that stands on no list is not asked for", () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true));
    it.desk.show(c1);
    expect(it.wants()?.watch).toEqual([]);
  });
});

describe("a reply", () => {
  async function replying() {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.desk.show(c1);
    return it;
  }

  test("[CN-6] carries the claim its author saw when pressing, not the one of a later try", async () => {
    const it = await replying();
    it.answers.set("/api/desk/reply", () => ({ ok: false, code: "unreachable" }));
    it.desk.write(c1, "こんにちは");
    it.desk.send(c1);
    await it.settle();
    it.frames(it.rows(false, summary({ lastSeq: 9, claimVersion: 3 })));
    await it.pass(30_000);
    expect(it.asking("/api/desk/reply").map(({ claimVersion }) => claimVersion)).toEqual([1, 1]);
    expect(it.opened(c1).outbox.map(({ state }) => state)).toEqual(["sending"]);
  });

  test("leaves the box when sent, and is known again when sync shows it", async () => {
    const it = await replying();
    it.answers.set("/api/desk/reply", () => sent({ seq: 3, at }));
    it.desk.write(c1, " こんにちは\n");
    it.desk.send(c1);
    expect(it.opened(c1).draft).toBe("");
    await it.settle();
    const [own] = it.opened(c1).outbox;
    expect(own).toMatchObject({ state: "delivered", text: " こんにちは\n" });
    const key = own?.key as IdempotencyKey;
    it.frames({
      t: "entries",
      consultation: c1,
      entries: [
        theirWords,
        { kind: "claim", staff: me, claimVersion: 1, seq: 2, at },
        { kind: "message", by: "counsellor", staff: me, key, seq: 3, at, text: " こんにちは\n" },
      ],
    });
    expect(it.opened(c1).outbox[0]?.replayed).toBe(true);
    expect(unsent(it.desk.store.get())).toBe(0);
  });

  test.each([
    ["claim-moved", "claimMoved"],
    ["consultation-closed", "closed"],
    ["not-claimed", "notClaimed"],
    ["message-too-long", "tooLong"],
    ["message-malformed", "malformed"],
  ])(
    "[TX-3] refused with %s: the text is in the box again, before what was typed since",
    async (code, trouble) => {
      const it = await replying();
      it.answers.set("/api/desk/reply", () => refused(code));
      it.desk.write(c1, "一つ目");
      it.desk.send(c1);
      it.desk.write(c1, "次の文");
      await it.settle();
      expect(it.opened(c1)).toMatchObject({ draft: "一つ目\n\n次の文", trouble, outbox: [] });
    },
  );

  test("[TX-3] any other refusal: it stays as 送れません, and goes again or back into the box by a button", async () => {
    const it = await replying();
    it.answers.set("/api/desk/reply", () => refused("not-allowed"));
    it.desk.write(c1, "一つ目");
    it.desk.send(c1);
    await it.settle();
    const [own] = it.opened(c1).outbox;
    expect(own?.state).toBe("failed");
    it.answers.set("/api/desk/reply", () => refused("bad-input"));
    it.desk.retry(c1, own?.key as IdempotencyKey);
    await it.settle();
    it.desk.takeBack(c1, own?.key as IdempotencyKey);
    expect(it.opened(c1)).toMatchObject({ draft: "一つ目", outbox: [] });
  });

  test("[TX-3] [TX-1] an empty one does not leave the box, and it is said why", async () => {
    const it = await replying();
    it.desk.write(c1, " \n");
    it.desk.send(c1);
    expect(it.opened(c1)).toMatchObject({ draft: " \n", trouble: "empty" });
    expect(it.asking("/api/desk/reply")).toEqual([]);
    it.desk.write(c1, " \nあ");
    expect(it.opened(c1).trouble).toBeNull();
  });

  test("drafts stay with their consultation while another is on the screen", async () => {
    const it = await replying();
    it.frames(it.rows(false, { ...waiting, id: c2 }));
    it.desk.write(c1, "とちゅう");
    it.desk.show(c2);
    it.desk.show(c1);
    expect(it.opened(c1).draft).toBe("とちゅう");
    expect(unsent(it.desk.store.get())).toBe(1);
  });
});

describe("notes among staff", () => {
  const note = (nth: number) => ({ consultation: c1, nth, staff: other, kind: "note", at, text: `n${nth}` });

  test("[NT-2] are read past one's own cursor while the talk is on the screen, without a gap, and written once by their key", async () => {
    const it = deskInHand();
    it.answers.set("/api/desk/notes", () => sent({ notes: [note(1), note(2), note(4)], sideTalks: [] }));
    it.frames(it.hello(), it.rows(true, summary()));
    it.desk.show(c1);
    await it.settle();
    expect(it.opened(c1).notes.map(({ nth }) => nth)).toEqual([1, 2]);
    await it.pass(4_000);
    expect(it.asking("/api/desk/notes").at(-1)).toEqual({ watch: [{ consultation: c1, after: 2 }] });

    it.answers.set("/api/desk/note", () => ({ ok: false, code: "unreachable" }));
    it.desk.writeAside(c1, "note", "おぼえがき");
    await it.desk.writeNote(c1, "note");
    expect(it.opened(c1)).toMatchObject({ noteTrouble: "unreachable", asides: { note: "おぼえがき" } });
    it.answers.set("/api/desk/note", () => sent({ nth: 3, at }));
    await it.desk.writeNote(c1, "note");
    const [first, second] = it.asking("/api/desk/note");
    expect(second?.["key"]).toBe(first?.["key"]);
    expect(it.opened(c1)).toMatchObject({ noteTrouble: null, asides: { note: "" } });
  });
});

describe("drafts", () => {
  const kept = (text: string, consultation = c1) => ({ consultation, kind: "reply", text, savedAt: at });
  const saves = (it: ReturnType<typeof deskInHand>) => it.asking("/api/desk/draft").map(({ text }) => text);

  test("[TX-4] are kept a second after something was typed, the newest of it, and are no loss from then on", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    for (const draft of ["よ", "よん", "よんで"]) it.desk.write(c1, draft);
    expect(unsent(it.desk.store.get())).toBe(1);
    await it.pass(1_000);
    expect(saves(it)).toEqual(["よんで"]);
    expect(unsent(it.desk.store.get())).toBe(0);
    await it.pass(60_000);
    expect(saves(it)).toHaveLength(1);
  });

  test("[TX-4] are tried again where the server is not there, and at once when the page goes", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.answers.set("/api/desk/draft", () => ({ ok: false, code: "unreachable" }));
    it.desk.write(c1, "よんで");
    await it.pass(1_000);
    await it.pass(5_000);
    expect(saves(it)).toEqual(["よんで", "よんで"]);
    it.answers.delete("/api/desk/draft");
    it.desk.write(c1, "よんでね");
    await it.desk.keepDrafts();
    expect(saves(it).at(-1)).toBe("よんでね");
    expect(unsent(it.desk.store.get())).toBe(0);
  });

  test("[TX-4] a reply is kept until it has arrived, and not any longer", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.answers.set("/api/desk/reply", () => ({ ok: false, code: "unreachable" }));
    it.desk.write(c1, "いま送る");
    it.desk.send(c1);
    await it.pass(1_000);
    expect(saves(it)).toEqual(["いま送る"]);
    it.answers.set("/api/desk/reply", () => sent({ seq: 3, at }));
    await it.pass(30_000);
    await it.pass(1_000);
    expect(saves(it)).toEqual(["いま送る", ""]);
  });

  test("[TX-4] come back from another machine where nothing else stands, and never over what was typed here", async () => {
    const it = deskInHand();
    it.answers.set("/api/desk/drafts", () => sent({ drafts: [kept("むこうの文"), kept("むこうの二", c2)] }));
    it.desk.write(c2, "ここの文");
    it.desk.pause();
    it.desk.resume();
    await it.settle();
    expect(it.opened(c1).draft).toBe("むこうの文");
    expect(it.opened(c2).draft).toBe("ここの文");
    await it.pass(60_000);
    expect(it.asking("/api/desk/draft").map(({ consultation }) => consultation)).not.toContain(c1);
  });

  test("[TX-4] what the server would refuse again is not tried for ever, and stays one's own to lose", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.answers.set("/api/desk/draft", () => refused("not-found"));
    it.desk.write(c1, "よんで");
    await it.pass(1_000);
    await it.pass(60_000);
    expect(saves(it)).toHaveLength(1);
    expect(unsent(it.desk.store.get())).toBe(1);
  });
});

describe("what is only of the moment", () => {
  const presenceOf = (it: ReturnType<typeof deskInHand>) => it.desk.store.get().presences.known.get(c1);
  const told = (whole: boolean, presence?: "open"): Frame => ({
    t: "presence",
    after: "0123456789ab:1",
    whole,
    changes: presence ? [{ consultation: c1, presence }] : [],
  });

  test("[S8.7] [PR-2] presence is shown for ten seconds after it was said last, by the desk's own clock", async () => {
    const it = deskInHand();
    it.frames(it.hello(), told(true, "open"));
    expect(presenceOf(it)).toBe("open");
    await it.pass(9_000);
    it.frames(told(false));
    await it.pass(9_000);
    expect(presenceOf(it)).toBe("open");
    await it.pass(1_000);
    expect(presenceOf(it)).toBeUndefined();
    expect(it.wants()?.desk?.presence).toBeNull();
  });

  test("[PR-3] writing is said at most once in four seconds, without a word of it, and ended when it is sent", async () => {
    const it = deskInHand();
    it.frames(it.hello());
    for (const draft of ["よ", "よん", "よんで"]) it.desk.write(c1, draft);
    const said = () => it.asking("/api/desk/doing");
    expect(said()).toEqual([{ epoch: firstEpoch, consultation: c1, doing: "writing" }]);
    await it.pass(3_000);
    it.desk.write(c1, "よんでい");
    await it.pass(1_000);
    expect(said()).toHaveLength(2);
    await it.pass(4_000);
    expect(said().at(-1)).toEqual({ epoch: firstEpoch, consultation: c1, doing: "nothing" });
    it.desk.think(c1);
    expect(said().at(-1)).toMatchObject({ doing: "thinking" });
    it.desk.show(c1);
    it.desk.lookAway(true);
    expect(said().at(-1)).toMatchObject({ doing: "nothing" });
  });

  test("[PR-3] one may think about one and write to another beside it; what leaves the screen falls silent", () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary(), summary({ id: c2 })));
    it.desk.setCapacity(2);
    it.desk.show(c1);
    it.desk.showBeside(c2);
    it.desk.think(c1);
    it.desk.write(c2, "よ");
    expect([...it.desk.store.get().thinking]).toEqual([c1]);
    it.desk.closePane(c1);
    const said = it.asking("/api/desk/doing").map(({ consultation, doing }) => [consultation, doing]);
    expect(said).toEqual([
      [c1, "thinking"],
      [c2, "writing"],
      [c1, "nothing"],
    ]);
    expect(it.desk.store.get().thinking.size).toBe(0);
  });
});

describe("a restored city", () => {
  const secondEpoch = "epoch-2" as Epoch;

  async function restored() {
    const it = deskInHand();
    it.answers.set("/api/desk/reply", () => sent({ seq: 3, at }));
    it.frames(it.hello(), it.rows(true, summary()));
    it.frames({ t: "entries", consultation: c1, entries: [theirWords] });
    it.desk.show(c1);
    it.desk.write(c1, "届いた返信");
    it.desk.send(c1);
    await it.settle();
    it.desk.write(c1, "とちゅう");
    it.sync()?.onEpoch?.(secondEpoch);
    await it.settle();
    return it;
  }

  test("[DL-5] is read anew, and what was delivered is sent again by its key; drafts stay", async () => {
    const it = await restored();
    expect(it.wants()).toEqual({
      epoch: secondEpoch,
      watch: [],
      desk: { after: null, presence: null, urgent: null, durability: "whole" },
    });
    expect(it.opened(c1)).toMatchObject({ draft: "とちゅう", talk: { cursor: 0, messages: [] } });
    const [first, second] = it.asking("/api/desk/reply");
    expect(second).toMatchObject({ epoch: secondEpoch, key: first?.["key"], text: "届いた返信" });
  });

  test("[DL-5] [CN-6] a delivered one goes by the claim of the restored list, once that is known", async () => {
    const it = await restored();
    it.answers.set("/api/desk/reply", ({ input }) =>
      input["claimVersion"] === 7 ? sent({ seq: 4, at }) : refused("claim-moved"),
    );
    it.sync()?.onEpoch?.("epoch-3" as Epoch);
    await it.pass(30_000);
    expect(it.opened(c1).outbox[0]?.state).toBe("sending");
    it.frames(it.rows(true, summary({ claimVersion: 7 })));
    await it.pass(30_000);
    await it.pass(30_000);
    expect(it.opened(c1).outbox[0]?.state).toBe("delivered");
  });

  test("[DL-5] a delivered one that cannot be regained is shown as 送れません, not poured into the box", async () => {
    const it = await restored();
    it.answers.set("/api/desk/reply", () => refused("not-claimed"));
    it.sync()?.onEpoch?.("epoch-3" as Epoch);
    it.frames(it.rows(true, waiting));
    await it.pass(30_000);
    await it.pass(30_000);
    expect(it.opened(c1).outbox[0]).toMatchObject({ state: "failed", text: "届いた返信" });
    expect(it.opened(c1).draft).toBe("とちゅう");
  });

  test("[DL-5] what was written to a consultation that is not in the restored city stays in sight, and goes on by hand", async () => {
    const it = await restored();
    it.answers.set("/api/desk/reply", () => refused("not-found"));
    it.answers.set("/api/desk/draft", () => refused("not-found"));
    it.sync()?.onEpoch?.("epoch-3" as Epoch);
    expect(straysOf(it.desk.store.get())).toEqual([]);
    await it.pass(30_000);
    it.frames(it.rows(true, summary({ id: c2, number: 9 })));
    const strays = straysOf(it.desk.store.get());
    const number = summary().number;
    expect(strays).toMatchObject([
      { id: c1, number, text: "届いた返信" },
      { id: c1, number, key: null, text: "とちゅう" },
    ]);
    expect(unsent(it.desk.store.get())).toBe(2);
    it.desk.bring(c1, null);
    expect(straysOf(it.desk.store.get())).toHaveLength(2);
    it.desk.show(c2);
    it.desk.write(c2, "かきかけ");
    for (const { id, key } of strays.toReversed()) it.desk.bring(id, key);
    expect(it.opened(c2).draft).toBe("届いた返信\n\nとちゅう\n\nかきかけ");
    expect(straysOf(it.desk.store.get())).toEqual([]);
    expect(unsent(it.desk.store.get())).toBe(1);
  });

  test("[DL-5] an act refused for its epoch starts the page over", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, waiting));
    it.answers.set("/api/desk/claim", () => refused("wrong-epoch", { epoch: secondEpoch }));
    expect(await it.desk.claim(c1)).toBe(false);
    expect(it.desk.store.get()).toMatchObject({ epoch: secondEpoch, list: { after: null } });
  });
});

describe("claiming and closing", () => {
  test("[CN-7] the claim's answer shows at once, before the list says it", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, waiting));
    it.answers.set("/api/desk/claim", () => sent(summary()));
    const claiming = it.desk.claim(c1);
    expect(it.opened(c1).busy).toBe("claiming");
    expect(await it.desk.claim(c1)).toBe(false);
    expect(await claiming).toBe(true);
    expect(it.asking("/api/desk/claim")).toHaveLength(1);
    expect(it.desk.store.get().list.rows.get(c1)?.state).toBe("active");
  });

  test("[CN-7] who comes second is told so", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, waiting));
    it.answers.set("/api/desk/claim", () => refused("already-claimed"));
    await it.desk.claim(c1);
    expect(it.opened(c1)).toMatchObject({ busy: null, trouble: "alreadyClaimed" });
  });

  test("[CN-9] closing keeps what was being written", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.desk.write(c1, "とちゅう");
    it.answers.set("/api/desk/close", () => sent(summary({ state: "closed", lastSeq: 3 })));
    expect(await it.desk.close(c1)).toBe(true);
    expect(it.opened(c1).draft).toBe("とちゅう");
  });
});

test("[CB-9] what is deleted is let go of: words, replies and what was being written", async () => {
  const it = deskInHand();
  it.frames(it.hello(), it.rows(true, summary()), { t: "entries", consultation: c1, entries: [theirWords] });
  it.desk.write(c1, "おへんじ");
  it.answers.set("/api/desk/reply", () => sent({ seq: 2, at }));
  it.desk.send(c1);
  await it.settle();
  it.desk.write(c1, "とちゅう");
  expect(it.opened(c1).outbox).toHaveLength(1);
  it.frames({
    t: "entries",
    consultation: c1,
    entries: [2, 3, 4].map((seq) => ({ kind: "deleted", seq, at })),
  });
  expect(it.opened(c1)).toMatchObject({ draft: "", outbox: [], talk: { messages: [], deletedAt: at } });
  expect(JSON.stringify(it.opened(c1))).not.toMatch(/あの|おへんじ|とちゅう/);
  expect(unsent(it.desk.store.get())).toBe(0);
});

describe("read marks", () => {
  test("[CN-8] are told once each, by the holder only", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary(), summary({ id: c2, counsellor: other })));
    it.desk.seen(c1, 1);
    it.desk.seen(c1, 1);
    it.desk.seen(c2, 1);
    await it.settle();
    expect(it.asking("/api/desk/read")).toEqual([{ epoch: firstEpoch, consultation: c1, upTo: 1 }]);
  });

  test("[CN-8] one that did not arrive is told again", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.answers.set("/api/desk/read", () => ({ ok: false, code: "unreachable" }));
    it.desk.seen(c1, 1);
    await it.settle();
    it.answers.delete("/api/desk/read");
    await it.pass(5_000);
    await it.pass(5_000);
    expect(it.asking("/api/desk/read")).toHaveLength(2);
  });
});

describe("the connection and the session", () => {
  test("つなぎ直しています is said only after three seconds, つながっています at once", async () => {
    const it = deskInHand();
    it.sync()?.onState?.("offline");
    await it.pass(2_900);
    expect(it.desk.store.get().mending).toBe(false);
    await it.pass(200);
    expect(it.desk.store.get().mending).toBe(true);
    it.sync()?.onState?.("online");
    expect(it.desk.store.get().mending).toBe(false);
  });

  test("[AC-3] a session that ended is told to the page, and the draft is there when the same person is back", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.desk.write(c1, "とちゅう");
    it.answers.set("/api/desk/read", () => refused("not-signed-in"));
    it.desk.seen(c1, 1);
    await it.settle();
    expect(it.counts().signedOut).toBe(1);
    it.desk.resume();
    expect(it.opened(c1).draft).toBe("とちゅう");
  });

  test("[AC-3] while nobody is signed in nothing is sent under the name of whoever comes next", async () => {
    const it = deskInHand();
    it.frames(it.hello(), it.rows(true, summary()));
    it.answers.set("/api/desk/reply", () => refused("not-signed-in"));
    it.desk.write(c1, "いま送る");
    it.desk.send(c1);
    await it.pass(60_000);
    await it.pass(60_000);
    expect(it.asking("/api/desk/reply")).toHaveLength(1);
    it.answers.set("/api/desk/reply", () => sent({ seq: 3, at }));
    it.desk.resume();
    await it.settle();
    expect(it.opened(c1).outbox[0]?.state).toBe("delivered");
  });

  test("an answer that got through hurries the reading: the network is back", async () => {
    const it = deskInHand();
    it.answers.set("/api/desk/colleagues", () => ({ ok: false, code: "unreachable" }));
    await it.settle();
    const { hurried } = it.counts();
    it.frames(it.hello(), it.rows(true, waiting));
    it.answers.set("/api/desk/claim", () => sent(summary()));
    await it.desk.claim(c1);
    expect(it.counts().hurried).toBe(hurried + 1);
  });

  test("a refusal of sync is no connection, until the next frame", async () => {
    const it = deskInHand();
    it.sync()?.onRefusal?.({ ok: false, code: "busy", detail: {} });
    await it.pass(3_100);
    expect(it.desk.store.get().mending).toBe(true);
    it.frames(it.hello());
    expect(it.desk.store.get().mending).toBe(false);
  });

  test("names are learnt when the list shows somebody unknown, soon if not at once", async () => {
    const it = deskInHand();
    await it.settle();
    it.answers.set("/api/desk/colleagues", () =>
      sent({ colleagues: [{ id: other, displayName: "みほん二葉" }] }),
    );
    it.frames(it.hello(), it.rows(true, summary({ counsellor: other })));
    await it.pass(10_000);
    expect(it.desk.store.get().names.get(other)).toBe("みほん二葉");
    await it.pass(60_000);
    expect(it.asking("/api/desk/colleagues")).toHaveLength(2);
  });
});
