import { z } from "zod";
import { durabilityStates } from "../domain/durability.ts";

/** [HA-3] How well what is acknowledged is kept, as a desk was told of it last. */
export const durabilityState = z.enum(durabilityStates);

/** It has changed. */
export const durabilityFrame = z.strictObject({ t: z.literal("durability"), state: durabilityState });
