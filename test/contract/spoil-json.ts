import * as fc from 'fast-check';

/** Stands in a text for a number that `JSON.stringify` cannot write. */
const rawNumbers: Readonly<Record<string, string>> = {
  '@infinite': '1e400',
  '@inexact': '9007199254740993',
  '@long': '9'.repeat(400),
  '@tiny': '-0.0000000000000000000000000000001e-300',
};

/** What no field should have to bear. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom<unknown>(...Object.keys(rawNumbers)),
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\0',
    '\ud800',
    '\ufeff',
    '0',
    '1',
    '-1',
    'true',
    'null',
    '10.0.0.0/33',
    '::/0',
  ),
  fc.constantFrom<unknown>(
    "'; drop table sites; --",
    '../../etc/passwd',
    '${jndi:ldap://a}',
    '%s%n',
    '😀'.repeat(300),
  ),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308),
  fc.constantFrom<unknown>([], {}, [[]], [null], { id: null }, { toString: 1 }, { hasOwnProperty: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One change to a JSON value: where, counted over all its parts, and what. */
interface Change {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'wrap' | 'quote' | 'repeat';
  readonly value: unknown;
}

/** JSON text of a good value with up to three changes for the worse. */
export function spoiltJson(good: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const change = fc.record<Change>({
    at: fc.nat(50),
    how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'wrap', 'quote', 'repeat'),
    value: junk,
  });
  return fc.tuple(good, fc.array(change, { maxLength: 3 })).map(([value, changes]) => {
    const whole = { value: structuredClone(value) };
    // What is put in may be changed by what follows, and the values come from a list that all runs share.
    for (const one of changes) apply(whole, { ...one, value: structuredClone(one.value) });
    return toText(whole.value);
  });
}

type Holder = Record<string, unknown> | unknown[];

function apply(whole: { value: unknown }, { at, how, value }: Change): void {
  const places = placesIn(whole);
  const place = places[at % places.length];
  if (place === undefined) return;
  const [holder, key] = place;
  const old = (holder as Record<string, unknown>)[key];
  const put = (next: unknown): void => void Object.assign(holder, { [key]: next });
  if (how === 'replace') put(value);
  else if (how === 'wrap') put([old]);
  else if (how === 'quote') put(typeof old === 'string' ? old : (JSON.stringify(old) ?? ''));
  else if (how === 'repeat') put([old, old, old]);
  else if (how === 'remove') remove(holder, key);
  else if (typeof old === 'object' && old !== null)
    Object.assign(old, { [Array.isArray(old) ? old.length : 'added']: value });
}

function remove(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.pop();
  else Reflect.deleteProperty(holder, key);
}

function placesIn(holder: Holder): [Holder, string][] {
  return Object.entries(holder).flatMap(([key, part]) => {
    const inside = typeof part === 'object' && part !== null ? placesIn(part as Holder) : [];
    return [[holder, key] as [Holder, string], ...inside];
  });
}

function toText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.replaceAll(/"(@[a-z]+)"/gu, (whole, name: string) => rawNumbers[name] ?? whole);
}
