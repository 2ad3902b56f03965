import type { DurabilityState } from "../../../domain/durability.ts";

/** What it means for whoever sits at the desk. */
export const durabilityWords: Readonly<Record<Exclude<DurabilityState, "whole">, string>> = {
  degraded: "データの控えが減っています。いつもどおり使えます。",
  held: "保存を待っています。書いたものは、あとで自動で送られます。",
};
