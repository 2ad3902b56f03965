import type { FastifyReply } from "fastify";
import * as contract from "../../contract/picture.ts";
import { checkEpoch } from "../consultation/check-epoch.ts";
import { consulteeOf, staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { seeOwnPicture, seePicture } from "./see.ts";
import { sendPicture } from "./send.ts";
import type { Studio } from "./studio.ts";

export function pictureRoutes(http: Http, tools: Tools, studio: Studio): void {
  answer(http, contract.sendPicture, async ({ epoch, consultation, key, picture }, request) => {
    await checkEpoch(tools, epoch);
    const bytes = Buffer.from(picture, "base64");
    const { seq, at } = await sendPicture(tools, studio, consulteeOf(request), consultation, { key, bytes });
    return { seq, at: at.toISOString() };
  });

  answer(http, contract.seeOwnPicture, async ({ epoch, consultation, seq }, request, reply) => {
    await checkEpoch(tools, epoch);
    return give(reply, await seeOwnPicture(tools, consulteeOf(request), consultation, seq));
  });

  answer(http, contract.seePicture, async ({ epoch, consultation, seq }, request, reply) => {
    await checkEpoch(tools, epoch);
    return give(reply, await seePicture(tools, staffOf(request), consultation, seq));
  });
}

/** To be shown by our pages alone. Opened by itself it is a file to be saved, in which nothing runs. */
function give(reply: FastifyReply, picture: Buffer): null {
  reply
    .header("content-type", "image/jpeg")
    .header("content-disposition", 'attachment; filename="picture.jpg"')
    .header("content-security-policy", "default-src 'none'; sandbox")
    .send(picture);
  return null;
}
