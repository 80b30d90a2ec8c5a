import { expect, it } from 'vitest';
import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { identifyCertificate } from './identify-certificate.ts';

const feed: FeedFingerprints = {
  forText: (kind) =>
    kind === 'x509.subject'
      ? ['Box', ''].map((product) => ({
          id: `recog/x509/${product}`,
          title: 'Acme',
          pattern: product === '' ? '^CN=any' : '^CN=box,O=Acme$',
          flags: '',
          maxLength: 100,
          parameters: [{ name: 'hw.product', position: 0, value: product }],
        }))
      : [],
};
const https = { ...unknownIdentity, service: 'http', extra: { title: 'Login' } };
const box = { subject: 'CN=box,O=Acme', issuer: 'CN=box,O=Acme' };

it('names the maker of a device whose replies name nothing, and keeps what they said', () => {
  expect(identifyCertificate(https, box, feed)).toMatchObject({
    service: 'http',
    product: 'Box',
    fingerprint: 'recog/x509/Box',
    extra: { title: 'Login' },
  });
});

it('says nothing where the replies did, or where it says nothing of a product', () => {
  const named = { ...https, product: 'nginx' };
  expect(identifyCertificate(named, box, feed)).toBe(named);
  expect(identifyCertificate(https, { subject: 'CN=any', issuer: '' }, feed)).toBe(https);
  expect(identifyCertificate(https, { subject: '', issuer: '' }, undefined)).toBe(https);
});
