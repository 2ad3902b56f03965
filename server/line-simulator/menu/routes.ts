import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { SimulatedLine } from "../simulated-line.ts";

const menu = z.strictObject({
  size: z.strictObject({ width: z.int().min(800).max(2_500), height: z.int().min(250).max(1_700) }),
  selected: z.boolean(),
  name: z.string().max(300),
  chatBarText: z.string().max(14),
  areas: z
    .array(
      z.strictObject({
        bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
        action: z.strictObject({ type: z.literal("uri"), label: z.string().max(20), uri: z.url() }),
      }),
    )
    .max(20),
});

type Named = { Params: { id: string } };

/** The menu below a talk. Of personal menus there is none here, as there is none in the city. */
export function menuRoutes(app: FastifyInstance, line: SimulatedLine): void {
  const notFound = { message: "richmenu not found" };

  app.post("/v2/bot/richmenu", async (request, reply) => {
    let json: unknown = null;
    try {
      json = JSON.parse(String(request.body));
    } catch {
      // said below
    }
    const read = menu.safeParse(json);
    if (!read.success) return reply.status(400).send({ message: "The request body has 1 error(s)" });
    const richMenuId = `richmenu-${line.menus.size + 1}`;
    line.menus.set(richMenuId, { body: read.data, picture: null });
    return { richMenuId };
  });
  app.get("/v2/bot/richmenu/list", async () => ({
    richmenus: [...line.menus].map(([richMenuId, { body }]) => ({ richMenuId, ...body })),
  }));
  app.post<Named>("/v2/bot/richmenu/:id/content", async (request, reply) => {
    const known = line.menus.get(request.params.id);
    if (!known) return reply.status(404).send(notFound);
    known.picture = request.body as Buffer;
    return {};
  });
  app.delete<Named>("/v2/bot/richmenu/:id", async (request, reply) => {
    if (!line.menus.delete(request.params.id)) return reply.status(404).send(notFound);
    if (line.defaultMenu === request.params.id) line.defaultMenu = null;
    return {};
  });
  app.post<Named>("/v2/bot/user/all/richmenu/:id", async (request, reply) => {
    if (!line.menus.get(request.params.id)?.picture)
      return reply.status(400).send({ message: "must upload richmenu image before applying it to user" });
    line.defaultMenu = request.params.id;
    return {};
  });
  app.get("/v2/bot/user/all/richmenu", async (_, reply) =>
    line.defaultMenu === null ? reply.status(404).send(notFound) : { richMenuId: line.defaultMenu },
  );
}
