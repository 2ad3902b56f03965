/** A width is a share of the table's: [1, 3] gives the second column three quarters. Figures stand to the right. */
export type PaperColumn = { readonly name: string; readonly width: number; readonly figures?: boolean };

/** From top to bottom. A cell is short: a row stands on one page. What is long is words, which go on from page to page. */
export type PaperBlock =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  /** Its lines stay lines. `quiet`: smaller and grey, for what explains. */
  | { readonly kind: "words"; readonly text: string; readonly quiet?: boolean }
  /** In each row the first cell says of what the row is. */
  | {
      readonly kind: "table";
      /** Said to those who hear the table instead of seeing it. */
      readonly title: string;
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
    };

/** What becomes a PDF: A4, upright, in Japanese. */
export type Paper = {
  readonly title: string;
  /** Small, under the title: whose, of when, which version. */
  readonly lines: readonly string[];
  /** At the foot of each page, before its number. */
  readonly foot: string;
  readonly madeAt: Date;
  readonly blocks: readonly PaperBlock[];
};
