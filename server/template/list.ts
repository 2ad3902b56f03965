import { closesAt, nextOpening, planOf } from "../../domain/calendar.ts";
import { firstTemplates } from "../../domain/first-templates.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import { readVersion } from "../settings/read-version.ts";
import type { Tools } from "../tools.ts";
import { openOwn } from "./own.ts";
import { findOwnTemplates } from "./store.ts";
import type { Templates } from "./view.ts";

/** [TP-1] The city's, and the caller's own; nobody else's. What does not open is told to the log, and shown as none. */
export async function listTemplates(tools: Tools, reader: Staff): Promise<Templates> {
  const { db, now, reception } = tools;
  const at = now();
  const [city, own, { settings }] = await Promise.all([
    readVersion(db, "templates"),
    findOwnTemplates(db, reader.id),
    reception.current(),
  ]);
  const { calendar } = settings;
  return {
    city: city ? { version: city.version, templates: city.value } : { version: 0, templates: firstTemplates },
    own: own
      ? { version: own.version, templates: openOwn(tools, reader.id, own) }
      : { version: 0, templates: [] },
    hours: planOf(calendar, inJapan(at).day).hours,
    // Not this one, where it is open: what comes after it.
    nextOpening: nextOpening(calendar, closesAt(calendar, at) ?? at),
  };
}
