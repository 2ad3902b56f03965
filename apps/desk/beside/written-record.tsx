import type { VNode } from "preact";
import type { WrittenRecord as Written } from "../../../contract/briefing.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { recordParts } from "../../../domain/record.ts";
import { nameOf } from "../list/row.ts";
import { When } from "../when.tsx";
import { besideWords as words } from "./words-ja.ts";

export type Names = ReadonlyMap<StaffId, string>;

/** A version of a record, without the parts that were left empty. */
export function WrittenRecord({
  record: { version, staff, at, said },
  names,
}: {
  readonly record: Written;
  readonly names: Names;
}): VNode {
  if (!said) return <p class="trouble">{words.unreadable}</p>;
  const parts = recordParts.filter((part) => said[part].trim() !== "");
  return (
    <div class="beside-record">
      <p class={`beside-risk risk-${said.risk}`}>
        {words.riskLabel}: <strong>{words.risk[said.risk]}</strong>
      </p>
      <dl>
        {parts.map((part) => (
          <div key={part}>
            <dt>{words.part[part]}</dt>
            <dd class="beside-text">{said[part]}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        {words.writtenBy(nameOf(staff, names), version)}・<When at={at} />
      </p>
    </div>
  );
}
