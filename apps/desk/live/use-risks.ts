import { useEffect, useState } from "preact/hooks";
import type { Risk } from "../../../domain/risk.ts";
import type { List } from "../list/list.ts";
import type { Call } from "../work.ts";
import type { Risks } from "./watching.ts";

/** As many as the server looks at in one call. */
const aCall = 200;

/** What the records of those that go on say, asked anew when one of them was written. Null where it could not be read. */
export function useRisks(call: Call, { rows }: List): Risks | null {
  const [risks, setRisks] = useState<Risks | null>(new Map());
  const recorded = [...rows.values()]
    .filter(({ state, recordVersion }) => state !== "closed" && recordVersion > 0)
    .slice(-aCall);
  const versions = recorded.map(({ id, recordVersion }) => `${id} ${recordVersion}`).join();
  useEffect(() => {
    if (versions === "") return;
    let gone = false;
    void call("/api/desk/risks", { consultations: recorded.map(({ id }) => id) }).then((answer) => {
      if (gone) return;
      const read = answer.ok ? answer.value.risks : null;
      setRisks(
        read &&
          new Map(read.map(({ consultation, risk }): [typeof consultation, Risk] => [consultation, risk])),
      );
    });
    return () => {
      gone = true;
    };
  }, [call, versions]);
  return risks;
}
