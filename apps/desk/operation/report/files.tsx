import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenReportSection } from "../../../../contract/report.ts";
import { saveFile } from "../../exports/save-file.ts";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { savePdf } from "../save-pdf.ts";
import { reportCsv, reportWorkbook } from "./report-files.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly month: string;
  /** The step of a draft; null: the figures as they stand now. */
  readonly about: number | null;
  readonly version: string;
  readonly sections: readonly SeenReportSection[];
};
const said = words.files;
const kinds = ["pdf", "xlsx", "csv"] as const;
type Kind = (typeof kinds)[number];

/** The same figures as PDF, for Excel and as CSV. */
export function Files({ call, month, about, version, sections }: Props): VNode {
  const [note, setNote] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function make(kind: Kind): Promise<void> {
    const name = said.name(month, version, kind);
    if (kind === "csv") return saveFile(reportCsv(sections), name);
    if (kind === "xlsx") return saveFile(await reportWorkbook(sections), name);
    const answer = await call("/api/report/print", { month, about });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (answer.ok) savePdf(answer.value.pdf, name);
  }

  async function save(kind: Kind): Promise<void> {
    setBusy(true);
    setTrouble(null);
    setNote(said.making);
    await make(kind);
    setBusy(false);
    setNote(said.saved);
  }

  return (
    <div class="operation-acts">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          disabled={busy}
          aria-label={`${said[kind]}: ${version}`}
          onClick={() => void save(kind)}
        >
          {said[kind]}
        </button>
      ))}
      <span role="status">{trouble ? "" : note}</span>
      <span class="trouble" role="alert">
        {trouble}
      </span>
    </div>
  );
}
