export type JsonObject = Readonly<Record<string, unknown>>;

/** A value of foreign JSON that is not what its place demands. */
export class ShapeError extends Error {
  constructor(path: string, problem: string) {
    super(`${path} ${problem}`);
    this.name = 'ShapeError';
  }
}

export function fail(path: string, problem: string): never {
  throw new ShapeError(path, problem);
}

export function asObject(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'is no object');
  return value as JsonObject;
}

/** The elements of a list; absent and null count as empty. */
export function asList(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : fail(path, 'is no list');
}

export function asText(value: unknown, path: string): string {
  return typeof value === 'string' ? value : fail(path, 'is no text');
}

const bareInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/u;
const usualInstant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}$/u;

/** An instant as ISO 8601 in UTC with milliseconds. NVD writes UTC without saying so (`2023-01-07T04:15:00.000`). */
export function asInstant(value: unknown, path: string): string {
  const text = asText(value, path);
  if (usualInstant.test(text)) return `${text}Z`;
  const instant = new Date(
    bareInstant.test(text) || /^\d{4}-\d\d-\d\dT\d\d:\d\dZ?$/u.test(text) ? withZone(text) : text,
  );
  if (Number.isNaN(instant.getTime())) fail(path, 'is no date and time');
  return instant.toISOString();
}

function withZone(text: string): string {
  return text.endsWith('Z') ? text : `${text}Z`;
}

/** Like `asText`, of at most `maxLength` characters. */
export function asBoundedText(value: unknown, path: string, maxLength: number): string {
  const text = asText(value, path);
  return text.length <= maxLength ? text : fail(path, `is longer than ${maxLength} characters`);
}

/** Like `asList`, of at most `maxLength` elements. */
export function asBoundedList(value: unknown, path: string, maxLength: number): readonly unknown[] {
  const list = asList(value, path);
  return list.length <= maxLength ? list : fail(path, `has more than ${maxLength} elements`);
}
