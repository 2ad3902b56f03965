/** What the sealed words of a petition are bound to. */
export const placeOfPetitioner = (petition: string): string => `petition-who\n${petition}`;
export const placeOfSought = (petition: string): string => `petition-sought\n${petition}`;
export const placeOfStep = (petition: string, nth: number): string => `petition-step\n${petition}\n${nth}`;
