import type { VNode } from "preact";
import type { ScriptlessTold } from "../../../contract/scriptless.ts";
import { Say } from "../wording/say.tsx";
import { Press } from "./writing.tsx";

/** [SC-1] 学校のコード: folded, below the ways back, once there is a talk. */
export function School({ told }: { readonly told: ScriptlessTold | null }): VNode {
  return (
    <details class="card" open={told?.it === "school-unknown"}>
      <summary>
        <Say it="schoolTitle" />
      </summary>
      <p>
        <Say it="schoolWhy" />
      </p>
      <label for="code">
        <Say it="schoolLabel" />
      </label>
      {/* No input of one line: Enter in it would press the first button of the form, which is とじる. */}
      <textarea id="code" name="code" rows={1} cols={20} inputMode="numeric" autocomplete="off" />
      <p>
        <Press what="tell-school">
          <Say it="schoolGo" />
        </Press>
      </p>
    </details>
  );
}
