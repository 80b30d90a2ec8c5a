import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** What is known of the signature of an export. `unchecked`: there is one, but no key to check it with. */
export type SignatureState = 'none' | 'unchecked' | 'good' | 'wrong';

/** Reads an Ed25519 private key (PKCS #8, PEM). Error: `usage` / `signing_key_unusable`. */
export function readSigningKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The cause may quote what stands in the file, which is a secret.
  }
  throw new SitewardenError(
    'usage',
    'signing_key_unusable',
    `${path} holds no Ed25519 private key. Make one with: openssl genpkey -algorithm ed25519 -out ${path}`,
  );
}

/** Signs the bytes of a manifest (Ed25519, RFC 8032); the text is Base64. */
export function signManifest(manifest: Buffer, key: KeyObject): string {
  return sign(null, manifest, key).toString('base64');
}

/** `publicKey` is SubjectPublicKeyInfo (RFC 8410) in Base64. */
export function checkSignature(
  manifest: Buffer,
  signature: string | undefined,
  publicKey: string | undefined,
): SignatureState {
  if (signature === undefined) return 'none';
  if (publicKey === undefined) return 'unchecked';
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, manifest, key, Buffer.from(signature, 'base64')) ? 'good' : 'wrong';
}
