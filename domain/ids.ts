/** Ids are strings on the wire and in the database; the brand keeps one kind from standing where another belongs. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type ConsultationId = Id<"ConsultationId">;
export type ConsulteeId = Id<"ConsulteeId">;
export type StaffId = Id<"StaffId">;
/** Made by the page that calls, and kept over every retry: also after a restore that does not know it. A UUID. */
export type UrgentCallId = Id<"UrgentCallId">;
/** Made by the author's device when おくる is pressed and kept over every retry. A UUID. */
export type IdempotencyKey = Id<"IdempotencyKey">;
/** Changes with every restore: sequence numbers of another epoch mean nothing. A UUID. */
export type Epoch = Id<"Epoch">;
