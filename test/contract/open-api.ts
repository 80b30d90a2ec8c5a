/** As much of an OpenAPI document as the tests look at. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Media>>;
  };
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Media {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
}

export interface Schema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
}

/** The JSON schema of a body, following references inside the document. */
export function jsonSchemaOf(document: OpenApi, media: Media | undefined): Schema | undefined {
  const found = media === undefined ? undefined : (follow(document, media) as Media);
  const schema = found?.content?.['application/json']?.schema;
  return schema === undefined ? undefined : (follow(document, schema) as Schema);
}

function follow(document: OpenApi, node: { readonly $ref?: string }): unknown {
  if (node.$ref === undefined) return node;
  let at: unknown = document;
  for (const step of node.$ref.split('/').slice(1)) at = (at as Record<string, unknown>)[step];
  return at;
}
