import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** A secret of a site's router: sealed for one site, purpose and receiver, it opens for no other. */
export interface RouterSecretPlace {
  readonly organizationId: string;
  readonly siteId: string;
  /** Which secret of the router it is; its password where nothing is said. */
  readonly secret?: 'password' | 'community';
  /** To whom it may be told, and how: whoever changes that in the database has a secret that does not open. */
  readonly goesTo?: string;
}

/** What a sealed secret belongs to: a site's router, or one group of notifications. */
export type SecretPlace =
  | RouterSecretPlace
  | { readonly organizationId: string; readonly notificationGroupId: string };

/** Seals a secret with AES-256-GCM (NIST SP 800-38D): `v1.` and nonce, tag and ciphertext in Base64. */
export function sealSecret(secret: string, key: KeyObject, place: SecretPlace): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
}

/** Opens what `sealSecret` gave for the same key and place; undefined for anything else. */
export function openSecret(sealed: string, key: KeyObject, place: SecretPlace): string | undefined {
  const bytes = Buffer.from(sealed.replace(/^v1\./u, ''), 'base64');
  if (!sealed.startsWith('v1.') || bytes.length < 28) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(boundTo(place)).setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function boundTo(place: SecretPlace): Buffer {
  if ('notificationGroupId' in place) {
    return Buffer.from(
      `sitewarden notification secret\n${place.organizationId}\n${place.notificationGroupId}`,
    );
  }
  const { organizationId, siteId, secret = 'password', goesTo = '' } = place;
  return Buffer.from(`sitewarden router ${secret}\n${organizationId}\n${siteId}\n${goesTo}`);
}
