import { describe, expect, it } from 'vitest';
import { parseJsonBody } from './parse-json-body.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('parseJsonBody', () => {
  it.each([
    ['{"a": [1, "x", null, true]}', { a: [1, 'x', null, true] }],
    ['\ufeff{"a": 1}', { a: 1 }],
    ['"]]]}}}"', ']]]}}}'],
    ['{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}', { a: { a: 1 }, b: [{ a: 1 }, { a: 2 }] }],
    ['{"a:b": ":", "\\":": 1, "1": 1, "01": 2}', { 'a:b': ':', '":': 1, '1': 1, '01': 2 }],
    ['{"a": "\\"[[[["}', { a: '"[[[[' }],
  ])('reads %s', (text, value) => {
    expect(parseJsonBody(bytes(text))).toEqual(value);
  });

  it('permits 32 levels and no more, wherever they are', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => parseJsonBody(bytes(nested(32)))).not.toThrow();
    expect(() => parseJsonBody(bytes(nested(33)))).toThrow(
      expect.objectContaining({ code: 'json_too_deep' }),
    );
  });

  it.each([
    '{"__proto__": {"x": 1}}',
    '{"a": [{"constructor": {}}]}',
    '{"a": {"prototype": 1}}',
    '{"\\u005f_proto__": 1}',
  ])('refuses the key in %s and leaves every object as it was', (text) => {
    expect(() => parseJsonBody(bytes(text))).toThrow(expect.objectContaining({ code: 'json_key_forbidden' }));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each([
    '{"a": 1, "a": 2}',
    '{"a": 1, "\\u0061": 1}',
    '[{"b": {}}, {"b": {"": null, "x": [], "": null}}]',
    '{"toString": 1, "a": ":", "toString": 1}',
  ])('refuses %s, in which a key comes twice', (text) => {
    expect(() => parseJsonBody(bytes(text))).toThrow(expect.objectContaining({ code: 'json_key_repeated' }));
  });

  it.each(['{"a": "\\u0000"}', '{"a": ["\\ud800"]}', '{"\\u0000": 1}'])(
    'refuses %s, which nothing can keep',
    (text) => {
      expect(() => parseJsonBody(bytes(text))).toThrow(
        expect.objectContaining({ code: 'parameter_invalid' }),
      );
    },
  );

  it.each([
    ['many values', { ips: Array.from({ length: 60_000 }, () => '127.0.0.1') }],
    ['many keys', Object.fromEntries(Array.from({ length: 80_000 }, (_, index) => [`k${index}`, 1]))],
  ])('reads a large body of %s in a moment', (_name, value) => {
    const text = JSON.stringify(value);
    const before = performance.now();
    parseJsonBody(bytes(text));
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
