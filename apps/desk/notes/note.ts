import type { Api } from "../../../contract/api.ts";

/** One among staff, as it came. */
export type Note = Api["/api/desk/notes"]["output"]["notes"][number];
