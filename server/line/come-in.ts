import type { ConsulteeId } from "../../domain/ids.ts";
import type { Actor } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isKnownConsultee } from "../consultee/known-consultee.ts";
import { rememberConsultee } from "../consultee/remember.ts";
import { strangerToken } from "../consultee/stranger.ts";
import { carryPauses } from "../pause/carry.ts";
import { hashToken, newToken } from "../staff/token.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { addCounts, insertFriend } from "./event-store.ts";
import type { Friend } from "./friend.ts";
import { deleteProof, findLinked, insertLink, insertProof, lockProof } from "./link-store.ts";
import { monthOf } from "./month.ts";

const proofGoodForMillis = 10 * 60_000;

/** What somebody whom LINE has proven gets until their own page is there: a browser coming from elsewhere shows no cookie. */
export async function comingIn({ db, now, stamps }: Tools, friend: Friend): Promise<string> {
  const proof = newToken();
  await db.transaction().execute((tx) => insertFriend(tx, friend.mac, friend.sealed));
  const expiresAt = new Date(now().getTime() + proofGoodForMillis);
  await insertProof(db, stamps, { hash: hashToken(proof), mac: friend.mac, expiresAt });
  return proof;
}

/** `replace` and `stay` are the answer to `choose`. */
export type Choice = "unless-other" | "replace" | "stay";

export type CameIn =
  /** Nothing to come in with: it was used, or its time is over. */
  | { readonly state: "nothing" }
  | { readonly state: "same" }
  /** Somebody has written in this browser who came another way. */
  | { readonly state: "choose" }
  | { readonly state: "in"; readonly token: string };

/** [LI-6] Whoever LINE has proven gets a token of their own consultee, and nothing of who was here before. */
export async function comeIn(tools: Tools, present: Actor, proof: string, choice: Choice): Promise<CameIn> {
  const { db, now } = tools;
  const mustAsk =
    choice === "unless-other" && present.kind === "consultee" && (await isKnownConsultee(tools, present.id));
  return db.transaction().execute(async (tx): Promise<CameIn> => {
    const at = now();
    const mac = await lockProof(tx, tools.stamps, hashToken(proof), at);
    if (!mac) return { state: "nothing" };
    const linked = await findLinked(tx, tools.stamps, mac);
    const isSame = present.kind === "consultee" && present.id === linked;
    if (mustAsk && !isSame) return { state: "choose" };
    await deleteProof(tx, hashToken(proof));
    if (isSame || choice === "stay") return { state: "same" };
    const token = linked ? await another(tools, tx, linked, at) : await first(tools, tx, mac, at);
    await addCounts(tx, monthOf(at), new Map([["entrance:came", 1]]));
    return { state: "in", token };
  });
}

/** One more browser of somebody who is linked. */
async function another(tools: Tools, tx: Tx, consultee: ConsulteeId, at: Date): Promise<string> {
  const { token } = strangerToken(tools);
  await rememberConsultee(tx, tools, { kind: "consultee", id: consultee }, token, at, "line");
  return token;
}

async function first(tools: Tools, tx: Tx, mac: Buffer, at: Date): Promise<string> {
  const { token, consultee } = strangerToken(tools);
  await rememberConsultee(tx, tools, consultee, token, at, "line");
  await carryPauses(tx, tools, { mac, consultee: consultee.id }, at);
  if (!(await insertLink(tx, tools.stamps, { mac, consultee: consultee.id }, at)))
    // Made beside this one at the same moment, or not the service's own.
    throw new Refusal("busy");
  return token;
}
