import type { VNode } from "preact";
import { Unread } from "../../place-parts.tsx";
import type { Call } from "../../work.ts";
import { Dated } from "../dated.tsx";
import { useLoaded } from "../use-loaded.ts";
import { words as common } from "../words-ja.ts";
import { rulesWords } from "./rules-words-ja.ts";

const said = rulesWords.standing;

/** Who has read the present version, those who have not first; and which versions there were. */
export function RulesReaders({ call }: { readonly call: Call }): VNode | null {
  const { read, trouble, load } = useLoaded(call, "/api/staff-rules/standing");
  if (trouble) return <Unread said={trouble} readAgain={() => void load()} />;
  if (!read) return null;
  const names = new Map(read.people.map(({ id, displayName }) => [id, displayName]));
  const has = read.readers.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  const not = read.readers.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  return (
    <>
      <section class="place-section" aria-labelledby="rules-readers">
        <h2 id="rules-readers">{said.heading}</h2>
        <p>{said.count(has.length, read.readers.length)}</p>
        <table aria-labelledby="rules-readers">
          <thead>
            <tr>
              <th scope="col">{said.who}</th>
              <th scope="col">{said.when}</th>
            </tr>
          </thead>
          <tbody>
            {[...not, ...has].map(({ id, displayName, acknowledgedAt }) => (
              <tr key={id}>
                <td class="registers-names">{displayName}</td>
                <td>
                  {acknowledgedAt ? <Dated at={acknowledgedAt} /> : <span class="late">{said.notYet}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="place-section" aria-labelledby="rules-versions">
        <h2 id="rules-versions">{said.versions}</h2>
        <ul>
          {read.versions.map(({ version, by, at }) => (
            <li key={version}>
              {said.version(version)}・<Dated at={at} />・{names.get(by) ?? common.someone}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
