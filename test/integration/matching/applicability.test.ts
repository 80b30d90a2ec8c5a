import { describe, expect, it } from 'vitest';
import { configuration, node, platform, verdictOf, vulnerable, wordOf } from './bundle-of.ts';

const any = (...matches: Parameters<typeof node>[1]) => [configuration('OR', [node('OR', matches)])];
const below2 = any(vulnerable('a:acme:app', { endExcluding: '2.0' }));

describe('the version of a statement', () => {
  it.each([
    ['1.9', 'affected version_match'],
    ['2.0', 'not_affected outside_range'],
    ['10.0', 'not_affected outside_range'],
    ['*', 'unknown version_unknown'],
    ['-', 'not_affected outside_range'],
    ['1.*', 'unknown version_incomparable'],
  ])('an end excluding 2.0 judges %s as %s', async (version, expected) => {
    expect(await wordOf(below2, `a:acme:app:${version}`)).toBe(expected);
  });

  it('keeps each kind of bound', async () => {
    const open = any(vulnerable('a:acme:app', { startExcluding: '1.0', endIncluding: '2.0' }));
    const closed = any(vulnerable('a:acme:app', { startIncluding: '1.0', endExcluding: '2.0' }));
    const inside = async (statement: typeof open, version: string) =>
      (await wordOf(statement, `a:acme:app:${version}`)).startsWith('affected');
    expect([await inside(open, '1.0'), await inside(open, '1.5'), await inside(open, '2.0')]).toEqual([
      false,
      true,
      true,
    ]);
    expect([await inside(closed, '1.0'), await inside(closed, '1.5'), await inside(closed, '2.0')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['1.0', '1.0', 'affected version_match'],
    ['1.0', '1.00', 'not_affected other_version'],
    ['1.0', '*', 'unknown version_unknown'],
    ['1.0', '-', 'not_affected other_version'],
    ['-', '1.0', 'not_affected other_version'],
    ['-', '-', 'affected version_match'],
    ['1.*', '1.7', 'affected version_match'],
    ['1.*', '2.7', 'not_affected other_version'],
    ['*', '1.0', 'affected no_version_bound'],
    ['*', '-', 'affected no_version_bound'],
    ['*', '*', 'affected no_version_bound version_unknown'],
  ])('criteria version %s judges %s as %s', async (wanted, given, expected) => {
    expect(await wordOf(any(vulnerable(`a:acme:app:${wanted}`)), `a:acme:app:${given}`)).toBe(expected);
  });

  it('compares named versions without regard to letter case', async () => {
    expect(await wordOf(any(vulnerable('a:acme:app:1.0RC')), 'a:acme:APP:1.0rc')).toBe(
      'affected version_match',
    );
  });

  it('says that it cannot compare when a bound is no version', async () => {
    const odd = any(vulnerable('a:acme:app', { endExcluding: '%%%' }));
    expect(await wordOf(odd, 'a:acme:app:1.0')).toBe('unknown version_incomparable');
  });
});

describe('the update of OpenSSH', () => {
  const below93p2 = any(vulnerable('a:openbsd:openssh', { endExcluding: '9.3p2' }));
  const named = any(vulnerable('a:openbsd:openssh:9.2:p1'));
  const through72 = any(vulnerable('a:openbsd:openssh', { endIncluding: '7.2' }));
  it.each([
    [below93p2, '9.3:p1', 'affected version_match'],
    [below93p2, '9.3p1', 'affected version_match'],
    [below93p2, '9.3:p2', 'not_affected outside_range'],
    [below93p2, '9.3', 'affected version_match update_unverified'],
    [below93p2, '9.2', 'affected version_match'],
    [named, '9.2p1', 'affected version_match'],
    [named, '9.2:p2', 'not_affected other_update'],
    [named, '9.2', 'affected version_match update_unverified'],
    [through72, '7.2:p2', 'affected version_match'],
    [through72, '7.3:p1', 'not_affected outside_range'],
  ])('case %#: judges %s %s', async (statement, version, expected) => {
    expect(await wordOf(statement, `a:openbsd:openssh:${version}`)).toBe(expected);
  });
});

describe('the attributes behind the version', () => {
  it.each([
    ['1.0:sp1', '1.0', 'affected version_match update_unverified'],
    ['1.0:sp1', '1.0:sp1', 'affected version_match'],
    ['1.0:sp1', '1.0:sp2', 'not_affected other_update'],
    ['1.0:sp1', '1.0:-', 'not_affected other_update'],
    ['1.0:-', '1.0:sp1', 'not_affected other_update'],
    ['1.0', '1.0:sp1', 'affected version_match'],
    ['1.0:*:*:*:lts', '1.0', 'affected version_match edition_unverified'],
    ['1.0:*:*:*:lts', '1.0:*:*:*:testing', 'not_affected other_sw_edition'],
    ['1.0:*:*:*:*:windows', '1.0:*:*:*:*:linux', 'not_affected other_target_sw'],
    ['1.0:sp1:pro', '1.0', 'affected version_match update_unverified edition_unverified'],
  ])('criteria %s judge %s as %s', async (wanted, given, expected) => {
    expect(await wordOf(any(vulnerable(`a:acme:app:${wanted}`)), `a:acme:app:${given}`)).toBe(expected);
  });
});

describe('the product of a statement', () => {
  it.each(['a:acme:app2:1.0', 'a:other:app:1.0'])('says nothing of %s', async (observed) => {
    expect(await wordOf(below2, observed)).toBe('none');
  });

  it('is the same in another part, of which nothing is known', async () => {
    expect(await wordOf(below2, 'o:acme:app:1.0')).toBe('affected version_match');
  });

  it('is read to the letter where both parts are known', async () => {
    const both = [...below2, ...any(vulnerable('o:acme:app', { endExcluding: '1.5' }))];
    expect(await wordOf(both, 'o:acme:app:1.0')).toBe('affected version_match');
    expect(await wordOf(both, 'o:acme:app:1.7')).toBe('not_affected outside_range');
    expect(await wordOf(both, 'a:acme:app:1.7')).toBe('affected version_match');
  });

  it('may be a pattern', async () => {
    expect(await wordOf(any(vulnerable('a:acme:app*:1.0')), 'a:acme:app2:1.0')).toBe(
      'affected version_match',
    );
    expect(await wordOf(any(vulnerable('a:acme:*:1.0')), 'a:acme:b:1.0')).toBe('affected version_match');
  });

  it('gives no verdict on a product that is only a platform', async () => {
    const statement = [
      configuration('AND', [node('OR', [vulnerable('a:acme:app')]), node('OR', [platform('o:acme:os')])]),
    ];
    expect(await wordOf(statement, 'o:acme:os:1.0')).toBe('none');
  });
});

describe('a platform', () => {
  const onOs = [
    configuration('AND', [
      node('OR', [vulnerable('a:acme:app', { endExcluding: '2.0' })]),
      node('OR', [platform('o:acme:os', { endIncluding: '5' }), platform('o:acme:other:-')]),
    ]),
  ];
  it.each([
    [[], 'affected version_match platform_unverified'],
    [['a:some:thing:1'], 'affected version_match platform_unverified'],
    [['o:acme:os:4'], 'affected version_match platform_confirmed'],
    // The other platform of the OR is still possible.
    [['o:acme:os:6'], 'affected version_match platform_unverified'],
    // NA as the version of a platform names the platform itself, whatever version is seen of it.
    [['o:acme:os:6', 'o:acme:other:1'], 'affected version_match platform_confirmed'],
    [['o:acme:os:6', 'o:acme:other:*'], 'affected version_match platform_confirmed'],
    [['o:acme:os:*'], 'affected version_match platform_unverified'],
    [['o:acme:os:6', 'o:acme:other:-'], 'affected version_match platform_confirmed'],
  ])('with %j beside it: %s', async (inventory, expected) => {
    expect(await wordOf(onOs, 'a:acme:app:1.0', inventory)).toBe(expected);
  });

  // What a fingerprint calls hardware a record may call an operating system.
  it.each([
    [['h:acme:os:4'], 'affected version_match platform_confirmed'],
    [['h:acme:os:6', 'a:acme:other:1'], 'affected version_match platform_confirmed'],
    // What is there under the very part of the record counts before what is there under another.
    [['h:acme:os:4', 'o:acme:os:6', 'o:acme:other:-'], 'affected version_match platform_confirmed'],
  ])('is the same in another part, with %j beside it: %s', async (inventory, expected) => {
    expect(await wordOf(onOs, 'a:acme:app:1.0', inventory)).toBe(expected);
  });

  it('in another part contradicts, and the very part counts before it', async () => {
    const only = [
      configuration('AND', [
        node('OR', [vulnerable('a:acme:app', { endExcluding: '2.0' })]),
        node('OR', [platform('o:acme:os', { endIncluding: '5' })]),
      ]),
    ];
    expect(await wordOf(only, 'a:acme:app:1.0', ['h:acme:os:6'])).toBe('not_affected platform_contradicted');
    expect(await wordOf(only, 'a:acme:app:1.0', ['h:acme:os:4', 'o:acme:os:6'])).toBe(
      'not_affected platform_contradicted',
    );
  });

  it('that is the hardware of what was seen as hardware with the version of its firmware is there', async () => {
    const onBox = [
      configuration('AND', [
        node('OR', [vulnerable('o:acme:box', { endExcluding: '2.0' })]),
        node('OR', [platform('h:acme:box:-')]),
      ]),
    ];
    expect(await wordOf(onBox, 'h:acme:box:1.0')).toBe('affected version_match platform_unverified');
    expect(await wordOf(onBox, 'h:acme:box:1.0', ['a:some:thing:1'])).toBe(
      'affected version_match platform_confirmed',
    );
    expect(await wordOf(onBox, 'h:acme:box:2.0', ['a:some:thing:1'])).toBe('not_affected outside_range');
  });

  it('does not save a version that is not affected', async () => {
    expect(await wordOf(onOs, 'a:acme:app:3.0', ['o:acme:os:4'])).toBe('not_affected outside_range');
  });
});

describe('negation', () => {
  const unless = (inventory: string[], observed = 'a:acme:app:1.0') =>
    wordOf(
      [
        configuration('AND', [
          node('OR', [vulnerable('a:acme:app')]),
          node('OR', [platform('o:acme:safe:1')], true),
        ]),
      ],
      observed,
      inventory,
    );

  it('turns what is there into a contradiction and what differs into a confirmation', async () => {
    expect(await unless([])).toBe('affected no_version_bound platform_unverified');
    expect(await unless(['o:acme:safe:1'])).toBe('not_affected platform_contradicted');
    expect(await unless(['o:acme:safe:2'])).toBe('affected no_version_bound platform_confirmed');
  });

  it('excepts a version of the product itself', async () => {
    const but2 = [
      configuration('AND', [
        node('OR', [vulnerable('a:acme:app')]),
        node('OR', [vulnerable('a:acme:app:2.0')], true),
      ]),
    ];
    expect(await wordOf(but2, 'a:acme:app:1.0')).toContain('affected');
    expect(await wordOf(but2, 'a:acme:app:2.0')).toBe('not_affected platform_contradicted');
  });

  it('of a whole configuration means everything else', async () => {
    const not2 = [configuration('OR', [node('OR', [vulnerable('a:acme:app:2.0')])], true)];
    expect((await verdictOf(not2, 'a:acme:app:1.0'))?.verdict.verdict).toBe('affected');
    expect((await verdictOf(not2, 'a:acme:app:2.0'))?.verdict.verdict).toBe('not_affected');
  });
});

describe('odd configurations', () => {
  it('asks for every match of an AND node', async () => {
    const both = [
      configuration('OR', [node('AND', [vulnerable('a:acme:app:1.0'), vulnerable('a:acme:lib:2.0')])]),
    ];
    expect(await wordOf(both, 'a:acme:app:1.0')).toBe('affected version_match platform_unverified');
    expect(await wordOf(both, 'a:acme:app:1.0', ['a:acme:lib:2.0'])).toBe(
      'affected version_match platform_confirmed',
    );
    expect(await wordOf(both, 'a:acme:app:1.0', ['a:acme:lib:3.0'])).toBe(
      'not_affected platform_contradicted',
    );
  });

  it('asks a product that stands in two ANDed nodes to fit both', async () => {
    const twice = [
      configuration('AND', [
        node('OR', [vulnerable('o:acme:os:1.0'), vulnerable('o:acme:os:1.1')]),
        node('OR', [vulnerable('o:acme:os:1.1')]),
      ]),
    ];
    expect(await wordOf(twice, 'o:acme:os:1.1')).toContain('affected version_match');
    expect(await wordOf(twice, 'o:acme:os:1.0')).toBe('not_affected platform_contradicted');
  });

  it('takes no guilt from another alternative or from the product as its own platform', async () => {
    const mixed = any(vulnerable('a:acme:app:1.0'), platform('a:acme:app:2.0'), vulnerable('a:acme:lib:1.0'));
    expect(await wordOf(mixed, 'a:acme:app:2.0', ['a:acme:lib:1.0'])).toBe('not_affected other_version');
  });

  it('counts each configuration and each node of an OR by itself, the strongest deciding', async () => {
    const several = [
      configuration('AND', [
        node('OR', [vulnerable('a:acme:app:1.0')]),
        node('OR', [platform('h:acme:box:-')]),
      ]),
      configuration('OR', [
        node('OR', [vulnerable('a:acme:app')]),
        node('OR', [vulnerable('a:acme:app', { endIncluding: '1.0' })]),
      ]),
    ];
    expect(await wordOf(several, 'a:acme:app:1.0')).toBe('affected version_match');
    expect(await wordOf(several, 'a:acme:app:1.1')).toBe('affected no_version_bound');
    expect((await verdictOf(several, 'a:acme:app:1.0'))?.verdict.statement).toBe(
      'cpe:2.3:a:acme:app:*:*:*:*:*:*:*:* <= 1.0',
    );
  });

  it('treats criteria that cannot be read as a platform nobody can check', async () => {
    const broken = [
      configuration('AND', [
        node('OR', [vulnerable('a:acme:app')]),
        node('OR', [{ vulnerable: false, criteria: 'rubbish' }]),
      ]),
    ];
    expect(await wordOf(broken, 'a:acme:app:1.0')).toBe('affected no_version_bound platform_unverified');
  });
});
