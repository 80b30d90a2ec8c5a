import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCpeName, parseCpeName, productKey, splitBound } from './cpe-name.ts';

const read = (text: string) => {
  const name = parseCpeName(text);
  return name === undefined ? undefined : formatCpeName(name);
};

describe('parseCpeName', () => {
  it('reads all eleven attributes of a formatted string', () => {
    expect(parseCpeName('cpe:2.3:a:openbsd:openssh:9.2:p1:ed:en:sw:linux:x64:more')).toEqual({
      part: 'a',
      vendor: 'openbsd',
      product: 'openssh',
      version: '9.2',
      update: 'p1',
      edition: 'ed',
      language: 'en',
      swEdition: 'sw',
      targetSw: 'linux',
      targetHw: 'x64',
      other: 'more',
    });
  });

  it('does not split at an escaped colon', () => {
    const name = parseCpeName(String.raw`cpe:2.3:a:acme:x\:y\\z:1.0\:2:*:*:*:*:*:*:*`);
    expect(name?.product).toBe(String.raw`x\:y\\z`);
    expect(name?.version).toBe(String.raw`1.0\:2`);
  });

  it('ignores letter case', () => {
    expect(read('CPE:2.3:A:OpenBSD:OpenSSH:9.2:P1:*:*:*:*:*:*')).toBe(
      'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    );
  });

  it.each([
    [
      'bare punctuation',
      'cpe:2.3:a:c++:x+y:1~2:*:*:*:*:*:*:*',
      String.raw`cpe:2.3:a:c\+\+:x\+y:1\~2:*:*:*:*:*:*:*`,
    ],
    [
      'needless escapes',
      String.raw`cpe:2.3:a:a\.b:c\_d:1\-2:*:*:*:*:*:*:*`,
      'cpe:2.3:a:a.b:c_d:1-2:*:*:*:*:*:*:*',
    ],
    [
      'a quoted hyphen',
      String.raw`cpe:2.3:a:a:b:\-:*:*:*:*:*:*:*`,
      String.raw`cpe:2.3:a:a:b:\-:*:*:*:*:*:*:*`,
    ],
    [
      'wildcards',
      String.raw`cpe:2.3:a:a:b:1.*:\*:??x:*:*:*:*:*`,
      String.raw`cpe:2.3:a:a:b:1.*:\*:??x:*:*:*:*:*`,
    ],
  ])('brings %s to the canonical form', (_, given, expected) => {
    expect(read(given)).toBe(expected);
  });

  it.each([
    ['cpe:/a:openbsd:openssh:9.2:p1', 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*'],
    ['cpe:/o:microsoft:windows_10', 'cpe:2.3:o:microsoft:windows_10:*:*:*:*:*:*:*:*'],
    ['cpe:/a:x:y:1.0:-::en', 'cpe:2.3:a:x:y:1.0:-:*:en:*:*:*:*'],
    [
      'cpe:/a:hp:insight:7.4.0.1570:-:~~online~win2003~x64~',
      'cpe:2.3:a:hp:insight:7.4.0.1570:-:*:*:online:win2003:x64:*',
    ],
    ['cpe:/a:x:c%2b%2b:8.%02', String.raw`cpe:2.3:a:x:c\+\+:8.*:*:*:*:*:*:*:*`],
    ['cpe:/a:x:y:1%01', 'cpe:2.3:a:x:y:1?:*:*:*:*:*:*:*'],
  ])('unbinds the URI %s', (given, expected) => {
    expect(read(given)).toBe(expected);
  });

  it.each([
    '',
    'cpe',
    'cpe:2.3:',
    'cpe:2.3:a:b:c',
    'cpe:2.3:x:b:c:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:b::1:*:*:*:*:*:*:*',
    'cpe:2.3:a:b:c:1:*:*:*:*:*:*:*:*',
    'cpe:2.3:a:b c:c:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:b\u0000:c:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:b:c:1:*:*:*:*:*:*:\\',
    'cpe:/a:b:c%zz',
    'cpe:/a:b:c:1:2:3:4:5',
    'cpe:/a:b:c:1:2:~only~three',
    'cpe:/z:b:c',
  ])('holds %j for no name', (text) => {
    expect(parseCpeName(text)).toBeUndefined();
  });

  it('holds endless input for no name', () => {
    expect(parseCpeName(`cpe:2.3:a:${'b'.repeat(5000)}:c:1:*:*:*:*:*:*:*`)).toBeUndefined();
  });

  const sign = fc.constantFrom(
    'a',
    'z',
    '0',
    '9',
    '.',
    '_',
    '-',
    '\\:',
    '\\*',
    '\\?',
    '\\\\',
    '\\+',
    '\\!',
    'é',
  );
  const value = fc
    .oneof(
      fc.constantFrom('*', '-', '\\-'),
      fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join('')),
      fc.array(sign, { minLength: 1, maxLength: 4 }).map((signs) => `?${signs.join('')}*`),
    )
    .map((text) => (text === '-' ? '-' : text));

  it('gives back every canonical name as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'o', 'h'),
        fc.array(value, { minLength: 10, maxLength: 10 }),
        (part, rest) => {
          const text = `cpe:2.3:${part}:${rest.join(':')}`;
          expect(read(text)).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads what it wrote for any input, and never throws', () => {
    const hostile = fc
      .array(fc.oneof(sign, fc.constantFrom(':', '*', '?', '\\', '%2', '~', '\n', '\ud800'), fc.string()), {
        maxLength: 40,
      })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(
        fc.constantFrom('cpe:2.3:a:', 'cpe:/', 'cpe:/a:', ''),
        hostile,
        fc.boolean(),
        (start, rest, pad) => {
          const first = read(start + rest + (pad ? ':*'.repeat(9) : ''));
          if (first !== undefined) expect(read(first)).toBe(first);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('productKey and splitBound', () => {
  it('join part, vendor and product so that a split gives them back', () => {
    const name = parseCpeName(String.raw`cpe:2.3:a:v\:w:p:1:*:*:*:*:*:*:*`)!;
    expect(splitBound(productKey(name))).toEqual(['a', String.raw`v\:w`, 'p']);
  });
});
