import * as contract from "../../contract/export.ts";
import { staffOf } from "../edge/caller.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { askExport } from "./ask-export.ts";
import { listExports } from "./list-exports.ts";
import type { ExportCursor } from "./part.ts";
import { readExport } from "./read-export.ts";
import { settleExport } from "./settle-export.ts";
import { ledgerView } from "./view.ts";

export function exportRoutes(http: Http, tools: Tools): void {
  answer(http, contract.listExports, async () => {
    const { entries, voices, people } = await listExports(tools);
    return {
      exports: entries.map((entry) => ledgerView(entry, voices, tools.now())),
      people: people.map(({ id, displayName }) => ({ id, displayName })),
    };
  });

  answer(http, contract.askExport, async (wanted, request) => askExport(tools, staffOf(request), wanted));

  answer(http, contract.readExport, async ({ export: id, after }, request) => {
    const part = await readExport(tools, staffOf(request), {
      export: id,
      after: after === null ? null : cursorOf(after),
    });
    return { ...part, next: part.next && `${part.next.number}:${part.next.seq}` };
  });

  answer(http, contract.settleExport, async (settled, request) => {
    await settleExport(tools, staffOf(request), settled);
    return {};
  });
}

function cursorOf(text: string): ExportCursor {
  const [number = 0, seq = 0] = text.split(":").map(Number);
  return { number, seq };
}
