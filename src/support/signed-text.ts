import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What a signature is for, so that one made for something else counts for nothing here. */
export type SignaturePurpose =
  | 'sitewarden agent head v1'
  | 'sitewarden agent message v1'
  | 'sitewarden agent work v1';

/** PKCS #8 and SPKI headers of an Ed25519 key (RFC 8410 §7, §4), before its 32 bytes. */
const privateHeader = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHeader = Buffer.from('302a300506032b6570032100', 'hex');

/** The Ed25519 key (RFC 8032) of a seed of 32 bytes. */
export function signingKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateHeader, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half as 32 bytes in base64url. */
export function publicKeyTextOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
}

/** Signs `message` for `purpose`; base64url. */
export function signText(key: KeyObject, purpose: SignaturePurpose, message: string): string {
  return sign(null, Buffer.from(`${purpose}\n${message}`), key).toString('base64url');
}

/** Whether `signature` is that of the owner of `publicKey` (as `publicKeyTextOf` gives it). Never throws. */
export function isSignedBy(
  publicKey: string,
  purpose: SignaturePurpose,
  { message, signature }: { readonly message: string; readonly signature: string },
): boolean {
  const bytes = Buffer.from(publicKey, 'base64url');
  if (bytes.length !== 32) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([publicHeader, bytes]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(`${purpose}\n${message}`), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
