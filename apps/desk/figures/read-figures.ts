import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import type { Period } from "../../../domain/period.ts";
import type { Call, Failure } from "../work.ts";

export type FiguresSeen = Api["/api/desk/figures"]["output"];

export type FiguresRead = {
  readonly period: Period;
  readonly figures: FiguresSeen;
  readonly compared: { readonly period: Period; readonly figures: FiguresSeen } | null;
};

export type Reading = {
  /** What was read last: it stays in sight until the next has come. */
  readonly read: FiguresRead | null;
  readonly busy: boolean;
  readonly trouble: Failure["code"] | null;
  readonly readAgain: () => void;
};

/** The figures of a period and of the one beside it. Null: nothing that could be asked for. */
export function useFigures(call: Call, period: Period | null, compared: Period | null): Reading {
  const [read, setRead] = useState<FiguresRead | null>(null);
  const [busy, setBusy] = useState(true);
  const [trouble, setTrouble] = useState<Failure["code"] | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (!period) return;
    let gone = false;
    setBusy(true);
    setTrouble(null);
    const both = [period, ...(compared ? [compared] : [])].map((one) => call("/api/desk/figures", one));
    void Promise.all(both).then(([own, other]) => {
      if (gone || !own) return;
      setBusy(false);
      if (!own.ok) setTrouble(own.code);
      else if (other && !other.ok) setTrouble(other.code);
      else
        setRead({
          ...{ period, figures: own.value },
          compared: compared && other?.ok ? { period: compared, figures: other.value } : null,
        });
    });
    return () => {
      gone = true;
    };
  }, [call, period?.from, period?.to, compared?.from, compared?.to, turn]);

  return { read, busy, trouble, readAgain: () => setTurn((before) => before + 1) };
}
