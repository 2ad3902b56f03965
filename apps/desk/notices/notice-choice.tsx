import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { useStore } from "../use-store.ts";
import { choose, noticeChoice } from "./choice.ts";
import { ring } from "./ring.ts";
import { noticeWords } from "./words-ja.ts";
import "./notices.css";

/** お知らせ: by sound, by the computer's own notices, or not at all. */
export function NoticeChoice(): VNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="quiet list-notices" onClick={() => setOpen(true)}>
        {noticeWords.button}
      </button>
      {open && <ChoiceDialog onDone={() => setOpen(false)} />}
    </>
  );
}

function ChoiceDialog({ onDone }: { readonly onDone: () => void }): VNode {
  const { sound, desktop } = useStore(noticeChoice, (all) => all);
  const [denied, setDenied] = useState(false);

  async function chooseDesktop(wanted: boolean): Promise<void> {
    const granted =
      wanted && "Notification" in window && (await Notification.requestPermission()) === "granted";
    setDenied(wanted && !granted);
    choose({ desktop: granted });
  }

  return (
    <Dialog heading={noticeWords.heading} onClose={onDone}>
      <p>{noticeWords.lead}</p>
      <label class="notice-way">
        <input
          type="checkbox"
          checked={sound}
          onChange={({ currentTarget: { checked } }) => {
            choose({ sound: checked });
            if (checked) ring();
          }}
        />
        {noticeWords.sound}
      </label>
      <label class="notice-way">
        <input
          type="checkbox"
          checked={desktop}
          onChange={({ currentTarget: { checked } }) => void chooseDesktop(checked)}
        />
        {noticeWords.desktop}
      </label>
      <p class="hint">{noticeWords.content}</p>
      <p role="alert" class="trouble">
        {denied && noticeWords.denied}
      </p>
      <div class="confirm-acts">
        <button class="main" type="button" onClick={onDone}>
          {noticeWords.done}
        </button>
      </div>
    </Dialog>
  );
}
