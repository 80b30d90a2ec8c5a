import { printableText } from '../../support/printable-text.ts';
import { writeAll } from '../write-out.ts';
import type { Remote } from './remote.ts';

const longestValue = 2000;

/** Prints one thing: a line for each of its fields, or its JSON as the service gave it. */
export async function printFields({ io, json }: Remote, item: object): Promise<void> {
  if (json) return writeAll(io.stdout, `${JSON.stringify(item, undefined, 2)}\n`);
  const fields = fieldsOf(item, '');
  const size = Math.max(0, ...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => `${name.padEnd(size)}  ${value}`);
  await writeAll(io.stdout, `${lines.join('\n')}\n`);
}

/** Fields inside fields are named with a dot; lists of things have one line each. */
function fieldsOf(item: object, prefix: string): [string, string][] {
  return Object.entries(item).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const name = `${prefix}${printableText(key, 100)}`;
    if (Array.isArray(value)) {
      if (!value.some(isThing)) return [[name, plain(value.map(plain).join(', '))]];
      return value.map((each: unknown) => [
        name,
        plain(isThing(each) ? Object.values(each).map(plain).join(' ') : each),
      ]);
    }
    return isThing(value) ? fieldsOf(value, `${name}.`) : [[name, plain(value)]];
  });
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-';
  return printableText(typeof value === 'string' ? value : JSON.stringify(value), longestValue);
}
