import type { Api } from "../../../../contract/api.ts";

export type Listed = Api["/api/desk/deletions"]["output"];
export type Request = Listed["requests"][number];
