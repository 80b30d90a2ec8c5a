import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSignedBy, publicKeyTextOf, signingKeyOf, signText } from './signed-text.ts';

const work = 'sitewarden agent work v1';

it('knows what the owner of a key signed, for that purpose alone, and nothing else', () => {
  const key = signingKeyOf(Buffer.alloc(32, 5));
  const message = '{"a":1}';
  const signed = { message, signature: signText(key, work, message) };
  const publicKey = publicKeyTextOf(key);
  expect(isSignedBy(publicKey, work, signed)).toBe(true);
  expect(isSignedBy(publicKey, work, { ...signed, message: '{"a":2}' })).toBe(false);
  expect(isSignedBy(publicKey, 'sitewarden agent message v1', signed)).toBe(false);
  expect(isSignedBy(publicKeyTextOf(generateKeyPairSync('ed25519').privateKey), work, signed)).toBe(false);
  for (const broken of ['', 'A', 'A'.repeat(43), '\u0000'])
    expect(isSignedBy(broken, work, signed)).toBe(false);
  expect(isSignedBy(publicKey, work, { message, signature: 'nonsense' })).toBe(false);
});

it('makes the key that RFC 8032 §7.1 gives for the seed of its first test', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  const due = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
  expect(publicKeyTextOf(signingKeyOf(seed))).toBe(due.toString('base64url'));
});
