import * as fc from 'fast-check';
import type { OpenApi, Schema } from './open-api.ts';

/** What a JSON schema of the document says beside the parts that other tests look at. */
interface Rules extends Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values that keep a JSON schema, mostly; `words` are texts that mean something to the API. */
export function arbitraryOfSchema(
  { components }: OpenApi,
  words: readonly string[],
): (schema: Schema) => fc.Arbitrary<unknown> {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...words));
  const of = (schema: Schema): fc.Arbitrary<unknown> => {
    const rules: Rules = schema;
    if (rules.$ref !== undefined) return of(components.schemas[rules.$ref.split('/').at(-1) ?? ''] ?? {});
    if (rules.const !== undefined) return fc.constant(rules.const);
    if (rules.enum !== undefined) return fc.constantFrom(...rules.enum);
    const choices = rules.anyOf ?? rules.oneOf ?? rules.allOf;
    if (choices !== undefined) return fc.oneof(...choices.map(of));
    const type = [rules.type ?? 'string'].flat();
    return fc.oneof(...type.map((one) => ofType(one, rules)));
  };
  const ofType = (type: string, rules: Rules): fc.Arbitrary<unknown> => {
    if (type === 'object') return objectOf(rules);
    if (type === 'array') return arrayOf(rules);
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    const { minimum: min = -1000, maximum: max = Math.max(min, 1000) } = rules;
    if (type === 'integer') return fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
    if (type === 'number')
      return fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 10) / 10);
    return textOf(rules);
  };
  const objectOf = ({ properties = {}, required = [] }: Rules): fc.Arbitrary<unknown> => {
    const parts = Object.entries(properties).map(([name, one]) => [name, of(one)] as const);
    return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] });
  };
  const arrayOf = ({ items = {}, minItems = 0, maxItems = 4 }: Rules): fc.Arbitrary<unknown> =>
    fc.array(of(items), {
      minLength: Math.min(minItems, 4),
      maxLength: Math.max(minItems, Math.min(maxItems, 4)),
    });
  const textOf = ({ format, pattern, minLength = 0, maxLength = 60 }: Rules): fc.Arbitrary<string> => {
    if (format === 'uuid')
      return fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: fc.uuid() });
    if (format === 'ipv4')
      return fc.oneof(
        fc.ipV4(),
        fc.nat(15).map((last) => `127.0.0.${last}`),
      );
    if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
    if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
    if (minLength < 2) return text;
    return fc.string({
      unit: 'grapheme',
      minLength,
      maxLength: Math.max(minLength, Math.min(maxLength, minLength + 20)),
    });
  };
  return of;
}
