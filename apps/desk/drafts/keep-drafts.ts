import { type DraftKind, draftKinds, longestDraft } from "../../../domain/draft.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { type Opened, textsToKeep, withKeptDraft } from "../talk/opened.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";

/** [TX-4] Keeps what is being written at the server, and brings it back from there. */
export type KeepingDrafts = {
  /** What is kept for this person comes into the boxes where nothing else stands. */
  learn(): void;
  /** At once, as the page or the person goes. Ends when it is known what came of it. */
  flush(): Promise<void>;
  stop(): void;
};

const savedWithinMillis = 1_000;
const tryAgainMillis = 5_000;
/** Somebody waits to sign out. */
const lastTryMillis = 3_000;

export function startKeepingDrafts(work: Work): KeepingDrafts {
  const { store, call, clock, concernsAll } = work;
  const looked = new Map<ConsultationId, Opened>();
  const planned = new Map<string, () => void>();
  const underWay = new Map<string, Promise<void>>();
  /** What the server would refuse again. */
  const refused = new Map<string, string>();

  const unsubscribe = store.subscribe(() => {
    for (const [id, opened] of store.get().opened) {
      if (looked.get(id) === opened) continue;
      looked.set(id, opened);
      for (const kind of draftKinds) if (isOpen(id, kind)) plan(id, kind, savedWithinMillis);
    }
  });

  function isOpen(id: ConsultationId, kind: DraftKind): boolean {
    const opened = openedIn(store.get(), id);
    const text = textsToKeep(opened)[kind];
    return (
      text !== opened.kept[kind] && text.length <= longestDraft && refused.get(nameOf(id, kind)) !== text
    );
  }

  function plan(id: ConsultationId, kind: DraftKind, millis: number): void {
    const name = nameOf(id, kind);
    if (planned.has(name) || underWay.has(name)) return;
    const cancel = clock.after(millis, () => void save(id, kind));
    planned.set(name, cancel);
  }

  /** One at a time each, so that an older text never comes after a newer one. */
  async function save(id: ConsultationId, kind: DraftKind, lastTry = false): Promise<void> {
    const name = nameOf(id, kind);
    planned.get(name)?.();
    planned.delete(name);
    await underWay.get(name);
    if (!isOpen(id, kind)) return;
    const saving = ask(id, kind, lastTry);
    underWay.set(
      name,
      saving.then(() => void underWay.delete(name)),
    );
    const again = await saving;
    if (!lastTry && isOpen(id, kind)) plan(id, kind, again ? tryAgainMillis : savedWithinMillis);
  }

  /** True where it is worth another try. */
  async function ask(id: ConsultationId, kind: DraftKind, lastTry: boolean): Promise<boolean> {
    const { epoch } = store.get();
    if (!epoch) return true;
    const text = textsToKeep(openedIn(store.get(), id))[kind];
    const options = { keepalive: lastTry, ...(lastTry ? { timeoutMillis: lastTryMillis } : {}) };
    const answer = await call("/api/desk/draft", { epoch, consultation: id, kind, text }, options);
    if (answer.ok) changeOpened(work, id, (opened) => withKeptDraft(opened, kind, text));
    else if (!concernsAll(answer) && !passing.has(answer.code)) refused.set(nameOf(id, kind), text);
    return !answer.ok;
  }

  async function learn(): Promise<void> {
    const before = store.get().opened;
    const busy = new Set([...planned.keys(), ...underWay.keys()]);
    const answer = await call("/api/desk/drafts", {});
    if (!answer.ok) {
      if (!concernsAll(answer) && passing.has(answer.code)) clock.after(tryAgainMillis, () => void learn());
      return;
    }
    for (const { consultation, kind, text } of answer.value.drafts) {
      const name = nameOf(consultation, kind);
      if (busy.has(name) || planned.has(name) || underWay.has(name)) continue;
      changeOpened(work, consultation, (opened) => {
        const here = textsToKeep(opened)[kind];
        // Written on meanwhile, or never kept: what stands here is newer.
        const touched = here !== textsToKeep(before.get(consultation) ?? opened)[kind];
        return touched || here !== opened.kept[kind] ? opened : withKeptDraft(opened, kind, text, text);
      });
    }
  }

  return {
    learn: () => void learn(),
    async flush() {
      const open = [...store.get().opened.keys()].flatMap((id) =>
        draftKinds.filter((kind) => isOpen(id, kind)).map((kind) => save(id, kind, true)),
      );
      await Promise.all(open);
    },
    stop() {
      unsubscribe();
      for (const cancel of planned.values()) cancel();
      planned.clear();
    },
  };
}

const passing: ReadonlySet<string> = new Set(["unreachable", "busy", "too-many"]);

function nameOf(id: ConsultationId, kind: DraftKind): string {
  return `${kind} ${id}`;
}
