import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SignedInSelf } from "../../../contract/staff.ts";
import { kindsOfExport } from "../../../domain/export-kinds.ts";
import type { Settlement } from "../../../domain/exporting.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { Confirm } from "../confirm.tsx";
import { sayFailure } from "../failure-words.ts";
import { mayDo } from "../state.ts";
import type { Call } from "../work.ts";
import type { Job } from "./job.ts";
import { LedgerCard } from "./ledger-card.tsx";
import type { LedgerRead } from "./ledger-read.ts";
import { words } from "./words-ja.ts";

type Entry = LedgerRead["exports"][number];
type Props = {
  readonly read: LedgerRead;
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly now: Date;
  readonly job: Job;
  readonly changed: () => void;
};

/** 台帳: each file with who, why, for whom, who agreed, and where it is. */
export function Ledger({ read, self, call, now, job, changed }: Props): VNode {
  const [settling, setSettling] = useState<{ readonly entry: Entry; readonly as: Settlement } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.ledger;
  const names = new Map(read.people.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (id: StaffId | null): string => (id ? (names.get(id) ?? said.someone) : said.planned);

  async function settle(): Promise<void> {
    if (!settling) return;
    const { entry, as } = settling;
    setSettling(null);
    const answer = await call("/api/export/settle", { export: entry.id, as });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    changed();
  }

  if (read.exports.length === 0) return <p>{said.none}</p>;
  return (
    <>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <ul class="exports-ledger">
        {read.exports.map((entry) => (
          <li key={entry.id}>
            <LedgerCard {...{ entry, nameOf }} />
            <Acts
              {...{ entry, now }}
              take={
                entry.takeable && !entry.toFolder && entry.askedBy === self.id
                  ? () => void job.take(entry.id, namesOf(entry)).then(changed)
                  : null
              }
              settle={
                mayDo(self, "export:settle") && entry.settledAs === null
                  ? (as) => setSettling({ entry, as })
                  : null
              }
            />
          </li>
        ))}
      </ul>
      {settling && (
        <Confirm
          heading={said.settleHeading}
          confirm={said.settle[settling.as]}
          cancel={said.cancel}
          onConfirm={() => void settle()}
          onCancel={() => setSettling(null)}
        >
          <p>{said.settleEffect}</p>
        </Confirm>
      )}
    </>
  );
}

function namesOf({ kind, from, to }: Entry) {
  return { name: words.job.name(kind, from, to), title: kindsOfExport[kind].name };
}

type ActsProps = {
  readonly entry: Entry;
  readonly now: Date;
  readonly take: (() => void) | null;
  readonly settle: ((as: Settlement) => void) | null;
};

function Acts({ entry, now, take, settle }: ActsProps): VNode | null {
  const said = words.ledger;
  const name = (act: string): string =>
    said.of(kindsOfExport[entry.kind].name, plain(timeWords(new Date(entry.askedAt), now)), act);
  const ways: readonly Settlement[] = entry.rows > 0 ? ["returned", "destroyed"] : ["not-taken"];
  if (!take && !settle) return null;
  return (
    <div class="exports-acts">
      {take && (
        <button class="main" type="button" aria-label={name(said.take)} onClick={take}>
          {said.take}
        </button>
      )}
      {settle &&
        ways.map((as) => (
          <button key={as} type="button" aria-label={name(said.settle[as])} onClick={() => settle(as)}>
            {said.settle[as]}
          </button>
        ))}
    </div>
  );
}
