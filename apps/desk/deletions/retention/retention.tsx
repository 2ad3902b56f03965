import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { RetentionPreview } from "../../../../contract/retention.ts";
import { sayUnread } from "../../failure-words.ts";
import { Group, Standing } from "../../operation/tab-parts.tsx";
import { useLoaded } from "../../operation/use-loaded.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Due } from "./due.tsx";
import { Periods } from "./periods.tsx";
import { ProposeDialog } from "./propose-dialog.tsx";
import { RunCard } from "./run-card.tsx";
import { words } from "./words-ja.ts";

/** 保存期間: for how long what was said is kept, what is over for longer, and how far its deletion came. */
export function RetentionTab({ self, call }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/desk/retention");
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const [unseen, setUnseen] = useState<string | null>(null);
  const [proposes, setProposes] = useState(false);
  const [note, setNote] = useState("");
  const mayDecide = mayDo(self, "retention:decide");
  const [newest] = read?.runs ?? [];
  const isUnderWay = newest?.state === "proposed" || newest?.state === "under-way";

  // Counted anew when the periods have changed, and when something has been let go.
  useEffect(() => {
    if (!read) return;
    void call("/api/desk/retention/preview", {}).then((answer) => {
      setUnseen(answer.ok ? null : sayUnread(answer.code));
      if (answer.ok) setPreview(answer.value);
    });
  }, [call, read?.version, newest?.id, newest?.state]);

  function done(said: string): void {
    setProposes(false);
    setNote(said);
    void load();
  }

  const names = new Map(read?.people.map(({ id, displayName }) => [id, displayName]));
  return (
    <>
      <p class="hint">{words.lead}</p>
      <Standing note={note} read={read} trouble={trouble ?? unseen} load={load} />
      {read && <Periods key={read.version} call={call} known={read} mayDecide={mayDecide} onSaved={done} />}
      {preview && (
        <Due preview={preview} onPropose={mayDecide && !isUnderWay ? () => setProposes(true) : null} />
      )}
      {read && (
        <Group
          id="retention-runs"
          heading={words.runs.heading}
          cards={read.runs.map((run) => <RunCard key={run.id} run={run} names={names} />)}
          empty={words.runs.none}
        />
      )}
      {proposes && read && preview && (
        <ProposeDialog
          call={call}
          version={read.version}
          count={preview.classes.reduce((sum, { due }) => sum + due, 0)}
          onDone={done}
          onCancel={() => setProposes(false)}
        />
      )}
    </>
  );
}
