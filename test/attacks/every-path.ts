import { sql } from "kysely";
import { draftKinds } from "../../domain/draft.ts";
import { emptySheet } from "../../domain/risk-sheet.ts";
import { beginSession } from "../../server/staff/begin-session.ts";
import { inviteStaff } from "../../server/staff/invite.ts";
import { heic, jpegOf, painted, pngOf, withExif } from "../pictures.ts";
import { newIdempotencyKey, type World } from "../world.ts";
import { endpoints } from "./endpoints.ts";
import { goodInput, openTalk, type Talk } from "./people.ts";
import { type Answer, wireTo } from "./wire.ts";

type Phrase = () => string;

/** Sends phrases by every path there is, those that are refused too. Answers what came back, but for the talks themselves. */
export async function sendEverywhere(world: World, phrase: Phrase): Promise<Answer[]> {
  const wire = wireTo(world.origin);
  const talk = await openTalk(world);
  const told: Answer[] = [];
  const say = async (
    path: string,
    body: object | string | Buffer,
    cookie = talk.consultee.cookie,
    headers = {},
  ): Promise<number> => {
    const sent = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = await wire.ask({ path, body: sent, cookie, headers });
    told.push(answer);
    return answer.status;
  };
  await sayByPictures(talk, phrase, say);
  await sayAmongStaff(await openTalk(world), phrase, say);
  await sayInTalk(talk, phrase, say);
  await sayComingBack(phrase, say);
  await sayAtDoors(world, phrase, say);
  await sayBesides(world, talk, phrase, told);
  return told;
}

type Say = (
  path: string,
  body: object | string | Buffer,
  cookie?: string,
  headers?: object,
) => Promise<number>;

/** The child's and the counsellor's words, and every way in which they are not taken. */
async function sayInTalk(
  { epoch, consultation, counsellor, claimVersion }: Talk,
  phrase: Phrase,
  say: Say,
): Promise<void> {
  const words = (text: string, more = {}): object => ({
    epoch,
    consultation,
    key: newIdempotencyKey(),
    text,
    ...more,
  });
  const desk = counsellor.cookie;
  for (let many = 0; many < 20; many++) {
    await say("/api/open", { epoch, key: newIdempotencyKey(), text: phrase() });
    await say("/api/send", words(phrase()));
    await say("/api/desk/reply", words(phrase(), { claimVersion }), desk);
  }
  const [key, text] = [newIdempotencyKey(), phrase()];
  await say("/api/send", words(text, { key }));
  const long = phrase().repeat(400);
  const refused: (object | string | Buffer)[] = [
    ...[
      words(text, { key }),
      words(phrase(), { key }),
      words(long),
      words(phrase().repeat(900)),
      words(`${phrase()}\0`),
    ],
    ...[
      words(`${phrase()}\ud800`),
      words(phrase(), { epoch: newIdempotencyKey() }),
      words(phrase(), { consultation: newIdempotencyKey() }),
    ],
    ...[
      words(phrase(), { [phrase()]: phrase() }),
      words(phrase(), { key: phrase() }),
      words(phrase(), { consultation: phrase() }),
    ],
    ...[
      JSON.stringify(words(phrase())).slice(0, -1),
      `{"text":"${phrase()}`,
      phrase(),
      `"${phrase()}"`,
      `[${phrase()}]`,
    ],
    ...[
      Buffer.concat([Buffer.from(JSON.stringify(words(phrase()))), Buffer.of(0xff)]),
      `\ufeff${JSON.stringify(words(phrase()))}`,
    ],
    ...[
      JSON.stringify(words(phrase())).padEnd(200_000, phrase()),
      Buffer.from(JSON.stringify(words(phrase())), "utf16le"),
    ],
  ];
  for (const body of refused) {
    for (const [path, cookie] of [
      ["/api/send"],
      ["/api/open"],
      ["/api/desk/reply", desk],
      ["/api/send", ""],
      ["/api/sync"],
    ] as const) {
      await say(path, body, cookie);
    }
  }
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    `application/${encodeURIComponent(phrase())}`,
  ]) {
    await say("/api/send", words(phrase()), undefined, { "content-type": type });
  }
  await say("/api/desk/reply", words(phrase(), { claimVersion: 9 }), desk);
  await say("/api/desk/close", { epoch, consultation }, desk);
  await say("/api/send", words(phrase()));
  await say("/api/desk/reply", words(phrase(), { claimVersion }), desk);
  for (const skin of ["stream", "now", phrase()]) await say("/api/sync", { epoch, skin, watch: [] });
}

/** What stands in a picture beside its pixels, and what only calls itself one. */
async function sayByPictures(
  { epoch, consultation, counsellor }: Talk,
  phrase: Phrase,
  say: Say,
): Promise<void> {
  const picture = await jpegOf(painted(60, 40));
  const sent = [
    withExif(picture, 6, phrase()),
    Buffer.concat([picture, Buffer.from(phrase())]),
    pngOf(painted(60, 40), { tEXt: Buffer.from(`Comment\0${phrase()}`) }),
    Buffer.concat([picture.subarray(0, 200), Buffer.from(phrase())]),
    Buffer.concat([heic, Buffer.from(phrase())]),
    Buffer.from(phrase().repeat(20)),
  ];
  const about = { epoch, consultation };
  for (const bytes of sent)
    await say("/api/picture", { ...about, key: newIdempotencyKey(), picture: bytes.toString("base64") });
  await say("/api/picture", { ...about, key: newIdempotencyKey(), picture: phrase() });
  for (const seq of [5, 6, phrase()]) {
    await say("/api/see-picture", { ...about, seq });
    await say("/api/desk/see-picture", { ...about, seq }, counsellor.cookie);
  }
}

/** What staff write beside a talk: notes, drafts, a hand-over, an urgent call with its record, their own templates. */
async function sayAmongStaff(
  { epoch, consultation, counsellor, claimVersion }: Talk,
  phrase: Phrase,
  say: Say,
): Promise<void> {
  const desk = counsellor.cookie;
  const one = { epoch, consultation };
  const [call, seq] = [newIdempotencyKey(), 4];
  for (const kind of draftKinds) await say("/api/desk/draft", { ...one, kind, text: phrase() }, desk);
  for (const kind of ["note", "side", phrase()])
    await say("/api/desk/note", { ...one, key: newIdempotencyKey(), kind, text: phrase() }, desk);
  await say("/api/urgent/call", { epoch, call, consultation }, desk);
  await say("/api/urgent/call", { epoch, call: phrase(), consultation }, desk);
  await say("/api/urgent/take", { epoch, call }, desk);
  for (const outcome of ["mistake", "safe", phrase()])
    await say("/api/urgent/end", { epoch, call, outcome, record: phrase() }, desk);
  for (const where of ["home", phrase()]) {
    const sheet = { ...emptySheet, where, words: { ...emptySheet.words, where: phrase() } };
    await say("/api/urgent/write-sheet", { ...one, key: newIdempotencyKey(), version: 0, sheet }, desk);
  }
  const written = { claimVersion, key: newIdempotencyKey(), text: phrase() };
  await say("/api/desk/reply", { ...one, ...written }, desk);
  for (const of of [seq, 7, phrase()]) await say("/api/desk/retract", { ...one, seq: of }, desk);
  const template = { shortcut: "", title: phrase(), standard: phrase(), easy: phrase() };
  for (const kept of [[template], [{ ...template, standard: `{${phrase()}}` }], phrase()])
    await say("/api/desk/templates/set-own", { version: 0, templates: kept }, desk);
  const note = { key: newIdempotencyKey(), text: phrase() };
  for (const to of [phrase(), newIdempotencyKey(), null])
    await say("/api/desk/hand-over", { ...one, to, claimVersion, note }, desk);
}

/** The way back: words, and reasons that are none. */
async function sayComingBack(phrase: Phrase, say: Say): Promise<void> {
  for (const words of [phrase(), `${phrase()} ${phrase()}`, phrase().repeat(20)]) {
    await say("/api/come-back", { words });
    await say("/api/deletion/ask", { consultation: newIdempotencyKey(), reason: words });
    await say("/api/school-code", { code: words.slice(0, 40) });
  }
  await say("/api/remember", { remember: phrase() });
  await say("/api/words", { words: phrase() });
}

/** Names, passwords and tokens: right, wrong, and in each other's place. */
async function sayAtDoors(world: World, phrase: Phrase, say: Say): Promise<void> {
  const { tools } = world.app;
  const invited = {
    name: `soudan-${newIdempotencyKey()}`,
    displayName: "見本",
    roles: ["counsellor" as const],
  };
  const invitation = await inviteStaff(tools, invited);
  const password = phrase();
  await say("/api/staff/accept-invitation", { token: phrase(), password: phrase() });
  await say("/api/staff/accept-invitation", { token: invitation?.token ?? "", password });
  await say("/api/staff/accept-invitation", { token: invitation?.token ?? "", password: phrase() });
  await say("/api/staff/sign-in", { name: invited.name, password });
  for (let many = 0; many < 10; many++) {
    await say("/api/staff/sign-in", { name: invited.name, password: phrase() });
    await say("/api/staff/sign-in", { name: phrase(), password: phrase() });
  }
  await say("/api/staff/sign-in", { name: `${phrase()}\0`, password: phrase() });
  await say("/api/staff/sign-in", { name: phrase().repeat(9), password: phrase().repeat(9) });
}

/** Headers, addresses, bytes that are no HTTP, and every other call with a word too many; and a database that fails. */
async function sayBesides(world: World, talk: Talk, phrase: Phrase, told: Answer[]): Promise<void> {
  const wire = wireTo(world.origin);
  const { epoch, consultation, claimVersion } = talk;
  const odd = () => encodeURIComponent(phrase());
  for (const path of [
    `/${odd()}`,
    `/?q=${odd()}`,
    `/api/${odd()}`,
    `/api/send?text=${odd()}`,
    `/%zz${odd()}`,
    `/a/${odd()}.js`,
  ]) {
    for (const method of ["GET", "HEAD", "POST", "OPTIONS", "PUT"])
      told.push(await wire.ask({ method, path, body: "{}" }));
  }
  const names = [
    "user-agent",
    "referer",
    "accept-language",
    "x-forwarded-for",
    "x-real-ip",
    "origin",
    "x-request-id",
    "traceparent",
    "cookie",
  ];
  for (const name of names) {
    for (const value of [odd(), `yorisoi=${odd()}; yorisoi-staff=${odd()}`]) {
      for (const path of ["/api/arrive", "/api/send", "/api/desk/sync"])
        told.push(await wire.ask({ path, headers: { [name]: value }, body: "{}" }));
    }
  }
  await wire.say(`POST /${odd()} HTTP/1.1\r\nhost: x\r\n${odd()}\r\n\r\n`);
  await wire.say(`${odd()}\r\n\r\n`);
  const cookies = async (path: string): Promise<string> => {
    const { db, now, stamps } = world.app.tools;
    // It would end the talk's own browser.
    if (path === "/api/leave") return talk.counsellor.cookie;
    if (!path.includes("/sign-out")) return `${talk.consultee.cookie}; ${talk.counsellor.cookie}`;
    const { token } = await beginSession(db, stamps, talk.counsellor.staff, now(), { level: 2 });
    return `yorisoi-staff=${token}`;
  };
  for (const endpoint of endpoints) {
    const good = goodInput(endpoint, { epoch, consultation, claimVersion });
    for (const body of [
      { ...good, [phrase()]: phrase() },
      { ...good, consultation: phrase(), text: phrase() },
      [phrase()],
    ]) {
      told.push(
        await wire.ask({
          path: endpoint.path,
          body: JSON.stringify(body),
          cookie: await cookies(endpoint.path),
        }),
      );
    }
  }
  // Sends that meet a database which drops its connections, refuses the row, and holds what does not open.
  const { db } = world.storage;
  const words = () =>
    JSON.stringify({ epoch, consultation: talk.consultation, key: newIdempotencyKey(), text: phrase() });
  const { cookie } = talk.consultee;
  const opening = () => JSON.stringify({ epoch, key: newIdempotencyKey(), text: phrase() });
  const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  const sending = Array.from({ length: 6 }, () => wire.ask({ path: "/api/open", body: opening(), cookie }));
  await cut.execute(db);
  told.push(...(await Promise.all(sending)));
  await sql`alter table entry add constraint refuse_all check (length(sealed) < 3) not valid`.execute(db);
  told.push(
    await wire.ask({ path: "/api/open", body: opening(), cookie }),
    await wire.ask({ path: "/api/send", body: words(), cookie }),
  );
  await sql`alter table entry drop constraint refuse_all`.execute(db);
  await sql`update entry set sealed = substring(sealed for 40) where consultation_id = ${consultation} and seq > 5`.execute(
    db,
  );
  const watch = JSON.stringify({ epoch, skin: "now", watch: [{ consultation, after: 5 }] });
  await wire.ask({ path: "/api/sync", body: watch, cookie });
}
