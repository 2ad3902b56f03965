import type { Api } from "../../../contract/api.ts";

export type LedgerRead = Api["/api/export/list"]["output"];
