import type { OutputOf } from "../../contract/endpoint.ts";
import type * as contract from "../../contract/template.ts";
import type { Span } from "../../domain/calendar.ts";
import type { Template } from "../../domain/template.ts";

export type Kept = { readonly version: number; readonly templates: readonly Template[] };

export type Templates = {
  readonly city: Kept;
  readonly own: Kept;
  readonly hours: readonly Span[];
  readonly nextOpening: Date | null;
};

type Listed = OutputOf<typeof contract.listTemplates>;

/** What leaves, field by field. */
export function templatesView({ city, own, hours, nextOpening }: Templates): Listed {
  return {
    ...{ city: keptView(city), own: keptView(own) },
    hours: hours.map(({ opens, closes }) => ({ opens, closes })),
    nextOpening: nextOpening?.toISOString() ?? null,
  };
}

function keptView({ version, templates }: Kept): Listed["city"] {
  return {
    version,
    templates: templates.map(({ shortcut, title, standard, easy }) => ({ shortcut, title, standard, easy })),
  };
}
