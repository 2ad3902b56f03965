import { expect, test } from "vitest";
import { straysOf } from "../../apps/desk/talk/stray.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { type Faults, noFaults } from "../history.ts";
import type { Consultee, Counsellor } from "../people.ts";
import { type City, openCity } from "./city.ts";
import { type OwnServer, startOwnServer } from "./own-server.ts";
import { openWire, type Wire } from "./wire.ts";

type Scene = {
  readonly city: City;
  readonly server: OwnServer;
  readonly wire: Wire;
  readonly children: readonly Consultee[];
  readonly counsellor: Counsellor;
};

test("[S8.9] [DL-5] F8: the city is restored to an earlier day: open pages bring back what they hold", async () => {
  const { faults } = await restoreUnderOpenPages({ anew: true });
  expect(faults).toEqual(noFaults);
}, 300_000);

test("[DL-5] F8: the same under processes that live on: nothing is lost, and all agree in the end", async () => {
  const { faults } = await restoreUnderOpenPages({ anew: false });
  expect(faults).toEqual(noFaults);
}, 300_000);

test("[S8.9] [DL-5] a consultation that was opened after the backup: its child opens it anew, and the counsellor's desk keeps the answers until they are sent there", async () => {
  await using stack = new AsyncDisposableStack();
  const scene = await openScene(stack);
  const { city, children, counsellor } = scene;
  await backUp(scene);
  const [child] = children;
  if (!child) throw new Error("There are several.");
  child.write("opened after the backup");
  await city.agree(120_000);
  await counsellor.claim(child.consultation() as ConsultationId);
  counsellor.reply(child.consultation() as ConsultationId, "answered after the backup");
  await city.agree(120_000);
  const gone = child.consultation();
  await Promise.all([...city.processes].map((process) => city.kill(process)));
  await restore(scene);
  await Promise.all([city.start(), city.start()]);
  // Before its page has heard of the restore, nothing is unsent either.
  const isNotAnew = () => [null, gone].includes(child.consultation());
  await expect.poll(() => isNotAnew() || child.unsent() > 0, { timeout: 120_000 }).toBe(false);
  const strays = () => straysOf(counsellor.desk.store.get());
  await expect
    .poll(() => strays().map(({ text }) => text), { timeout: 120_000 })
    .toEqual(["answered after the backup"]);
  const anew = child.consultation() as ConsultationId;
  await expect.poll(() => counsellor.list()?.has(anew), { timeout: 120_000 }).toBe(true);
  expect(await counsellor.claim(anew)).toBe(true);
  counsellor.desk.show(anew);
  for (const { id, key } of strays()) counsellor.desk.bring(id, key);
  counsellor.browser.run(() => counsellor.desk.send(anew));
  await city.agree(120_000);
  expect(strays()).toEqual([]);
  const texts = child.talk().messages.map(({ text }) => text);
  expect(texts).toEqual(["opened after the backup", "answered after the backup"]);
  // Sent by hand, it has another key: by its old one it is not there.
  const { lost, ...others } = await city.judge();
  expect(lost).toHaveLength(1);
  expect({ ...others, lost: [] }).toEqual(noFaults);
}, 300_000);

async function restoreUnderOpenPages({ anew }: { readonly anew: boolean }): Promise<{ faults: Faults }> {
  await using stack = new AsyncDisposableStack();
  const scene = await openScene(stack);
  const { city, wire, children, counsellor } = scene;
  for (const child of children) child.write(`${child.who}, before the backup`);
  await city.agree(120_000);
  for (const child of children) await counsellor.claim(child.consultation() as ConsultationId);
  speak(scene, "before the backup", 3);
  await city.agree(120_000);
  await backUp(scene);

  speak(scene, "after the backup", 10);
  await city.agree(120_000);
  if (anew) await Promise.all([...city.processes].map((process) => city.kill(process)));
  wire.shut();
  speak(scene, "during the restore", 5);
  await restore(scene);
  if (anew) await Promise.all([city.start(), city.start()]);
  const agreed = await city.agree(120_000);
  speak(scene, "after the restore", 5);
  await city.agree(120_000);
  const how = anew ? "processes started anew" : "processes lived on";
  console.info(`F8, ${how}: ${city.figures()}, agreement ${Math.round(agreed)} ms`);
  return { faults: await city.judge() };
}

/** Nobody reaches the database meanwhile. */
async function backUp({ server, wire }: Scene): Promise<void> {
  wire.shut();
  await server.backUp();
  wire.open();
}

async function restore({ server, wire }: Scene): Promise<void> {
  wire.shut();
  await server.restore();
  wire.open();
}

async function openScene(stack: AsyncDisposableStack): Promise<Scene> {
  const server = stack.use(await startOwnServer());
  const url = new URL(server.url());
  const port = Number(url.port);
  const wire = stack.use(await openWire({ to: () => port }));
  url.port = String(wire.port);
  const city = stack.use(await openCity({ url: url.href }));
  await Promise.all([city.start(), city.start()]);
  const rungs = ["stream", "stream", "wait", "now"] as const;
  const children = rungs.map((rung) => city.consultee({ rung }));
  await city.official();
  return { city, server, wire, children, counsellor: await city.counsellor() };
}

function speak({ children, counsellor }: Scene, when: string, times: number): void {
  for (let n = 1; n <= times; n++) {
    for (const child of children) {
      child.write(`${child.who}, ${when} ${n}`);
      const id = child.consultation();
      if (id) counsellor.reply(id, `to ${child.who}, ${when} ${n}`);
    }
  }
}
