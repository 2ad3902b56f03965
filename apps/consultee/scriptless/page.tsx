import type { VNode } from "preact";
import type { DrawScriptless, ScriptlessView } from "../../../contract/scriptless.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { Ruby } from "../../shared/parts/ruby.tsx";
import { emptyTalk, fold } from "../../shared/talk.ts";
import { Greeting } from "../entrance.tsx";
import { timeSaid } from "../later/said.ts";
import { labels } from "../later/wordings.tsx";
import { firstPage, newestTheirs, type Page, phaseOf } from "../page.ts";
import { Say } from "../wording/say.tsx";
import { words } from "../wording/words.ts";
import { PassedOn } from "./passed-on.tsx";
import { PausedNow } from "./paused-now.tsx";
import { Questions } from "./questions.tsx";
import { School } from "./school.tsx";
import { TalkSoFar } from "./talk.tsx";
import { Telephones } from "./telephones.tsx";
import { toHtml } from "./to-html.ts";
import { Told } from "./told.tsx";
import { Ways } from "./ways.tsx";
import { ownWords, speak } from "./words.ts";
import { Press, Writing } from "./writing.tsx";

const everySeconds = 30;

/** [SL-1] The whole page, as one form: for browsers that run no script, or none of ours. */
export const drawScriptless: DrawScriptless = (view) => {
  speak(view.wording);
  return `<!doctype html>\n${toHtml(<Whole view={view} />)}\n`;
};

function Whole({ view }: { readonly view: ScriptlessView }): VNode {
  return (
    <html lang={words.say("lang")}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        {view.watching && view.form !== null && <meta http-equiv="refresh" content={`${everySeconds}`} />}
        <title>よりそい</title>
        <link rel="stylesheet" href="/plain.css" />
        <link rel="icon" href="/icon.png" />
      </head>
      <body>
        <form method="post" action="/plain" accept-charset="utf-8">
          <Top />
          {view.invented && (
            <p class="practice-page">
              <Say it="practicePage" />
            </p>
          )}
          {view.form === null ? <Shut view={view} /> : <Inside view={view} form={view.form} />}
          <Telephones {...view} />
        </form>
      </body>
    </html>
  );
}

function Top(): VNode {
  return (
    <div class="top">
      <h1>
        <Say it="name" />
      </h1>
      <p>
        <a href="#help">
          <Say it="urgent" />
        </a>{" "}
        <Press what="leave" class="leave">
          <Say it="leave" />
        </Press>
      </p>
    </div>
  );
}

/** Nothing can be pressed but とじる and the way to begin. */
function Shut({ view }: { readonly view: ScriptlessView }): VNode {
  return (
    <div class="middle">
      <Told told={view.told} />
      <p>
        <a href="/plain">
          <Ruby text={ownWords.say("begin")} />
        </a>
      </p>
    </div>
  );
}

function Inside({ view, form }: { readonly view: ScriptlessView; readonly form: string }): VNode {
  const page = pageOf(view);
  const phase = phaseOf(page);
  const { epoch, key } = view;
  const hidden = { form, epoch, key, consultation: page.consultation ?? "", upTo: newestTheirs(page) };
  return (
    <div class="middle">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {/* Every form has all fields, whatever of them is to be seen. */}
      {view.watching && <input type="hidden" name="text" value="" />}
      {(phase !== "entrance" || view.recoveryWords) && <input type="hidden" name="words" value="" />}
      <Told told={view.told} />
      {phase === "entrance" ? (
        <>
          <Greeting />
          <Reception view={view} />
        </>
      ) : (
        <>
          <TalkSoFar page={page} view={view} />
          <PassedOn page={page} now={view.now} />
        </>
      )}
      {view.paused && <PausedNow paused={view.paused} now={view.now} />}
      <Writing view={view} phase={phase} />
      <p class="wordings">
        {labels.map(([wording, label]) => (
          <Press
            what={`wording:${wording}`}
            lang={wording === "english" ? "en" : "ja"}
            pressed={view.wording === wording}
          >
            {label}
          </Press>
        ))}
      </p>
      <Ways view={view} phase={phase} />
      {view.asksSchool && !view.watching && phase !== "entrance" && <School told={view.told} />}
      {phase === "entrance" && <Questions />}
      <p class="small">
        <Ruby text={ownWords.say("forgets")} /> <Say it="tellBack" />
      </p>
      <p class="small">
        <a href="/">
          <Ruby text={ownWords.say("full")} />
        </a>
      </p>
    </div>
  );
}

function Reception({ view }: { readonly view: ScriptlessView }): VNode | null {
  if (!view.reception) return null;
  const { open, opensAt, waiting, minutes } = view.reception;
  return (
    <div class="reception">
      <p>
        <b>
          <Say it={open ? "receptionOpen" : "receptionClosed"} />
        </b>
      </p>
      {opensAt && (
        <p>
          <Say it="receptionOpens" values={{ when: timeSaid(opensAt, view.now) }} />
        </p>
      )}
      {open && (
        <p>
          <Say it={waiting === 0 ? "nobodyWaits" : "someWait"} values={{ waiting }} />{" "}
          {minutes !== null && <Say it="aboutMinutes" values={{ minutes }} />}
        </p>
      )}
    </div>
  );
}

function pageOf({ talk }: ScriptlessView): Page {
  if (!talk) return firstPage;
  return { ...firstPage, consultation: talk.id as ConsultationId, talk: fold(emptyTalk, talk.entries) };
}
