import type { Attributes } from "../../domain/attributes.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { tellAttributes as told } from "../../domain/tell-attributes.ts";
import type { Tools } from "../tools.ts";
import { takeStep } from "./move.ts";
import { tellHistory } from "./tell-history.ts";

/** The consultee tells about themselves. An entry is its own trail: nothing of it goes into the audit trail. */
export async function tellAttributes(
  tools: Tools,
  consultee: Consultee,
  id: ConsultationId,
  attributes: Attributes,
): Promise<void> {
  await takeStep(
    tools,
    id,
    (consultation) => told(consultation, consultee, attributes, tools.now()),
    async (tx) => tellHistory(tx, tools, consultee.id, id),
  );
}
