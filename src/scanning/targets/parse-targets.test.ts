import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInScope } from '../../domain/scope.ts';
import { permits } from '../sockets/compiled-scope.ts';
import { parseTargets } from './parse-targets.ts';

const plain = { exclude: [], allowPublic: false };

function addressesOf(...texts: string[]): string[] {
  return parseTargets(texts, plain).addresses;
}

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(fc.integer({ min: 0, max: 3 }), octet).map(([a, b]) => `10.0.${a}.${b}`);
const target = fc.oneof(
  address,
  fc.tuple(address, fc.integer({ min: 22, max: 32 })).map(([a, prefix]) => `${a}/${prefix}`),
  fc.tuple(address, octet).map(([a, end]) => `${a}-${Math.max(end, Number(a.split('.')[3]))}`),
);

describe('parseTargets', () => {
  it.each([
    ['10.0.0.7', ['10.0.0.7']],
    ['localhost', ['127.0.0.1']],
    ['10.0.0.7/32', ['10.0.0.7']],
    ['10.0.0.6/31', ['10.0.0.6', '10.0.0.7']],
    ['10.0.0.0/30', ['10.0.0.1', '10.0.0.2']],
    ['10.0.0.9/30', ['10.0.0.9', '10.0.0.10']],
    ['127.0.0.0/30', ['127.0.0.0', '127.0.0.1', '127.0.0.2', '127.0.0.3']],
    ['10.0.0.9-11', ['10.0.0.9', '10.0.0.10', '10.0.0.11']],
    ['10.0.0.255-10.0.1.1', ['10.0.0.255', '10.0.1.0', '10.0.1.1']],
    ['10.0.0.9 - 10', ['10.0.0.9', '10.0.0.10']],
    ['::1', ['::1']],
    ['fd00::10/127', ['fd00::10', 'fd00::11']],
    ['fd00::1-fd00::3', ['fd00::1', 'fd00::2', 'fd00::3']],
    ['FD00:0:0::A', ['fd00::a']],
    ['::ffff:10.0.0.1', ['10.0.0.1']],
    ['10.0.0.1,10.0.0.3', ['10.0.0.1', '10.0.0.3']],
  ])('reads %s', (text, expected) => {
    expect(addressesOf(text)).toEqual(expected);
  });

  it('keeps the order of the texts and every address once', () => {
    expect(addressesOf('10.0.0.9', '10.0.0.1-3', '10.0.0.2/31', '10.0.0.9')).toEqual([
      '10.0.0.9',
      '10.0.0.1',
      '10.0.0.2',
      '10.0.0.3',
    ]);
  });

  it('lists what overlaps as the plain walk over the texts does', () => {
    fc.assert(
      fc.property(
        fc.array(target, { minLength: 1, maxLength: 6 }),
        fc.array(target, { maxLength: 3 }),
        (texts, exclude) => {
          const options = { exclude: [], allowPublic: true };
          const excluded = new Set(exclude.flatMap((text) => parseTargets([text], options).addresses));
          const hosts = texts.flatMap((text) => parseTargets([text], options).addresses);
          // A target alone leaves out a network address that an exclusion holds.
          const plainWalk = [...new Set(hosts)].filter((one) => !excluded.has(one));
          fc.pre(plainWalk.length > 0 && exclude.every((text) => !text.includes('/')));
          expect(parseTargets(texts, { ...options, exclude }).addresses).toEqual(plainWalk);
        },
      ),
    );
  });

  it('is done with ten thousand texts and as many exclusions in no time', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `127.0.${index >> 8}.${index & 255}`);
    const { addresses } = parseTargets(texts.filter((_, index) => index % 2 === 0).toReversed(), {
      exclude: texts.filter((_, index) => index % 4 === 0),
      allowPublic: false,
    });
    expect(addresses).toHaveLength(5000);
    expect(addresses[0]).toBe('127.0.78.30');
  });

  it('takes a network and broadcast address that is named outright', () => {
    const { addresses, scope } = parseTargets(['10.0.0.0/24', '10.0.0.255'], plain);
    expect(addresses).toHaveLength(255);
    expect(isInScope(scope, '10.0.0.255')).toBe(true);
    expect(isInScope(scope, '10.0.0.0')).toBe(false);
  });

  it.each([
    '',
    'router.example',
    '10.0.0',
    '10.0.0.1/33',
    '10.0.0.1/',
    '010.0.0.1',
    '10.0.0.256',
    '10.0.0.1-',
    '10.0.0.9-3',
    '10.0.0.1-300',
    '10.0.0.1-2-3',
    'fd00::1-5',
    'fd00::/64',
    'fe80::1%eth0',
    '10.0.0.1-fd00::1',
    '0x7f000001',
    '2130706433',
    '10.0.0.*',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'ff02::1',
  ])("refuses '%s' with a usage error", (text) => {
    expect(() => addressesOf(text)).toThrow(expect.objectContaining({ kind: 'usage' }));
  });

  it('names the bad text', () => {
    expect(() => addressesOf('10.0.0.1', 'router.example')).toThrow(/'router\.example'/u);
  });

  it.each(['8.8.8.8', '10.0.0.0-11.0.0.0', '172.32.0.1', '2001:db8::1', '192.0.2.0/24'])(
    'refuses the public %s unless it is allowed',
    (text) => {
      expect(() => addressesOf(text)).toThrow(expect.objectContaining({ code: 'public_target' }));
    },
  );

  it.each(['169.254.7.7', 'fe80::7'])('takes the link-local %s', (text) => {
    expect(addressesOf(text)).toEqual([text]);
  });

  it('lets public addresses through when that is allowed', () => {
    expect(parseTargets(['198.51.100.7'], { exclude: [], allowPublic: true }).addresses).toEqual([
      '198.51.100.7',
    ]);
  });

  it('bounds the number of addresses, after exclusions and before making them', () => {
    expect(() => addressesOf('10.0.0.0/8')).toThrow(/16777214 addresses; one scan takes at most 65536/u);
    expect(addressesOf('127.0.0.0/16')).toHaveLength(65_536);
    const options = { exclude: ['10.0.0.0/9', '10.128.0.0-10.255.255.0'], allowPublic: false };
    expect(parseTargets(['10.0.0.0/8'], options).addresses).toHaveLength(254);
  });

  it('says so when nothing is left', () => {
    const options = { exclude: ['10.0.0.0/8'], allowPublic: false };
    expect(() => parseTargets(['10.0.0.1-9'], options)).toThrow(
      expect.objectContaining({ code: 'no_targets' }),
    );
  });
});

describe('the scope of parsed targets', () => {
  it('permits exactly the parsed addresses, and never an excluded one', () => {
    fc.assert(
      fc.property(
        fc.array(target, { minLength: 1, maxLength: 4 }),
        fc.array(target, { maxLength: 3 }),
        (texts, exclude) => {
          const excluded = new Set(
            exclude.flatMap((text) => parseTargets([text], { exclude: [], allowPublic: true }).addresses),
          );
          let parsed;
          try {
            parsed = parseTargets(texts, { exclude, allowPublic: false });
          } catch (error) {
            expect(error).toMatchObject({ code: 'no_targets' });
            return;
          }
          const wanted = new Set(parsed.addresses);
          expect(wanted.size).toBe(parsed.addresses.length);
          for (let index = 0; index < 1024; index += 1) {
            const probe = `10.0.${index >> 8}.${index & 255}`;
            expect(permits(parsed.scope, probe)).toBe(wanted.has(probe));
            if (excluded.has(probe)) expect(wanted.has(probe)).toBe(false);
          }
          expect(isInScope(parsed.scope, parsed.addresses[0]!)).toBe(true);
          expect(permits(parsed.scope, '10.0.4.0')).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the compiled scope', () => {
  it('says what isInScope says', () => {
    const { scope } = parseTargets(['10.0.0.0/22', 'fd00::/120'], {
      exclude: ['10.0.1.7', 'fd00::80/121'],
      allowPublic: false,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          address,
          fc.ipV6(),
          octet.map((n) => `fd00::${n.toString(16)}`),
          fc.string(),
        ),
        (probe) => {
          expect(permits(scope, probe)).toBe(isInScope(scope, probe));
        },
      ),
    );
  });
});
