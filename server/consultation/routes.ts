import * as consultee from "../../contract/consultee.ts";
import * as desk from "../../contract/desk.ts";
import { showFace } from "../../contract/face.ts";
import { seeUnanswered } from "../../contract/looking.ts";
import * as notes from "../../contract/note.ts";
import { deskSync, type Frame, sync } from "../../contract/sync.ts";
import { consulteeOf, sessionOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import { wearSkin } from "../edge/skins.ts";
import { type Streams, sessionOwner } from "../edge/stream.ts";
import type { Tools } from "../tools.ts";
import { checkEpoch } from "./check-epoch.ts";
import { claimConsultation } from "./claim.ts";
import { closeConsultation } from "./close.ts";
import { follow } from "./follow.ts";
import { listNotes } from "./list-notes.ts";
import { listUnanswered } from "./list-unanswered.ts";
import { markUrgent } from "./mark-urgent.ts";
import { openConsultation } from "./open.ts";
import { markRead } from "./read.ts";
import { replyToConsultation } from "./reply.ts";
import { sendMessage } from "./send.ts";
import { showFace as takeFace } from "./show-face.ts";
import { tagConsultation } from "./tag.ts";
import { tellAttributes } from "./tell-attributes.ts";
import { noteView, summaryOf } from "./view.ts";
import { writeNote } from "./write-note.ts";

export function consultationRoutes(http: Http, tools: Tools, streams: Streams): void {
  answer(http, consultee.openConsultation, async ({ epoch, key, text }, request) => {
    await checkEpoch(tools, epoch);
    const token = http.cookies.read(request, "consultee") ?? "";
    const { consultation, seq, at } = await openConsultation(tools, consulteeOf(request), token, {
      key,
      text,
    });
    return { consultation, seq, at: at.toISOString() };
  });

  answer(http, consultee.sendMessage, async ({ epoch, consultation, key, text }, request) => {
    await checkEpoch(tools, epoch);
    const { seq, at } = await sendMessage(tools, consulteeOf(request), consultation, { key, text });
    return { seq, at: at.toISOString() };
  });

  answer(http, consultee.markReadByConsultee, async ({ epoch, consultation, upTo }, request) => {
    await checkEpoch(tools, epoch);
    await markRead(tools, consulteeOf(request), consultation, upTo);
    return {};
  });

  answer(http, consultee.tellAttributes, async ({ epoch, consultation, attributes }, request) => {
    await checkEpoch(tools, epoch);
    await tellAttributes(tools, consulteeOf(request), consultation, attributes);
    return {};
  });

  answer(http, showFace, async ({ epoch, consultation, ...shown }, request) => {
    await checkEpoch(tools, epoch);
    await takeFace(tools, consulteeOf(request), consultation, shown);
    return {};
  });

  answer(http, sync, async ({ epoch, skin, watch }, request, reply) => {
    await checkEpoch(tools, epoch);
    const reader = consulteeOf(request);
    return wearSkin(skin, hello(tools), streams, reader.id, reply, (sink) =>
      follow(tools, reader, { watch, waits: skin === "wait" }, sink),
    );
  });

  answer(http, desk.claimConsultation, async ({ epoch, consultation }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await claimConsultation(tools, staffOf(request), consultation));
  });

  answer(
    http,
    desk.replyToConsultation,
    async ({ epoch, consultation, key, text, claimVersion }, request) => {
      await checkEpoch(tools, epoch);
      const written = { key, text };
      const { seq, at } = await replyToConsultation(
        tools,
        staffOf(request),
        consultation,
        written,
        claimVersion,
      );
      return { seq, at: at.toISOString() };
    },
  );

  answer(http, desk.markReadByCounsellor, async ({ epoch, consultation, upTo }, request) => {
    await checkEpoch(tools, epoch);
    await markRead(tools, staffOf(request), consultation, upTo);
    return {};
  });

  answer(http, desk.closeConsultation, async ({ epoch, consultation }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await closeConsultation(tools, staffOf(request), consultation));
  });

  answer(http, desk.tagConsultation, async ({ epoch, consultation, attributes }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await tagConsultation(tools, staffOf(request), consultation, attributes));
  });

  answer(http, seeUnanswered, async () => {
    const { of, unanswered } = await listUnanswered(tools);
    return {
      of,
      unanswered: unanswered.map(({ since, ...one }) => ({ ...one, since: since.toISOString() })),
    };
  });

  answer(http, desk.markUrgent, async ({ epoch, consultation, urgent }, request) => {
    await checkEpoch(tools, epoch);
    return summaryOf(await markUrgent(tools, staffOf(request), consultation, urgent));
  });

  answer(http, notes.writeNote, async ({ epoch, consultation, kind, ...written }, request) => {
    await checkEpoch(tools, epoch);
    const { nth, at } = await writeNote(tools, staffOf(request), consultation, kind, written);
    return { nth, at: at.toISOString() };
  });

  answer(http, notes.listNotes, async ({ watch }, request) => {
    const { notes, sideTalks } = await listNotes(tools, staffOf(request), watch);
    const told = sideTalks.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
    return { notes: notes.map(noteView), sideTalks: told };
  });

  answer(http, deskSync, async ({ epoch, skin, watch, desk: list }, request, reply) => {
    await checkEpoch(tools, epoch);
    const reader = staffOf(request);
    const wanted = { watch, desk: list, waits: skin === "wait" };
    const owner = sessionOwner(sessionOf(request).id, request.ip);
    return wearSkin(skin, hello(tools), streams, owner, reply, (sink) => follow(tools, reader, wanted, sink));
  });
}

function hello({ epoch, now }: Tools): Frame {
  return { t: "hello", epoch: epoch(), now: now().toISOString() };
}
