/**
 * The rules of an OpenVEX document as a JSON Schema, written after the specification 0.2.0
 * (https://github.com/openvex/spec, OPENVEX-SPEC.md: document, statement, product and vulnerability fields); no
 * package of the registry carries one. Stricter where the prose says MUST: a statement names its products.
 */
const text = { type: 'string', minLength: 1 };
const iri = { type: 'string', format: 'uri' };
const instant = { type: 'string', format: 'date-time' };
const version = { type: 'integer', minimum: 1 };
const closed = { type: 'object', additionalProperties: false };

const identifiers = {
  ...closed,
  minProperties: 1,
  properties: { purl: text, cpe22: text, cpe23: text },
};
const hashes = { type: 'object', additionalProperties: text };
const named = { anyOf: [{ required: ['@id'] }, { required: ['identifiers'] }] };
const subcomponent = { ...closed, ...named, properties: { '@id': iri, identifiers, hashes } };
const component = {
  ...closed,
  ...named,
  properties: {
    ...subcomponent.properties,
    subcomponents: { type: 'array', uniqueItems: true, items: subcomponent },
  },
};

/** Words that only `not_affected` may have. */
const excused = { anyOf: [{ required: ['justification'] }, { required: ['impact_statement'] }] };

const statement = {
  ...closed,
  required: ['vulnerability', 'status', 'products'],
  properties: {
    '@id': iri,
    version,
    vulnerability: {
      ...closed,
      required: ['name'],
      properties: {
        '@id': iri,
        name: text,
        description: { type: 'string' },
        aliases: { type: 'array', uniqueItems: true, items: text },
      },
    },
    timestamp: instant,
    last_updated: instant,
    products: { type: 'array', minItems: 1, uniqueItems: true, items: component },
    status: { enum: ['not_affected', 'affected', 'fixed', 'under_investigation'] },
    supplier: text,
    status_notes: text,
    justification: {
      enum: [
        'component_not_present',
        'vulnerable_code_not_present',
        'vulnerable_code_not_in_execute_path',
        'vulnerable_code_cannot_be_controlled_by_adversary',
        'inline_mitigations_already_exist',
      ],
    },
    impact_statement: text,
    action_statement: text,
    action_statement_timestamp: instant,
  },
  oneOf: [
    {
      properties: { status: { const: 'not_affected' } },
      anyOf: [{ required: ['justification'] }, { required: ['impact_statement'] }],
    },
    { properties: { status: { const: 'affected' } }, required: ['action_statement'], not: excused },
    { properties: { status: { enum: ['fixed', 'under_investigation'] } }, not: excused },
  ],
};

export const openVexSchema = {
  ...closed,
  required: ['@context', '@id', 'author', 'timestamp', 'version', 'statements'],
  properties: {
    '@context': { type: 'string', pattern: '^https://openvex\\.dev/ns' },
    '@id': iri,
    author: text,
    role: text,
    timestamp: instant,
    last_updated: instant,
    version,
    tooling: text,
    statements: { type: 'array', minItems: 1, uniqueItems: true, items: statement },
  },
};
