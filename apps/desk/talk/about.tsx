import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Talk } from "../../shared/talk.ts";
import { topicsInShort, whoInShort } from "./attribute-words.ts";
import { facesInShort } from "./face-words.ts";

type Props = { readonly row: ConsultationSummary; readonly faces: Talk["faces"] };

const said = { none: "属性の回答なし", tagged: "相談員がつけ直した属性" } as const;

/** Who asks and what about, in the head of a talk. */
export function About({ row, faces }: Props): VNode {
  const both = row.attributes;
  const about = [whoInShort(both), topicsInShort(both)].filter(Boolean).join("｜");
  const felt = facesInShort(faces);
  const isTagged = Object.keys(both.tagged).length > 0;
  return (
    <>
      <p class="talk-about" title={isTagged ? said.tagged : undefined}>
        {about || said.none}
      </p>
      {felt && <p class="talk-about">{felt}</p>}
    </>
  );
}
