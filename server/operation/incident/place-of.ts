/** What the sealed words of an incident are bound to. */
export const placeOfHeading = (incident: string): string => `incident-heading\n${incident}`;
export const placeOfStep = (incident: string, nth: number): string => `incident-step\n${incident}\n${nth}`;
