import type { AnalysisFrame } from "../../contract/analysis.ts";
import type { Analysis } from "../../domain/analysis.ts";

/** What leaves, field by field. */
export function analysisView({ people, words, pairs }: Analysis): AnalysisFrame {
  return {
    ...{ t: "analysed", people },
    words: words.map(({ word, people }) => ({ word, people })),
    pairs: pairs.map(({ words: [one, other], people }) => ({ words: [one, other], people })),
  };
}
