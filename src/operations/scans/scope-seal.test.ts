import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isScopeSealed, sealScope } from './scope-seal.ts';

const keys = { secretKey: undefined, linkSecret: 'a secret of at least thirty-two bytes' };
const part = {
  id: 'part',
  scanId: 'scan',
  siteId: 'site',
  targets: ['10.0.0.0/24'],
  subnets: ['10.1.0.0/24'],
  excludedNetworks: ['10.0.0.7/32'],
  excludedDevices: ['class:printer'],
};

describe('the seal of a scope', () => {
  it('holds for the part as it was accepted', () => {
    const scopeSeal = sealScope(keys, 'one', part);
    expect(isScopeSealed(keys, 'one', { ...part, scopeSeal })).toBe(true);
  });

  it.each([
    ['a target more', { targets: ['10.0.0.0/24', '10.9.0.0/24'] }],
    ['a wider target', { targets: ['10.0.0.0/8'] }],
    ['another subnet', { subnets: ['10.2.0.0/24'] }],
    ['an exclusion less', { excludedNetworks: [] }],
    ['an excluded device less', { excludedDevices: [] }],
    ['another site', { siteId: 'other' }],
    ['another scan', { scanId: 'other' }],
    ['another part', { id: 'other' }],
    ['a target moved to the subnets', { targets: [], subnets: ['10.0.0.0/24', '10.1.0.0/24'] }],
  ])('breaks with %s', (_what, change) => {
    const scopeSeal = sealScope(keys, 'one', part);
    expect(isScopeSealed(keys, 'one', { ...part, ...change, scopeSeal })).toBe(false);
  });

  describe('of a part that an older version accepted, before it covered exclusions', () => {
    const key = createHmac('sha256', keys.linkSecret).update('sitewarden scan scope v1').digest();
    const text = JSON.stringify(['one', 'scan', 'part', 'site', part.targets, part.subnets]);
    const scopeSeal = createHmac('sha256', key).update(text).digest('base64url');
    const old = { ...part, excludedNetworks: [], excludedDevices: [], scopeSeal };

    it('holds while the part names no exclusion', () => {
      expect(isScopeSealed(keys, 'one', old)).toBe(true);
    });

    it.each([
      ['excluded networks', { excludedNetworks: ['10.0.0.7/32'] }],
      ['excluded devices', { excludedDevices: ['class:printer'] }],
      ['a wider target', { targets: ['10.0.0.0/8'] }],
      ['another part', { id: 'other' }],
    ])('breaks with %s', (_what, change) => {
      expect(isScopeSealed(keys, 'one', { ...old, ...change })).toBe(false);
    });
  });

  it('breaks for another organization, with another key and where there is none', () => {
    const scopeSeal = sealScope(keys, 'one', part);
    const secretKey = createSecretKey(randomBytes(32));
    expect(isScopeSealed(keys, 'two', { ...part, scopeSeal })).toBe(false);
    expect(isScopeSealed({ ...keys, secretKey }, 'one', { ...part, scopeSeal })).toBe(false);
    for (const none of [null, '', scopeSeal.slice(1)]) {
      expect(isScopeSealed(keys, 'one', { ...part, scopeSeal: none })).toBe(false);
    }
  });
});
