import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2019 } from "ajv/dist/2019.js";
import { parse } from "yaml";

/** LINE's own description of its calls, as data of somebody else's: found beside the project, never in it. */
export function findOpenapi(): string | null {
  const beside = fileURLToPath(new URL("../../shared/line-openapi", import.meta.url));
  const folder = process.env["LINE_OPENAPI_DIR"] ?? beside;
  return existsSync(join(folder, "messaging-api.yml")) ? folder : null;
}

type Json = { [name: string]: unknown };

export type Openapi = {
  /** What is wrong with a call or its answer; none where it is as LINE describes it. */
  faultsOfCall(call: {
    method: string;
    path: string;
    request: unknown;
    headers: Headers;
    status: number;
    answer: unknown;
  }): string[];
  /** What is wrong with a value of this schema. */
  faultsOf(schema: string, value: unknown): string[];
};

export function openOpenapi(folder: string, file: string): Openapi {
  const document = parse(readFileSync(join(folder, file), "utf8")) as Json;
  const schemas = (document["components"] as Json)["schemas"] as Record<string, Json>;
  const dispatched = Object.fromEntries(
    Object.entries(schemas)
      .filter(([, schema]) => "discriminator" in schema)
      .map(([name, schema]) => [`${name}.any`, dispatchOf(name, schema)]),
  );
  const known = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, pointed(schema, dispatched, false)]),
  );
  const ajv = new Ajv2019({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "line", components: { schemas: { ...known, ...dispatched } } });

  function check(schema: Json, value: unknown): string[] {
    const validate = ajv.compile(schema);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  function faultsOf(schema: string, value: unknown): string[] {
    const name = `${schema}.any` in dispatched ? `${schema}.any` : schema;
    return check(
      { allOf: [{ $ref: `line#/components/schemas/${name}` }], unevaluatedProperties: false },
      value,
    );
  }

  function faultsOfBody(holder: unknown, value: unknown): string[] {
    const content = ((holder as Json | undefined)?.["content"] ?? {}) as Json;
    const schema = (content["application/json"] as Json | undefined)?.["schema"];
    if (!schema) return [];
    return check(
      { allOf: [pointed(schema, dispatched, false, "line")], unevaluatedProperties: false },
      value,
    );
  }

  return {
    faultsOf,
    faultsOfCall({ method, path, request, headers, status, answer }) {
      const paths = document["paths"] as Record<string, Json>;
      const found = Object.keys(paths)
        .filter((one) => new RegExp(`^${one.replace(/\{\w+\}/g, "[^/]+")}$`).test(path))
        .toSorted((a, b) => Number(a.includes("{")) - Number(b.includes("{")));
      const operation = paths[found[0] ?? ""]?.[method.toLowerCase()] as Json | undefined;
      if (!operation) return [`LINE knows no ${method} ${path}`];
      const key = headers.get("x-line-retry-key");
      const takesKey = JSON.stringify(operation["parameters"] ?? []).includes("X-Line-Retry-Key");
      const answers = operation["responses"] as Json;
      return [
        ...(key !== null && !takesKey ? [`${method} ${path} takes no retry key`] : []),
        ...(key !== null && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(key)
          ? ["the retry key is no UUID"]
          : []),
        ...faultsOfBody(operation["requestBody"], request).map((fault) => `request${fault}`),
        ...faultsOfBody(answers[String(status)], answer).map((fault) => `answer${fault}`),
      ];
    },
  };
}

/** A schema that says by one of its fields which other one a value is of: written out, as no validator reads it by itself. */
function dispatchOf(name: string, schema: Json): Json {
  const { propertyName, mapping } = schema["discriminator"] as {
    propertyName: string;
    mapping: Record<string, string>;
  };
  return {
    allOf: [
      { $ref: `#/components/schemas/${name}` },
      { properties: { [propertyName]: { enum: Object.keys(mapping) } } },
      ...Object.entries(mapping).map(([value, $ref]) => ({
        if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
        // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
        then: { $ref },
      })),
    ],
    unevaluatedProperties: false,
  };
}

/** References to such a schema lead to its written-out form, but for where a schema is built on it. */
function pointed(value: unknown, dispatched: Json, builtOn: boolean, id = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => pointed(one, dispatched, builtOn, id));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "discriminator" && name !== "example" && name !== "externalDocs")
      .map(([name, inner]) => {
        if (name !== "$ref" || typeof inner !== "string")
          return [name, pointed(inner, dispatched, name === "allOf", id)];
        const any = `${inner.split("/").at(-1)}.any`;
        return [name, id + (!builtOn && any in dispatched ? `#/components/schemas/${any}` : inner)];
      }),
  );
}
