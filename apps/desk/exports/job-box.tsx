import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sayFailure } from "../failure-words.ts";
import { useStore } from "../use-store.ts";
import { toCp932 } from "./cp932.ts";
import type { Job, JobState } from "./job.ts";
import { words } from "./words-ja.ts";

/** How far a file is; when all of it is here, it can be saved, also in the encoding of older programs. */
export function JobBox({ job, done }: { readonly job: Job; readonly done: () => void }): VNode | null {
  const state = useStore(job.store, (all) => all);
  const said = words.job;
  useEffect(() => {
    if (state.at === "ready") done();
  }, [state.at]);
  if (state.at === "running")
    return (
      <div class="exports-job">
        <progress aria-label={said.beginning} />
        <p role="status">{state.waiting ? said.waiting : said.running(counted(state.rows))}</p>
        <button type="button" onClick={job.stop}>
          {said.stop}
        </button>
      </div>
    );
  if (state.at === "ready") return <Ready state={state} forget={job.forget} />;
  if (!state.stopped && !state.trouble) return null;
  return (
    <p class="trouble" role="alert">
      {state.trouble ? sayFailure(state.trouble) : said.stopped}
    </p>
  );
}

type ReadyProps = { readonly state: Extract<JobState, { at: "ready" }>; readonly forget: () => void };

function Ready({ state: { file, name, rows }, forget }: ReadyProps): VNode {
  const said = words.job;
  const [report, setReport] = useState<string | null>(null);
  const address = useAddress(file);

  async function saveCp932(): Promise<void> {
    const { bytes, replaced } = toCp932((await file.text()).replace(/^\ufeff/, ""));
    const made = URL.createObjectURL(new Blob([bytes], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = made;
    link.download = name.replace(/\.csv$/, "-cp932.csv");
    link.click();
    URL.revokeObjectURL(made);
    const count = [...replaced.values()].reduce((sum, one) => sum + one, 0);
    setReport(
      count === 0
        ? said.notReplaced
        : said.replaced(counted(count), [...replaced.keys()].slice(0, 50).join(" ")),
    );
  }

  return (
    <div class="exports-job">
      <p role="status">
        <strong>{said.ready(counted(rows))}</strong>
      </p>
      {address !== "" && (
        <a class="exports-file" href={address} download={name}>
          {said.utf8}
        </a>
      )}
      <button type="button" onClick={() => void saveCp932()}>
        {said.cp932}
      </button>
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

function counted(count: number): string {
  return count.toLocaleString("ja-JP");
}
