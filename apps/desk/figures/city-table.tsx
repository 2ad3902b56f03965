import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type CityTable, cityFile, cityName, cityTables } from "../../../domain/city-table.ts";
import { sayMonth, sayName } from "../../../domain/figure-names.ts";
import { citySchools } from "../../../domain/figures.ts";
import type { FiguresRead } from "./read-figures.ts";
import type { Wanted } from "./rows-dialog.tsx";
import { counted } from "./say.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly read: FiguresRead;
  readonly published: boolean;
  readonly onRows: ((wanted: Wanted) => void) | null;
};

/** 市の公表する表, as one page to print and one file. What leaves so is for the public: the file is made of masked numbers only. */
export function CityTables({ read: { figures, period }, published, onRows }: Props): VNode {
  const tables = cityTables(figures, period, published);
  const said = words.city;
  return (
    <>
      <p class="hint">{said.note}</p>
      <div class="city-tables">
        {tables.map((one) => (
          <OneClass key={one.about} {...one} onRows={onRows} />
        ))}
      </div>
      <div class="figure-acts">
        <button type="button" onClick={() => print()}>
          {said.print}
        </button>
        {published ? (
          <FileLink text={cityFile(tables)} name={said.fileName(period.from, period.to)} />
        ) : (
          <p class="hint">{said.fileNeedsMask}</p>
        )}
      </div>
    </>
  );
}

function OneClass({ about, months, table, onRows }: CityTable & Pick<Props, "onRows">): VNode {
  const { classes, schools } = words.city;
  const cell = (
    count: number | null,
    month: string,
    school: (typeof citySchools)[number],
  ): VNode | string => {
    if (!onRows || !count) return counted(count);
    const name = cityName(month, about, school);
    const saidName = sayName("city-table", name);
    return (
      <button
        type="button"
        aria-label={words.toRows.consultations(saidName, counted(count))}
        onClick={() =>
          onRows({
            ...{ unit: "consultations", under: { dimension: "city-table", name } },
            heading: words.rows.heading.consultations(saidName),
          })
        }
      >
        {counted(count)}
      </button>
    );
  };
  return (
    <table class="city-table">
      <caption>{classes[about]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.city.month}</th>
          {citySchools.map((school) => (
            <th key={school} scope="col">
              {schools[school]}
            </th>
          ))}
          <th scope="col">{words.sum}</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ cells, sum }, row) => {
          const month = months[row] ?? "";
          return (
            <tr key={month}>
              <th scope="row">{sayMonth(month)}</th>
              {citySchools.map((school, at) => (
                <td key={school}>{cell(cells[at] ?? null, month, school)}</td>
              ))}
              <td>{counted(sum)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sum}</th>
          {citySchools.map((school, at) => (
            <td key={school}>{counted(table.sums[at] ?? null)}</td>
          ))}
          <td>{counted(table.sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function FileLink({ text, name }: { readonly text: string; readonly name: string }): VNode | null {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  if (address === "") return null;
  return (
    <a class="figure-file" href={address} download={name}>
      {words.city.file}
    </a>
  );
}
