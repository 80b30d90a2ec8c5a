interface WithComponents {
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** What a format already says, and bounds that only mean "a number", are left out of the document. */
export const schemaStyle = {
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void => {
    if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
    if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
    if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  },
};

/** Keeps only the components that the document refers to; every named schema comes in two forms otherwise. */
export function withUsedSchemas<T extends object>(whole: T): T {
  const document: WithComponents = whole;
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/gu)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(JSON.stringify(schemas[name] ?? {}));
    }
  };
  visit(JSON.stringify(document.paths ?? {}));
  const kept = Object.entries(schemas)
    .filter(([name]) => used.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...whole, components: { ...document.components, schemas: Object.fromEntries(kept) } };
}
