import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { browserWords } from "../browser-words.ts";
import { Confirm } from "../confirm.tsx";
import { When } from "../when.tsx";
import type { AccountAtWork, OnesSession } from "./account.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly account: AccountAtWork;
  readonly sessions: readonly OnesSession[];
};

/** [ST-6] Where one is signed in at this moment. */
export function Sessions({ account, sessions }: Props): VNode {
  const [asking, setAsking] = useState(false);
  const [ended, setEnded] = useState(false);
  const others = sessions.filter(({ here }) => !here);

  async function end(ending: Promise<boolean>): Promise<void> {
    setEnded(false);
    setEnded(await ending);
  }

  return (
    <section class="place-section" aria-labelledby="account-sessions">
      <h2 id="account-sessions">{words.sessions.heading}</h2>
      <p class="account-lead">{words.sessions.lead}</p>
      <p role="status" class="account-done">
        {ended && words.sessions.ended}
      </p>
      <ul>
        {sessions.map((session) => {
          const browser = browserWords(session.browser);
          return (
            <li class="account-row" key={session.id}>
              <div class="account-what">
                <p class="account-name">
                  {browser}
                  {session.here && <span class="account-here">{words.sessions.here}</span>}
                </p>
                <p class="hint">
                  {words.sessions.begun} <When at={session.begunAt} />・
                  {session.level === 1 ? (
                    words.sessions.halfway
                  ) : (
                    <>
                      {words.sessions.lastSeen} <When at={session.lastSeenAt} />
                    </>
                  )}
                </p>
              </div>
              {!session.here && (
                <div class="account-acts">
                  <button
                    type="button"
                    aria-label={words.sessions.endOf(browser)}
                    onClick={() => void end(account.endSession(session.id))}
                  >
                    {words.sessions.end}
                  </button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <button type="button" onClick={() => setAsking(true)}>
          {words.sessions.endOthers}
        </button>
      )}
      {asking && (
        <Confirm
          heading={words.sessions.endingOthers}
          confirm={words.sessions.end}
          cancel={words.cancel}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void end(account.endOthers());
          }}
        >
          <p>{words.sessions.endOthersEffect(others.length)}</p>
        </Confirm>
      )}
    </section>
  );
}
