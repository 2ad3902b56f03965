import { render, type VNode } from "preact";
import { call } from "../../../shared/call.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";

/** What LINE's sign-in came to, as the address says it behind the #. */
type Came = "in" | "linked" | "taken" | "not-in";

const said: Readonly<Record<Exclude<Came, "in"> | "choose", string>> = {
  choose:
    "このきかいで、{前|まえ}に{書|か}いた{相談|そうだん}があります。LINEのほうを{開|ひら}くと、{前|まえ}の{相談|そうだん}は、ここからは{見|み}られなくなります。",
  linked: "LINEとつながりました。{新|あたら}しいお{知|し}らせがあると、LINEにとどきます。",
  taken: "このLINEとは、つなげませんでした。もうつながっている{相談|そうだん}があります。",
  "not-in": "LINEからは{入|はい}れませんでした。このままでも、いつもどおり{書|か}けます。",
};

/** [LI-6] Takes what LINE has proven out of the address, and asks where somebody else has written in this browser. */
export async function comeInByLine(hash: string): Promise<void> {
  history.replaceState(null, "", location.pathname);
  const came = hash.slice("#line=".length) as Came;
  if (came !== "in") return came in said ? tell(came) : undefined;
  await comeIn("unless-other");
}

async function comeIn(choice: "unless-other" | "replace" | "stay"): Promise<void> {
  const answer = await call("/api/line/come-in", { choice });
  if (!answer.ok) return tell("not-in");
  if (answer.value.state === "in") return location.reload();
  if (answer.value.state === "choose") tell("choose");
}

function tell(what: keyof typeof said): void {
  const place = document.createElement("div");
  document.body.append(place);
  const close = (): void => {
    render(null, place);
    place.remove();
  };
  const decide = (choice: "replace" | "stay") => (): void => {
    close();
    void comeIn(choice);
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
  readonly what: keyof typeof said;
  readonly close: () => void;
  readonly decide: (choice: "replace" | "stay") => () => void;
}): VNode {
  return (
    <dialog class="line-in" aria-labelledby="line-in">
      <p id="line-in" class="prose">
        <Ruby text={said[what]} />
      </p>
      {what === "choose" ? (
        <>
          <button type="button" class="main" onClick={decide("stay")}>
            <Ruby text="{前|まえ}の{相談|そうだん}にもどる" />
          </button>
          <button type="button" class="quiet" onClick={decide("replace")}>
            <Ruby text="LINEのほうを{開|ひら}く" />
          </button>
        </>
      ) : (
        <button type="button" class="main" onClick={close}>
          わかりました
        </button>
      )}
    </dialog>
  );
}
