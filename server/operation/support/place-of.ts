/** What the sealed words of an inquiry are bound to. */
export const placeOfHeading = (inquiry: string): string => `inquiry-heading\n${inquiry}`;
export const placeOfCaller = (inquiry: string): string => `inquiry-caller\n${inquiry}`;
export const placeOfStep = (inquiry: string, nth: number): string => `inquiry-step\n${inquiry}\n${nth}`;
