import { createHmac, type KeyObject } from 'node:crypto';
import { signingKeyOf } from '../../support/signed-text.ts';
import type { SealKeys } from '../scans/scope-seal.ts';

/** The key that signs what agents shall do, made of the server's own: the operator's, else the installation's. */
export function agentSigningKey({ secretKey, linkSecret }: SealKeys): KeyObject {
  const master = secretKey?.export() ?? linkSecret;
  return signingKeyOf(createHmac('sha256', master).update('sitewarden agent works v1').digest());
}
