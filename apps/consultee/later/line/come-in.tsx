import { render, type VNode } from "preact";
import { call } from "../../../shared/call.ts";
import { tellTabs } from "../../left.ts";
import { Say } from "../../wording/say.tsx";

const said = {
  choose: "lineInChoose",
  linked: "lineInLinked",
  taken: "lineInTaken",
  "not-in": "lineInNot",
} as const;

type Outcome = keyof typeof said;
type Choice = "unless-other" | "replace" | "stay";

/**
 * [LI-6] Takes what LINE has proven out of the address, and asks where somebody else has written in this browser. What is
 * said waits for `whole`: until every sentence of the chosen wording is here.
 */
export async function comeInByLine(hash: string, whole: Promise<void>): Promise<void> {
  history.replaceState(null, "", location.pathname);
  /** What LINE's sign-in came to, as the address says it behind the #. */
  const came = hash.slice("#line=".length);
  const told =
    came === "in" || came === "linked" ? await comeIn("unless-other", came) : isTold(came) ? came : null;
  if (told === null) return;
  if (told === "linked") tellTabs("linked");
  await whole;
  tell(told);
}

function isTold(came: string): came is Outcome {
  return Object.keys(said).includes(came) && came !== "choose";
}

/** What there is to tell about it; null: nothing, or the page comes anew. */
async function comeIn(choice: Choice, came: "in" | "linked"): Promise<Outcome | null> {
  const linked = came === "linked" ? came : null;
  const answer = await call("/api/line/come-in", { choice });
  if (!answer.ok) return linked ?? "not-in";
  const { state } = answer.value;
  if (state === "choose") return state;
  if (state !== "in") return linked;
  // The page that this began on was closed meanwhile: its talk is here now, and what came of it is told beside it.
  if (linked) history.replaceState(null, "", `${location.pathname}#line=linked`);
  location.reload();
  return null;
}

function tell(what: Outcome): void {
  const place = document.createElement("div");
  document.body.append(place);
  const close = (): void => {
    render(null, place);
    place.remove();
  };
  const decide = (choice: Choice) => async (): Promise<void> => {
    close();
    const told = await comeIn(choice, "in");
    if (told) tell(told);
  };
  render(<Told what={what} close={close} decide={decide} />, place);
  const dialog = place.querySelector("dialog");
  dialog?.addEventListener("close", what === "choose" ? decide("stay") : close);
  // iPadOS 15.0 knows no dialogs: there it stands below the page.
  if (dialog && "showModal" in dialog) dialog.showModal();
}

function Told({
  what,
  close,
  decide,
}: {
  readonly what: Outcome;
  readonly close: () => void;
  readonly decide: (choice: Choice) => () => Promise<void>;
}): VNode {
  return (
    <dialog class="line-in" aria-labelledby="line-in">
      <p id="line-in" class="prose">
        <Say it={said[what]} />
      </p>
      {what === "choose" ? (
        <>
          <button type="button" class="main" onClick={() => void decide("stay")()}>
            <Say it="lineInStay" />
          </button>
          <button type="button" class="quiet" onClick={() => void decide("replace")()}>
            <Say it="lineInReplace" />
          </button>
        </>
      ) : (
        <button type="button" class="main" onClick={close}>
          <Say it="lineInDone" />
        </button>
      )}
    </dialog>
  );
}
