import type { VNode } from "preact";
import { kindsOfExport } from "../../../domain/export-kinds.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { purposeWords } from "../audit/act-words.ts";
import { When } from "../when.tsx";
import type { LedgerRead } from "./ledger-read.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly entry: LedgerRead["exports"][number];
  readonly nameOf: (id: StaffId | null) => string;
};

/** One file of the ledger: who, why, for whom, who agreed, and where it is. */
export function LedgerCard({ entry, nameOf }: Props): VNode {
  const said = words.ledger;
  const marks = (["pseudonymous", "masked", "toFolder"] as const).filter((one) => entry[one]);
  return (
    <>
      <h3>
        {kindsOfExport[entry.kind].name}　{said.period(entry.from, entry.to)}
        {marks.map((one) => (
          <span key={one} class="exports-mark">
            {said[one]}
          </span>
        ))}
      </h3>
      <dl class="facts">
        <dt>{said.asked}</dt>
        <dd>
          {nameOf(entry.askedBy)}・<When at={entry.askedAt} />
        </dd>
        <dt>{said.purpose}</dt>
        <dd>{purposeWords[entry.purpose]}</dd>
        <dt>{said.recipient}</dt>
        <dd>{words.ask.recipients[entry.recipient]}</dd>
        <dt>{said.approval}</dt>
        <dd>
          {said.approvals[entry.approval]}
          {entry.agreed.length > 0 && said.by(entry.agreed.map(nameOf))}
        </dd>
        <dt>{said.taken}</dt>
        <dd>
          {entry.takenAt ? (
            <>
              <When at={entry.takenAt} />・{said.rows(entry.rows.toLocaleString("ja-JP"))}
            </>
          ) : (
            said.notTaken
          )}
        </dd>
        <dt>{said.due}</dt>
        <dd>
          {entry.dueOn}
          {entry.dueness && entry.dueness !== "later" && (
            <strong class="exports-due">{words.due.marks[entry.dueness]}</strong>
          )}
        </dd>
        <dt>{said.settled}</dt>
        <dd>
          {entry.settledAs && entry.settledAt ? (
            <>
              {said.settlements[entry.settledAs]}（{nameOf(entry.settledBy)}・<When at={entry.settledAt} />）
            </>
          ) : entry.takenAt ? (
            said.out
          ) : entry.rows > 0 ? (
            said.outPartly
          ) : (
            ""
          )}
        </dd>
      </dl>
    </>
  );
}
