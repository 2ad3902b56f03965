import * as contract from "../../contract/audit.ts";
import { seeLooking } from "../../contract/looking.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { beginAuditExport, readAuditExport } from "./export.ts";
import { readPresentHead } from "./head.ts";
import { listViewings } from "./list-viewings.ts";
import { searchAudit } from "./search.ts";
import { lineView } from "./view.ts";

export function auditRoutes(http: Http, tools: Tools): void {
  answer(http, contract.searchAudit, async ({ from, to, ...asked }, request) => {
    const wanted = { ...asked, from: instantOf(from), to: instantOf(to) };
    const found = await searchAudit(tools, staffOf(request), wanted);
    return {
      lines: found.lines.map(lineView),
      next: found.next,
      staff: found.staff.map(({ id, displayName }) => ({ id, displayName })),
      consultations: found.consultations.map(({ id, number }) => ({ id, number })),
      hours: found.hours?.map(({ at, count }) => ({ at: at.toISOString(), count })) ?? null,
      reasons: found.reasons.map(({ id, reason }) => ({ id, reason })),
    };
  });

  answer(http, contract.readAuditHead, async () => {
    const { publicKey, fingerprint } = tools.auditKeys;
    const { count, hash, seals } = await readPresentHead(tools.db);
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    return { count, hash, publicKey: pem, fingerprint, seals: [...seals] };
  });

  answer(http, contract.beginAuditExport, async ({ from, to, purpose }, request) =>
    beginAuditExport(tools, staffOf(request), { from: new Date(from), to: new Date(to), purpose }),
  );

  answer(http, contract.readAuditExport, async (asked, request) =>
    readAuditExport(tools, staffOf(request), asked),
  );

  answer(http, seeLooking, async ({ consultations }) => ({
    looking: (await listViewings(tools, consultations)).map(({ since, ...one }) => ({
      ...one,
      since: since.toISOString(),
    })),
  }));
}

function instantOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
