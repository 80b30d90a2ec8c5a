import { createHmac } from 'node:crypto';

/** The bytes of a secret, `whsec_` and 24 to 64 bytes in Base64 (Standard Webhooks, "Signature scheme"). */
export function webhookKey(secret: string): Buffer | undefined {
  if (!/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/u.test(secret)) return undefined;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
}

export function isWebhookSecret(secret: string): boolean {
  return webhookKey(secret) !== undefined;
}

/** `v1,` and HMAC-SHA256 of id, timestamp (Unix seconds) and body, in Base64 (the same). */
export function signWebhook(
  key: Buffer,
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
