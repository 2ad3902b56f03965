import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SeenMessage, SeenPetition } from "../../../../contract/petition.ts";
import type { BarredMessage } from "../../../../domain/bar.ts";
import type { Call } from "../../work.ts";
import { MessageBars } from "./message-bars.tsx";
import { sayPetitionFailure, words } from "./words-ja.ts";

type Props = {
  readonly petition: SeenPetition;
  readonly call: Call;
  readonly onCancel: () => void;
};
const said = words.look;

/** Message by message: what is proposed to be barred, and what a person decides. */
export function LookThrough({ petition, call, onCancel }: Props): VNode {
  const [messages, setMessages] = useState<readonly SeenMessage[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isFixed = petition.state !== "open";

  useEffect(() => {
    void call("/api/desk/petition/read", { petition: petition.id }).then((answer) => {
      setTrouble(answer.ok ? null : sayPetitionFailure(answer.code));
      if (answer.ok) setMessages(answer.value.messages);
    });
  }, [call, petition.id]);

  async function save({ seq, bars, leftOut }: BarredMessage): Promise<void> {
    const one = { seq, bars: [...bars], leftOut };
    const answer = await call("/api/desk/petition/bars", { petition: petition.id, messages: [one] });
    setTrouble(answer.ok ? null : sayPetitionFailure(answer.code));
    if (!answer.ok) return;
    setMessages((all) =>
      (all ?? []).map((message) =>
        message.seq === seq ? { ...message, ...one, isLookedAt: true } : message,
      ),
    );
  }

  const seen = messages?.filter(({ isLookedAt }) => isLookedAt).length ?? 0;
  return (
    <section class="petition-look" aria-label={said.heading(petition.number)}>
      <p class="hint">{isFixed ? said.fixed : said.lead}</p>
      {messages && (
        <p class="petition-progress" role="status">
          {said.progress(seen, messages.length)}
        </p>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <ol class="petition-messages">
        {messages?.map((message, at) => (
          <MessageBars
            key={message.seq}
            message={message}
            nth={at + 1}
            onSave={isFixed ? null : (decided) => void save(decided)}
          />
        ))}
      </ol>
      <button type="button" onClick={onCancel}>
        {said.close}
      </button>
    </section>
  );
}
