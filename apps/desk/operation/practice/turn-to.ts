import { useLayoutEffect } from "preact/hooks";

let isWanted = false;
let turn: (() => void) | null = null;

/** From anywhere at the desk: 運用 is to open at 練習. An address names a place, and never what is in it. */
export function wantPractice(): void {
  isWanted = true;
  look();
}

/** For 運用: turns to 練習 where that was wanted, before it came or while it is open. */
export function useWantedPractice(onWanted: () => void): void {
  useLayoutEffect(() => {
    turn = onWanted;
    look();
    return () => {
      turn = null;
    };
  }, []);
}

function look(): void {
  if (!isWanted || !turn) return;
  isWanted = false;
  turn();
}
