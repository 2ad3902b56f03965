import { useEffect, useMemo, useState } from "preact/hooks";
import type { Answer } from "../../shared/call.ts";
import { sayUnread } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { type Saving, useSaving } from "./use-saving.ts";

type Version = { readonly version: number };
type Checked = { readonly faults: readonly unknown[] };

type Options<Known extends Version, Draft, Read extends Checked> = {
  /** Under which the draft outlives the end of a session; a name of the whole desk. */
  readonly name: string;
  readonly ask: () => Promise<Answer<Known>>;
  readonly send: (version: number, read: Read) => Promise<Answer<Version>>;
  readonly draftOf: (known: Known) => Draft;
  readonly readDraft: (draft: Draft) => Read;
};

export type Settings<Known, Draft, Read> = Saving & {
  /** Null until it is there. */
  readonly shown: {
    /** The version that the draft is one of: the service refuses it where another one was saved meanwhile. */
    readonly known: Known;
    /** As it was read last. */
    readonly fresh: Known;
    readonly draft: Draft;
    readonly read: Read;
  } | null;
  readonly isEdited: boolean;
  readonly change: (draft: Draft) => void;
  readonly saveAll: () => Promise<void>;
  /** Reads it again; what was typed stays. */
  readonly look: () => Promise<void>;
  /** Reads it again, and forgets what was typed. */
  readonly takeNewest: () => Promise<void>;
};

/** What the city has set, changed as one draft and saved as one version. */
export function useSettings<Known extends Version, Draft, Read extends Checked>(
  options: Options<Known, Draft, Read>,
): Settings<Known, Draft, Read> {
  const { name, ask, send, draftOf, readDraft } = options;
  const [read, setRead] = useState<Known | null>(null);
  const [edited, setEdited] = useKept<{ readonly of: Known; readonly draft: Draft } | null>(name, null);
  const saving = useSaving();
  const known = edited?.of ?? read;
  const shown = useMemo(() => {
    if (!known) return null;
    const draft = edited ? edited.draft : draftOf(known);
    return { known, fresh: read ?? known, draft, read: readDraft(draft) };
  }, [edited, known, read]);

  /** Answers whether it was read. */
  async function readAgain(): Promise<boolean> {
    const answer = await ask();
    if (answer.ok) setRead(answer.value);
    else saving.say(sayUnread(answer.code));
    return answer.ok;
  }

  async function look(): Promise<void> {
    if (await readAgain()) saving.say("");
  }
  useEffect(() => void look(), []);

  return {
    ...saving,
    shown,
    isEdited: edited !== null,
    look,
    change(draft) {
      if (known) setEdited({ of: known, draft });
      saving.say("");
    },
    async saveAll() {
      if (!shown) return;
      const { faults } = shown.read;
      const version = await saving.save(faults.length, () => send(shown.known.version, shown.read));
      if (version !== null && (await readAgain())) setEdited(null);
    },
    async takeNewest() {
      if (!(await readAgain())) return;
      setEdited(null);
      saving.say("");
    },
  };
}
