import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { When } from "../when.tsx";
import { sayFacts, sayLine } from "./lines.ts";
import type { Line, Names, Trail, TrailState } from "./trail.ts";
import { words } from "./words-ja.ts";

type Props = { readonly trail: Trail; readonly state: TrailState; readonly now: Date };

/** What was found, the newest first, a hundred lines a page. */
export function Found({ trail, state, now }: Props): VNode {
  const { lines, pages, next, names, busy } = state;
  const top = useRef<HTMLParagraphElement>(null);
  const [first, last] = [lines.at(-1), lines[0]];
  const said = words.table;
  const page = pages.length;
  const shown = useRef(page);

  // The next page begins at its top, also for those who cannot see it.
  useEffect(() => {
    if (shown.current !== page) top.current?.focus();
    shown.current = page;
  }, [page]);

  if (!first || !last) return <p class="audit-none">{words.search.nothing}</p>;
  return (
    <div class="wide">
      <p class="hint audit-page" ref={top} tabIndex={-1} role="status">
        {said.page(page, last.position, first.position)}
      </p>
      <table class="audit-table" aria-label={said.label} aria-busy={busy}>
        <thead>
          <tr>
            <th scope="col">{said.position}</th>
            <th scope="col">{said.at}</th>
            <th scope="col">{said.who}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.about}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.position} line={line} names={names} now={now} />
          ))}
        </tbody>
      </table>
      <div class="audit-pages">
        <button type="button" disabled={busy || page < 2} onClick={() => void trail.newer()}>
          {said.newer}
        </button>
        <button type="button" disabled={busy || next === null} onClick={() => void trail.older()}>
          {said.older}
        </button>
      </div>
    </div>
  );
}

type RowProps = { readonly line: Line; readonly names: Names; readonly now: Date };

function Row({ line, names, now }: RowProps): VNode {
  const [opened, setOpened] = useState(false);
  const { who, what, about } = sayLine(line, names);
  const said = words.table;
  const facts = opened ? sayFacts(line, names, now) : [];
  const id = `audit-${line.position}`;
  return (
    <>
      <tr class={opened ? "opened" : ""}>
        <td class="audit-position" data-label={said.position}>
          {line.position}
        </td>
        <td class="audit-at" data-label={said.at}>
          <When at={line.at} />
        </td>
        <td class="audit-who" data-label={said.who}>
          {who}
        </td>
        <td class="audit-what" data-label={said.what}>
          {what}
        </td>
        <td data-label={said.about}>{about}</td>
        <td>
          <button
            type="button"
            aria-expanded={opened}
            aria-controls={id}
            aria-label={said.moreOf(line.position)}
            onClick={() => setOpened(!opened)}
          >
            {said.more}
          </button>
        </td>
      </tr>
      <tr class="audit-facts" id={id} hidden={!opened}>
        <td colSpan={6}>
          {facts.length === 0 && !line.id ? (
            said.noFacts
          ) : (
            <dl class="facts">
              {line.id && (
                <>
                  <dt>{said.id}</dt>
                  <dd class="audit-hash">{line.id}</dd>
                </>
              )}
              {facts.map(([name, value]) => (
                <Fragment key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </Fragment>
              ))}
            </dl>
          )}
        </td>
      </tr>
    </>
  );
}
