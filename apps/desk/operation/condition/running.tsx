import type { ComponentChildren, VNode } from "preact";
import { When } from "../../when.tsx";
import type { Condition } from "./say.ts";
import { words } from "./words-ja.ts";

/** Which processes there are, on which machines, and who looks out. */
export function Running({ processes, lookouts }: Pick<Condition, "processes" | "lookouts">): VNode {
  const [said, of] = [words.processes, words.lookouts];
  return (
    <>
      <Listed heading={said.heading} names={[said.place, said.state, said.began, said.seen]} none={said.none}>
        {processes.map(({ place, beganAt, seenAt, missed }) => (
          <tr key={`${place} ${beganAt}`}>
            <th scope="row">{place}</th>
            <td class={missed ? "late" : ""}>{missed ? said.missed : said.runs}</td>
            <td>
              <When at={beganAt} />
            </td>
            <td>
              <When at={seenAt} />
            </td>
          </tr>
        ))}
      </Listed>
      <Listed heading={of.heading} names={[of.place, of.heard]} none={of.none}>
        {lookouts.map(({ place, heardAt }) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            <td>
              <When at={heardAt} />
            </td>
          </tr>
        ))}
      </Listed>
    </>
  );
}

type Listing = {
  readonly heading: string;
  readonly names: readonly string[];
  /** In its place where there are no rows. */
  readonly none: string;
  readonly children: readonly ComponentChildren[];
};

function Listed({ heading, names, none, children }: Listing): VNode {
  return (
    <>
      <h3>{heading}</h3>
      {children.length === 0 ? (
        <p class="hint">{none}</p>
      ) : (
        <table aria-label={heading}>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </>
  );
}
