import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** What a sealed secret belongs to: sealed for one site, it opens for no other. */
export interface SecretPlace {
  readonly organizationId: string;
  readonly siteId: string;
}

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

function boundTo({ organizationId, siteId }: SecretPlace): Buffer {
  return Buffer.from(`sitewarden router password\n${organizationId}\n${siteId}`);
}
