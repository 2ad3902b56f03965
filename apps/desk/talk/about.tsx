import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Talk } from "../../shared/talk.ts";
import type { Desk } from "../desk.ts";
import { mayDo } from "../state.ts";
import { topicsInShort, whoInShort } from "./attribute-words.ts";
import { facesInShort } from "./face-words.ts";
import { TagDialog } from "./tag-dialog.tsx";

type Props = { readonly desk: Desk; readonly row: ConsultationSummary; readonly faces: Talk["faces"] };

const said = { none: "属性の回答なし", tagged: "相談員がつけ直した属性", tag: "属性" } as const;

/** Who asks and what about, in the head of a talk; whoever holds or held it may tag it. */
export function About({ desk, row, faces }: Props): VNode {
  const [tagging, setTagging] = useState(false);
  const both = row.attributes;
  const about = [whoInShort(both), topicsInShort(both)].filter(Boolean).join("｜");
  const felt = facesInShort(faces);
  const isTagged = Object.keys(both.tagged).length > 0;
  const holds = row.counsellor === desk.self.id && mayDo(desk.self, "consultation:tag");
  return (
    <>
      <p class="talk-about" title={isTagged ? said.tagged : undefined}>
        {about || said.none}
      </p>
      {felt && <p class="talk-about">{felt}</p>}
      {holds && (
        <button type="button" class="quiet" onClick={() => setTagging(true)}>
          {said.tag}
        </button>
      )}
      {tagging && <TagDialog desk={desk} row={row} onDone={() => setTagging(false)} />}
    </>
  );
}
