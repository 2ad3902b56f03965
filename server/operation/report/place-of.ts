/** What the sealed words of a month's report are bound to. */
export const placeOfReport = (month: string, nth: number): string => `month-report\n${month}\n${nth}`;
