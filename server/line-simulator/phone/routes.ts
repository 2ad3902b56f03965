import type { FastifyInstance } from "fastify";
import { phonePage, talkPage } from "../phone-page.ts";
import type { Phone, SimulatedLine } from "../simulated-line.ts";
import { type PhoneUse, usePhone } from "../use-phone.ts";

/** Telephones to play with: what a person does there, and what they see. */
const phoneNames = ["mihon-a", "mihon-b"] as const;

type Named = { Params: { name: string; does?: string } };

export function phoneRoutes(app: FastifyInstance, line: SimulatedLine): void {
  for (const name of phoneNames) line.phone(name);
  const phoneIn = ({ name }: Named["Params"]): Phone | undefined =>
    line.phones().find((phone) => phone.name === name);

  app.get("/", async (_, reply) => reply.redirect(`/phone/${phoneNames[0]}`, 302));
  app.get<Named>("/phone/:name", async ({ params }, reply) => {
    const phone = phoneIn(params);
    if (!phone) return reply.status(404).send({ message: "Not found" });
    return reply.type("text/html; charset=utf-8").send(phonePage(line, phone));
  });
  app.get<Named>("/phone/:name/talk", async ({ params }, reply) => {
    const phone = phoneIn(params);
    if (!phone) return reply.status(404).send({ message: "Not found" });
    return reply.type("text/html; charset=utf-8").send(talkPage(phone));
  });
  app.post<Named>("/phone/:name/:does", async ({ params, body }, reply) => {
    const phone = phoneIn(params);
    const use = useIn(params.does, new URLSearchParams(String(body ?? "")));
    if (!phone || !use) return reply.status(404).send({ message: "Not found" });
    await usePhone(line, phone, use);
    return reply.redirect(`/phone/${phone.name}`, 303);
  });
}

function useIn(does: string | undefined, form: URLSearchParams): PhoneUse | null {
  if (does === "befriend" || does === "block" || does === "unsend") return { does };
  if (does !== "type") return null;
  const text = form.get("text") ?? "";
  return text.trim() === "" ? null : { does, text: text.slice(0, 5_000) };
}
