import type { Api } from "../../../../contract/api.ts";

export type SeenQuarter = Api["/api/access-review/read"]["output"]["quarters"][number];
export type SeenReview = SeenQuarter["reviewed"][number];
