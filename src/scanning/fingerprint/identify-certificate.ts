import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { ServiceIdentity } from '../../domain/service-identity.ts';
import { matchFeed } from './feed/match-feed.ts';
import { matchFingerprints } from './matching/match-fingerprints.ts';

/** The names in the certificate of a TLS endpoint, in the form that `distinguishedName` writes. */
export interface CertificateNames {
  readonly subject: string;
  readonly issuer: string;
}

/**
 * What the certificate says of a TLS service whose replies named no program: the one that makers put on their devices
 * tells whose it is. An identity that names a product, or a certificate that says nothing, leaves all as it is.
 */
export function identifyCertificate(
  identity: ServiceIdentity,
  names: CertificateNames,
  feed: FeedFingerprints | undefined,
): ServiceIdentity {
  if (identity.product !== null || identity.vendor !== null) return identity;
  const fields = { subject: names.subject, issuer: names.issuer };
  const own = matchFingerprints('tls', fields);
  if (own !== undefined) {
    const { fingerprint, product, version, cpe, extra } = own;
    const { vendor, id, confidence } = fingerprint;
    const told = { ...identity.extra, ...extra };
    return { ...identity, vendor, product, version, cpe, extra: told, fingerprint: id, confidence };
  }
  const known = feed === undefined ? undefined : matchFeed(feed, 'tls', fields);
  if (known === undefined || known.product === null) return identity;
  return { ...identity, ...known, extra: { ...known.extra, ...identity.extra } };
}
