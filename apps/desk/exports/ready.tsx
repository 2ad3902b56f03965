import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { toCp932 } from "./cp932.ts";
import type { Taken } from "./job.ts";
import { saveFile } from "./save-file.ts";
import { counted } from "./say-due.ts";
import { words } from "./words-ja.ts";
import { workbookFile } from "./workbook-file.ts";

type Props = { readonly taken: Taken; readonly forget: () => void };

/** All of it is here: for Excel, for every other program, and in the encoding of older ones. */
export function Ready({ taken, forget }: Props): VNode {
  const said = words.job;
  const { name, title, count, columns, csv, parts } = taken;
  const [report, setReport] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const address = useAddress(csv);

  async function saveWorkbook(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setReport(said.workbookBegins);
    try {
      saveFile(await workbookFile({ name: title, columns, parts }), `${name}.xlsx`);
      setReport(said.workbookSaved);
    } catch {
      setReport(said.workbookFailed);
    }
    setBusy(false);
  }

  async function saveCp932(): Promise<void> {
    const { bytes, replaced } = toCp932((await csv.text()).replace(/^\ufeff/, ""));
    saveFile(new Blob([bytes], { type: "text/csv" }), `${name}-cp932.csv`);
    const letters = [...replaced.values()].reduce((sum, one) => sum + one, 0);
    setReport(
      letters === 0
        ? said.notReplaced
        : said.replaced(counted(letters), [...replaced.keys()].slice(0, 50).join(" ")),
    );
  }

  return (
    <div class="exports-job">
      <p role="status">
        <strong>{said.ready(counted(count))}</strong>
      </p>
      <div class="exports-acts">
        <button class="main" type="button" aria-disabled={busy} onClick={() => void saveWorkbook()}>
          {said.workbook}
        </button>
        {address !== "" && (
          <a class="exports-file" href={address} download={`${name}.csv`}>
            {said.utf8}
          </a>
        )}
        <button type="button" onClick={() => void saveCp932()}>
          {said.cp932}
        </button>
      </div>
      <p class="hint" role="status">
        {report}
      </p>
      <button type="button" onClick={forget}>
        {said.another}
      </button>
    </div>
  );
}

function useAddress(file: Blob): string {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
