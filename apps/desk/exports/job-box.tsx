import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { sayFailure } from "../failure-words.ts";
import { useStore } from "../use-store.ts";
import type { Job } from "./job.ts";
import { Ready } from "./ready.tsx";
import { counted } from "./say-due.ts";
import { words } from "./words-ja.ts";

/** How far a file is; when all of it is here, it can be saved. */
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
  if (state.at === "ready") return <Ready taken={state.taken} forget={job.forget} />;
  if (!state.stopped && !state.trouble) return null;
  return (
    <p class="trouble" role="alert">
      {state.trouble ? sayFailure(state.trouble) : said.stopped}
    </p>
  );
}
