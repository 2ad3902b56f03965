import type { VNode } from "preact";
import { numbersInThePage } from "./numbers.ts";
import type { Parts } from "./parts.ts";
import { Say } from "./wording/say.tsx";

/** いそぐときは: one tap away, beside the talk where there is room. It never waits for what is fetched later. */
export function Help({
  open,
  parts,
  onClose,
}: {
  readonly open: boolean;
  readonly parts: Parts | null;
  readonly onClose: () => void;
}): VNode {
  return (
    <aside id="help" class={open ? "help open" : "help"} aria-labelledby="help-title">
      <h2 id="help-title" tabIndex={-1}>
        <Say it="urgent" />
      </h2>
      {parts ? <parts.Help /> : <Numbers />}
      <button type="button" class="back" onClick={onClose}>
        <Say it="back" />
      </button>
    </aside>
  );
}

/** While nothing gets through: what became of the words, and who can be called. */
export function Offline({ parts }: { readonly parts: Parts | null }): VNode {
  return (
    <>
      <p>
        <Say it="offline" />
      </p>
      {parts ? <parts.Answering /> : <Numbers />}
    </>
  );
}

function Numbers(): VNode {
  // Our own file, as it came.
  return <div class="numbers" dangerouslySetInnerHTML={{ __html: numbersInThePage() }} />;
}
