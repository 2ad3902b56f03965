/**
 * 小学校低学年 (hiragana as far as it goes, ruby on the rest) · 小学校高学年 (ruby on every kanji) · 中高生・保護者 · English.
 * Every sentence that a consultee reads exists in each.
 */
export const wordings = ["lower-primary", "upper-primary", "standard", "english"] as const;
export type Wording = (typeof wordings)[number];
