import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSecret, sealSecret } from './secret-seal.ts';

const key = createSecretKey(randomBytes(32));
const place = { organizationId: 'one', siteId: 'a' };

describe('a sealed secret', () => {
  it.each(['~', 'gr\u00fc\u00df mich \ud83d\ude00', 'p'.repeat(200)])('opens to %s again', (secret) => {
    const sealed = sealSecret(secret, key, place);
    expect(sealed).not.toContain(secret);
    expect(openSecret(sealed, key, place)).toBe(secret);
  });

  it('never looks the same twice', () => {
    expect(sealSecret('x', key, place)).not.toBe(sealSecret('x', key, place));
  });

  it('opens with no other key, and for no other organization or site', () => {
    const sealed = sealSecret('secret', key, place);
    expect(openSecret(sealed, createSecretKey(randomBytes(32)), place)).toBeUndefined();
    expect(openSecret(sealed, key, { ...place, organizationId: 'two' })).toBeUndefined();
    expect(openSecret(sealed, key, { ...place, siteId: 'b' })).toBeUndefined();
    const group = { organizationId: place.organizationId, notificationGroupId: place.siteId };
    expect(openSecret(sealed, key, group)).toBeUndefined();
    expect(openSecret(sealSecret('secret', key, group), key, group)).toBe('secret');
  });

  it('opens not at all once a bit of it was changed', () => {
    const sealed = sealSecret('secret', key, place);
    const bytes = Buffer.from(sealed.slice(3), 'base64');
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(openSecret(`v1.${changed.toString('base64')}`, key, place), String(index)).toBeUndefined();
    }
    for (const text of ['', 'v1.', 'v2.' + sealed.slice(3)])
      expect(openSecret(text, key, place)).toBeUndefined();
  });
});
