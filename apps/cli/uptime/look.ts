import type { Missed } from "../../../domain/uptime.ts";

/** Asks as a browser would that comes for the first time, and as a load balancer does. Answers what is missing. */
export async function lookFromOutside(origin: string, patienceMillis: number): Promise<Missed[]> {
  const [page, whole] = await Promise.all([
    comesWhole(origin, patienceMillis).catch(() => false),
    isWhole(origin, patienceMillis).catch(() => false),
  ]);
  return [...(page ? [] : (["page"] as const)), ...(whole ? [] : (["whole"] as const))];
}

/** The child's page, and the first script that it names. */
async function comesWhole(origin: string, patienceMillis: number): Promise<boolean> {
  const page = await ask(`${origin}/`, patienceMillis);
  if (!page.ok || !/^text\/html\b/.test(page.headers.get("content-type") ?? "")) return false;
  const [, script] = /<script[^>]*\bsrc="(\/[^"]+)"/.exec(await page.text()) ?? [];
  if (script === undefined) return true;
  const first = await ask(`${origin}${script}`, patienceMillis);
  return first.ok && (await first.text()).length > 0;
}

async function isWhole(origin: string, patienceMillis: number): Promise<boolean> {
  const answer = await ask(`${origin}/readyz`, patienceMillis);
  if (!answer.ok) return false;
  const said: unknown = await answer.json();
  return typeof said === "object" && said !== null && !("durability" in said);
}

/** A connection of its own each time: one that stands from before would not show that new ones are refused. */
function ask(address: string, patienceMillis: number): Promise<Response> {
  return fetch(address, {
    headers: { connection: "close", "user-agent": "yorisoi-lookout" },
    redirect: "error",
    signal: AbortSignal.timeout(patienceMillis),
  });
}
