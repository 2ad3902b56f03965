import type { VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import { type DeletionReason, deletionReasons, type KeepingReason } from "../../../../domain/deletion.ts";
import { Say } from "../../wording/say.tsx";
import type { Sentence } from "../../wording/sentence.ts";

type One = Api["/api/history"]["output"]["consultations"][number];

const reasonWords: Record<DeletionReason, Sentence> = {
  solved: "deleteSolved",
  "afraid-of-being-seen": "deleteAfraid",
  "written-by-mistake": "deleteMistake",
  other: "deleteOther",
};
const keepingWords: Record<KeepingReason, Sentence> = {
  "to-protect": "keepToProtect",
  "still-helping": "keepStillHelping",
  "must-be-kept": "keepMust",
};

/** 消してほしい, for one consultation: to be asked, asked, or why the city keeps it; then it may be asked again. */
export function Deletion({
  one: { deletionAskedAt, deletionRefused },
  asking,
  onAsk,
  onChoose,
}: {
  readonly one: One;
  readonly asking: boolean;
  readonly onAsk: () => void;
  readonly onChoose: (reason: DeletionReason | null) => void;
}): VNode {
  if (asking) return <Reasons onChoose={onChoose} />;
  if (deletionAskedAt && !deletionRefused)
    return (
      <p class="prose why">
        <Say it="deleteAsked" />
      </p>
    );
  return (
    <>
      {deletionRefused && (
        <p class="prose why">
          <Say it="kept" /> <Say it={keepingWords[deletionRefused]} />
        </p>
      )}
      <button type="button" class="quiet" onClick={onAsk}>
        <Say it={deletionRefused ? "deleteAskAgain" : "deleteAsk"} />
      </button>
    </>
  );
}

function Reasons({ onChoose }: { readonly onChoose: (reason: DeletionReason | null) => void }): VNode {
  return (
    <>
      <p class="prose">
        <Say it="deleteWhy" />
      </p>
      <div class="choices">
        {deletionReasons.map((reason) => (
          <button key={reason} type="button" onClick={() => onChoose(reason)}>
            <Say it={reasonWords[reason]} />
          </button>
        ))}
        <button type="button" onClick={() => onChoose(null)}>
          <Say it="attributesNever" />
        </button>
      </div>
    </>
  );
}
