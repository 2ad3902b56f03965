/** Where LINE, and people who come from it, call at the city. All three are also typed into LINE's own console. */
export const webhookPath = "/api/line/webhook";
/** People come in by this address: LINE's menu and buttons know no other. */
export const enterPath = "/api/line/enter";
/** Where LINE's sign-in leads back to. */
export const callbackPath = "/api/line/callback";
