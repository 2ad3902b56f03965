import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { type Role, roles } from "../../domain/people.ts";
import { takeUp } from "../take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../world.ts";
import { endpoints } from "./endpoints.ts";
import { goodInput, openTalk, signedInAgain, type Talk } from "./people.ts";

/**
 * What each may get, written by hand: own / somebody else's / a consultation that is not there, or one figure for all.
 * "Own" is the talk one opened or holds; for staff who cannot hold one, any. Where a role may, but the input that is at hand
 * names a factor, a session, a colleague or words that are not there, it gets the refusal of that: 403 or 404. The plan of duty,
 * the templates, the staff rules and a risk sheet are set by the first of them, and whoever comes later has seen an older one: 409.
 */
const table = tableOf(`
                                     visitor consultee    counsellor   supervisor   official     administrator auditor operator
  /api/arrive                        200     200          200          200          200          200           200     200
  /api/leave                         200     200          200          200          200          200           200     200
  /api/pause                         200     200          200          200          200          200           200     200
  /api/remember                      401     200          401          401          401          401           401     401
  /api/words                         401     404          401          401          401          401           401     401
  /api/come-back                     401     404          401          401          401          401           401     401
  /api/history                       401     200          401          401          401          401           401     401
  /api/deletion/ask                  401     200/404/404  401          401          401          401           401     401
  /api/desk/deletions                401     401          403          200          200          403           403     403
  /api/desk/deletion/preview         401     401          403          200/200/404  200/200/404  403           403     403
  /api/desk/deletion/propose         401     401          403          404          404          403           403     403
  /api/desk/deletion/refuse          401     401          403          404          404          403           403     403
  /api/desk/holds                    401     401          403          200          200          403           403     403
  /api/desk/hold/see                 401     401          403          200          200          403           403     403
  /api/desk/hold/place               401     401          403          200/200/404  200/200/404  403           403     403
  /api/desk/hold/lift                401     401          403          404          404          403           403     403
  /api/desk/retention                401     401          403          200          200          403           403     403
  /api/desk/retention/preview        401     401          403          200          200          403           403     403
  /api/desk/retention/set            401     401          403          403          200          403           403     403
  /api/desk/retention/propose        401     401          403          403          409          403           403     403
  /api/desk/petitions                401     401          403          403          200          403           403     403
  /api/desk/petition/receive         401     401          403          403          200/200/404  403           403     403
  /api/desk/petition/step            401     401          403          403          404          403           403     403
  /api/desk/petition/read            401     401          403          403          404          403           403     403
  /api/desk/petition/bars            401     401          403          403          404          403           403     403
  /api/desk/petition/propose         401     401          403          403          404          403           403     403
  /api/desk/petition/print           401     401          403          403          404          403           403     403
  /api/desk/petition/attach          401     401          403          403          404          403           403     403
  /api/desk/figures                  401     401          403          200          200          403           403     403
  /api/desk/analysis                 401     401          403          403          200          403           403     403
  /api/desk/figures/rows             401     401          403          200          200          403           403     403
  /api/export/list                   401     401          403          403          200          200           200     403
  /api/export/ask                    401     401          403          403          200          403           403     403
  /api/export/part                   401     401          403          403          404          404           404     403
  /api/export/settle                 401     401          403          403          404          404           403     403
  /api/desk/looking                  401     401          403          200          200          403           403     403
  /api/desk/risks                    401     401          403          403          200          403           403     403
  /api/desk/unanswered               401     401          403          403          200          403           403     403
  /api/open                          401     200          401          401          401          401           401     401
  /api/send                          401     200/404/404  401          401          401          401           401     401
  /api/read                          401     200/404/404  401          401          401          401           401     401
  /api/attributes                    401     200/404/404  401          401          401          401           401     401
  /api/face                          401     200/404/404  401          401          401          401           401     401
  /api/picture                       401     403/404/404  401          401          401          401           401     401
  /api/see-picture                   401     404/404/404  401          401          401          401           401     401
  /api/desk/see-picture              401     401          404/404/404  404/404/404  404/404/404  403           403     403
  /api/presence                      401     200/404/404  401          401          401          401           401     401
  /api/desk/doing                    401     401          200/409/404  200/409/404  403          403           403     403
  /api/sync                          401     200/404/404  401          401          401          401           401     401
  /api/place                         401     200/404/404  401          401          401          401           401     401
  /api/reception                     200     200          200          200          200          200           200     200
  /api/duty                          401     401          200          200          200          200           403     403
  /api/duty/plan                     401     401          403          200          403          409           403     403
  /api/duty/say                      401     401          200          200          403          403           403     403
  /api/reception/settings            401     401          403          403          403          200           403     403
  /api/reception/set                 401     401          403          403          403          200           403     403
  /api/desk/claim                    401     401          200/409/404  200/409/404  403          403           403     403
  /api/desk/reply                    401     401          200/409/404  200/409/404  403          403           403     403
  /api/desk/close                    401     401          200/409/404  200/409/404  403          403           403     403
  /api/desk/tag                      401     401          200/409/404  200/409/404  403          403           403     403
  /api/desk/briefing                 401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/briefing-read            401     401          200/409/404  200/409/404  403          403           403     403
  /api/desk/record                   401     401          200/409/404  200/200/404  403          403           403     403
  /api/desk/record-draft             401     401          200/409/404  200/200/404  403          403           403     403
  /api/desk/ask-consent              401     401          200/409/404  200/200/404  403          403           403     403
  /api/consent                       401     409/404/404  401          401          401          401           401     401
  /api/desk/disclose                 401     401          200/409/404  200/200/404  403          403           403     403
  /api/desk/disclosures              401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/read                     401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/sync                     401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/colleagues               401     401          200          200          200          403           403     403
  /api/desk/pauses                   401     401          200          200          200          403           403     403
  /api/desk/pause/propose            401     401          200/200/404  200/409/404  403          403           403     403
  /api/desk/pause/decide             401     401          403          404          403          403           403     403
  /api/desk/pause/lift               401     401          403          404          403          403           403     403
  /api/desk/start/see                401     401          200/200/404  200/200/404  403          403           403     403
  /api/desk/start                    401     401          409/409/404  409/409/404  403          403           403     403
  /api/desk/reach                    401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/search                   401     401          200          200          200          403           403     403
  /api/desk/receivers                401     401          200          200          403          403           403     403
  /api/shindan/schools               200     200          200          200          200          200           200     200
  /api/shindan/report                200     200          200          200          200          200           200     200
  /api/desk/diagnoses                401     401          403          403          403          200           403     403
  /api/desk/schools                  401     401          403          403          403          200           403     403
  /api/desk/schools/set              401     401          403          403          403          200           403     403
  /api/school-code                   401     404          401          401          401          401           401     401
  /api/desk/school-codes             401     401          403          403          403          200           403     403
  /api/desk/school-codes/switch      401     401          403          403          403          200           403     403
  /api/desk/school-codes/renew       401     401          403          403          403          409           403     403
  /api/desk/school-counts            401     401          403          403          200          200           403     403
  /api/desk/tablets/kit              401     401          403          403          403          200           403     403
  /api/desk/templates                401     401          200          200          403          200           403     403
  /api/desk/templates/set-own        401     401          200          200          403          403           403     403
  /api/desk/templates/set-city       401     401          403          200          403          409           403     403
  /api/desk/hand-over                401     401          200/409/404  200/200/404  403          403           403     403
  /api/desk/retract                  401     401          404          404          403          403           403     403
  /api/desk/mark-urgent              401     401          200/200/404  200/200/404  403          403           403     403
  /api/urgent/call                   401     401          200/200/404  200/200/404  403          403           403     403
  /api/urgent/take                   401     401          404          404          404          403           403     403
  /api/urgent/end                    401     401          404          404          404          403           403     403
  /api/urgent/records                401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/urgent/write-sheet            401     401          200/200/404  200/409/404  409/409/404  403           403     403
  /api/urgent/settings               401     401          200          200          200          200           403     403
  /api/urgent/set                    401     401          403          403          403          200           403     403
  /api/desk/draft                    401     401          200/200/404  200/200/404  403          403           403     403
  /api/desk/note                     401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/notes                    401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/desk/drafts                   401     401          200          200          403          403           403     403
  /api/support/list                  401     401          200          200          200          200           200     200
  /api/support/read                  401     401          404          404          404          404           404     404
  /api/support/ask                   401     401          200          200          200          200           200     200
  /api/support/step                  401     401          404          404          404          404           404     404
  /api/support/ringing               401     401          403          403          403          403           403     200
  /api/support/knowledge             401     401          200          200          200          200           200     200
  /api/support/write-knowledge       401     401          403          403          403          403           403     200
  /api/support/settings              401     401          403          403          200          200           403     200
  /api/support/set                   401     401          403          403          403          200           403     403
  /api/incident/list                 401     401          403          403          200          200           403     200
  /api/incident/open                 401     401          403          403          403          403           403     200
  /api/incident/write                401     401          403          403          403          403           403     404
  /api/incident/impact               401     401          403          403          403          403           403     404
  /api/incident/report               401     401          403          403          403          403           403     404
  /api/incident/print                401     401          403          403          404          404           403     404
  /api/incident/close                401     401          403          403          403          403           403     404
  /api/incident/decide               401     401          403          403          404          404           403     403
  /api/incident/authority            401     401          403          403          404          404           403     403
  /api/incident/trace                401     401          403          403          404          404           403     403
  /api/report/read                   401     401          403          403          200          200           403     200
  /api/report/draft                  401     401          403          403          403          403           403     200
  /api/report/decide                 401     401          403          403          409          409           403     403
  /api/report/print                  401     401          403          403          404          404           403     404
  /api/condition/read                401     401          403          403          200          200           403     200
  /api/register/list                 401     401          403          403          200          200           200     200
  /api/register/write                401     401          403          403          200          200           403     200
  /api/register/decide               401     401          403          403          404          404           403     403
  /api/register/end                  401     401          403          403          404          404           403     404
  /api/staff-rules/read              401     401          200          200          200          200           200     200
  /api/staff-rules/acknowledge       401     401          409          409          409          409           409     409
  /api/staff-rules/set               401     401          403          403          200          409           403     403
  /api/staff-rules/standing          401     401          403          403          200          200           200     200
  /api/access-review/read            401     401          403          200          200          200           200     403
  /api/access-review/confirm         401     401          403          404          403          404           403     403
  /api/access-review/ask-for-fewer   401     401          403          404          403          404           403     403
  /api/practice/list                 401     401          403          403          403          403           403     403
  /api/practice/begin                401     401          403          403          403          403           403     403
  /api/practice/stop                 401     401          403          403          403          403           403     403
  /api/practice/look-back            401     401          403          403          403          403           403     403
  /api/maintenance/list              401     401          403          403          200          200           403     200
  /api/maintenance/plan              401     401          403          403          403          403           403     200
  /api/maintenance/acknowledge       401     401          403          403          404          404           403     403
  /api/maintenance/end               401     401          403          403          403          403           403     404
  /api/audit/search                  401     401          403          403          403          200           200     403
  /api/audit/head                    401     401          403          403          403          200           200     403
  /api/audit/export                  401     401          403          403          403          200           200     403
  /api/audit/export-part             401     401          403          403          403          404           404     403
  /api/line/settings                 401     401          403          403          200          200           403     200
  /api/line/switch                   401     401          403          403          403          200           403     403
  /api/line/set-channel              401     401          403          403          403          200           403     403
  /api/line/set-text                 401     401          403          403          403          200           403     403
  /api/line/check                    401     401          403          403          403          200           403     403
  /api/line/usage                    401     401          403          403          200          200           403     200
  /api/line/reach                    401     401          200/200/404  200/200/404  200/200/404  403           403     403
  /api/line/standing                 200     200          200          200          200          200           200     200
  /api/line/come-in                  200     200          200          200          200          200           200     200
  /api/line/begin-link               401     404          401          401          401          401           401     401
  /api/line/unlink                   401     200          401          401          401          401           401     401
  /api/notice/standing               200     200          200          200          200          200           200     200
  /api/notice/allow                  401     403          401          401          401          401           401     401
  /api/notice/stop                   401     200          401          401          401          401           401     401
  /api/staff/self                    401     401          200          200          200          200           200     200
  /api/staff/sign-out                401     401          200          200          200          200           200     200
  /api/staff/sign-in                 401     401          401          401          401          401           401     401
  /api/staff/accept-invitation       410     410          410          410          410          410           410     410
  /api/approval/agree                401     401          403          403          404          404           403     403
  /api/approval/list                 401     401          403          403          200          200           200     200
  /api/approval/refuse               401     401          403          403          404          404           403     403
  /api/approval/rules                401     401          403          403          403          200           403     403
  /api/approval/set-rule             401     401          403          403          403          200           403     403
  /api/approval/withdraw             401     401          403          403          404          404           404     404
  /api/break-glass/ask               401     401          403          403          403          403           403     200
  /api/break-glass/end               401     401          403          403          404          404           404     404
  /api/break-glass/list              401     401          403          403          200          200           200     200
  /api/staff/list                    401     401          403          403          403          200           200     403
  /api/staff/invite                  401     401          403          403          403          200           403     403
  /api/staff/change-roles            401     401          403          403          403          404           403     403
  /api/staff/reset                   401     401          403          403          403          404           403     403
  /api/staff/dismiss                 401     401          403          403          403          404           403     403
  /api/staff/sessions-of             401     401          403          403          403          200           403     403
  /api/staff/end-session-of          401     401          403          403          403          200           403     403
  /api/staff/networks                401     401          403          403          403          200           403     403
  /api/staff/set-networks            401     401          403          403          403          200           403     403
  /api/staff/stay                    401     401          200          200          200          200           200     200
  /api/staff/sessions                401     401          200          200          200          200           200     200
  /api/staff/end-session             401     401          404          404          404          404           404     404
  /api/staff/end-other-sessions      401     401          200          200          200          200           200     200
  /api/staff/password                401     401          200          200          200          200           200     200
  /api/staff/factors                 401     401          200          200          200          200           200     200
  /api/staff/begin-totp              401     401          200          200          200          200           200     200
  /api/staff/confirm-totp            401     401          403          403          403          403           403     403
  /api/staff/show-totp               401     401          403          403          403          403           403     403
  /api/staff/remove-totp             401     401          200          200          200          200           200     200
  /api/staff/make-recovery-codes     401     401          200          200          200          200           200     200
  /api/staff/show-recovery-code      401     401          403          403          403          403           403     403
  /api/staff/begin-passkey           401     401          200          200          200          200           200     200
  /api/staff/add-passkey             401     401          403          403          403          403           403     403
  /api/staff/challenge-passkey       401     401          200          200          200          200           200     200
  /api/staff/show-passkey            401     401          403          403          403          403           403     403
  /api/staff/rename-passkey          401     401          404          404          404          404           404     404
  /api/staff/remove-passkey          401     401          404          404          404          404           404     404
  /api/staff/challenge-for-sign-in   200     200          200          200          200          200           200     200
  /api/staff/ways-in                 200     200          200          200          200          200           200     200
  /api/staff/sign-in-by-passkey      401     401          401          401          401          401           401     401
`);
const columns = ["visitor", "consultee", ...roles] as const;

function tableOf(text: string): ReadonlyMap<string, readonly string[]> {
  const [names = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  expect(names).toEqual(["visitor", "consultee", ...roles]);
  return new Map(rows.map(([path = "", ...cells]) => [path, cells]));
}

/** Whatever else may be asked for, and only read. */
const elsewhere = [
  ...["/", "/desk", "/healthz", "/readyz", "/openapi.json"],
  ...["/sw.js", "/manifest.webmanifest", "/icon.png", "/old.js"],
  // Without script: see a1-scriptless.pg.test.ts.
  ...["/plain", "/plain/all", "/plain/seen/:mark", "/plain.css"],
  ...["/shindan", "/shindan.js"],
  ...["/status", "/status.css"],
  // The browser comes and goes by itself here: single sign-on.
  ...["/api/staff/oidc/start", "/api/staff/oidc/callback"],
  ...["/api/line/enter", "/api/line/callback"],
];

/** Said by another service, or a lookout, which sign it: see server/line/webhook.pg.test.ts and server/uptime/. Or by a form, which carries its own proof. */
const signed = ["/api/line/webhook", "/api/uptime/report", "/plain"];

test("[S8.3] [S11.1] A2 [AC-1] every endpoint of the contract has a row, and every row an endpoint", () => {
  expect([...table.keys()].sort()).toEqual(endpoints.map(({ path }) => path).sort());
});

test("A2 [AC-1] every route is an endpoint of the contract, a page, or on the list; nothing answers by another method", async () => {
  const pages = await mkdtemp(join(tmpdir(), "yorisoi-pages-"));
  onTestFinished(() => rm(pages, { recursive: true }));
  for (const folder of ["consultee", "desk"]) {
    await mkdir(join(pages, folder, "a"), { recursive: true });
    for (const file of ["index.html", "a/x.js"]) await writeFile(join(pages, folder, file), "");
  }
  await using world = await openWorld({ pages });
  const files = ["/a/:file", "/desk/a/:file"];
  const read = [...elsewhere, ...files].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]);
  const calls = [...endpoints.map(({ path }) => path), ...signed].map((path) => `POST ${path}`);
  expect(routesOf(world).sort()).toEqual([...read, ...calls].sort());
});

/** What they change would change the answers to everybody after them. */
const apart = ["/api/staff/set-networks", "/api/approval/set-rule", "/api/reception/set", "/api/urgent/set"];

/** A city with somebody of each role in it. */
async function openCrew() {
  const world = await openWorld();
  const crew = new Map(
    await Promise.all(roles.map(async (role) => [role, (await world.staff(role)).staff] as const)),
  );
  return {
    world,
    /** In a session of their own, as some of these calls end it. */
    async caller(column: Column): Promise<Known> {
      const staff = crew.get(column as Role);
      if (!staff) return { ...(column === "visitor" ? world.visitor() : await world.consultee()), column };
      const { cookie } = await signedInAgain(world, { counsellor: { staff } } as Talk);
      const { callAny, ...visitor } = world.visitor();
      const known = (path: string, body: unknown) => callAny(path, body, { cookie });
      return { ...visitor, cookie, column, callAny: known, call: known as Caller["call"] };
    },
  };
}

let everyday: Awaited<ReturnType<typeof openCrew>>;
beforeAll(async () => {
  everyday = await openCrew();
  return () => everyday.world[Symbol.asyncDispose]();
});

test.for([...table])("A2 [AC-1] [AC-2] who gets what of %s", async ([path, cells]) => {
  const endpoint = endpoints.find((one) => one.path === path);
  if (!endpoint) throw new Error(`${path} is no endpoint.`);
  expect(cells).toHaveLength(columns.length);
  const { world, caller } = apart.includes(path) ? await openCrew() : everyday;
  if (apart.includes(path)) onTestFinished(() => world[Symbol.asyncDispose]());
  const nowhere = {
    epoch: world.app.tools.epoch(),
    consultation: randomUUID() as ConsultationId,
    claimVersion: 1,
  };
  const other = cells.some((cell) => cell.includes("/")) ? await openTalk(world) : nowhere;
  const got: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const who = await caller(columns[at] ?? "visitor");
    const talks = cell.includes("/") ? [await ownTalk(world, who, other), other, nowhere] : [other];
    const statuses: number[] = [];
    for (const talk of talks) statuses.push((await who.callAny(path, goodInput(endpoint, talk))).status);
    got.push(statuses.join("/"));
  }
  expect(named(got)).toEqual(named(cells));
});

const named = (cells: readonly string[]): object =>
  Object.fromEntries(cells.map((cell, at) => [columns[at], cell]));

type Column = (typeof columns)[number];
type Known = Caller & { readonly column: Column };

type AboutTalk = Parameters<typeof goodInput>[1];

/** A talk of the caller's own: opened by them, or held by them. Whoever can do neither has none, and any will do. */
async function ownTalk(world: World, caller: Known, any: AboutTalk): Promise<AboutTalk> {
  const { epoch } = any;
  const isHolder = caller.column === "counsellor" || caller.column === "supervisor";
  if (caller.column !== "consultee" && !isHolder) return any;
  const [child, counsellor] = [
    isHolder ? await world.consultee() : caller,
    isHolder ? caller : await world.staff("counsellor"),
  ];
  const { consultation } = (await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "ねえ" }))
    .body;
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  return { epoch, consultation, claimVersion };
}

/** "METHOD /path" of each route, out of the tree that Fastify draws. */
function routesOf({ app }: World): string[] {
  const above: string[] = [];
  return app.http
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const [, indent = "", part = "", methods = ""] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/.exec(line) ?? [];
      if (part === "") return [];
      const depth = indent.length / 4;
      above.splice(depth, above.length, part);
      return methods
        .split(", ")
        .filter(Boolean)
        .map((method) => `${method} ${above.join("")}`);
    });
}
