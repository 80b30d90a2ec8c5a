import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/** Whom we talk to over TLS: the owner of one certificate, whoever the system's authorities vouch for, or anybody. */
export type TlsTrust =
  | { readonly kind: 'pinned'; readonly sha256: string }
  | { readonly kind: 'verified' }
  | { readonly kind: 'any' };

/** What became of it; `sha256` is that of the certificate shown, hex. */
export type StartedTls =
  | { readonly kind: 'trusted'; readonly stream: TLSSocket; readonly sha256: string | null }
  | { readonly kind: 'untrusted'; readonly sha256: string }
  | { readonly kind: 'failed' };

/**
 * TLS over an open socket to the IP address `address`; without trust nothing is sent and the socket is destroyed. Only
 * who trusts anybody also takes old versions, and ciphers without a certificate. Never rejects.
 */
export async function startTls(
  socket: Socket,
  address: string,
  trust: TlsTrust,
  signal: AbortSignal,
): Promise<StartedTls> {
  return new Promise((resolve) => {
    const stream = connect({
      socket,
      host: address,
      // Judged below, so that the certificate of whom we do not trust can be told.
      rejectUnauthorized: false,
      ...(trust.kind === 'any'
        ? { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }
        : { minVersion: 'TLSv1.2' }),
    });
    const settle = (outcome: StartedTls): void => {
      signal.removeEventListener('abort', onFailed);
      for (const event of ['secureConnect', 'error', 'close']) stream.removeAllListeners(event);
      stream.on('error', () => undefined);
      if (outcome.kind !== 'trusted') stream.destroy();
      resolve(outcome);
    };
    const onFailed = (): void => settle({ kind: 'failed' });
    const onSecure = (): void => {
      const sha256 = fingerprintOf(stream);
      if (isTrusted(stream, sha256, trust)) return settle({ kind: 'trusted', stream, sha256 });
      settle(sha256 === null ? { kind: 'failed' } : { kind: 'untrusted', sha256 });
    };
    stream.on('error', onFailed);
    stream.on('close', onFailed);
    stream.on('secureConnect', onSecure);
    signal.addEventListener('abort', onFailed, { once: true });
    if (signal.aborted) onFailed();
  });
}

function isTrusted(stream: TLSSocket, sha256: string | null, trust: TlsTrust): boolean {
  if (trust.kind === 'any') return true;
  return trust.kind === 'pinned' ? sha256 === trust.sha256 : stream.authorized;
}

function fingerprintOf(stream: TLSSocket): string | null {
  const certificate = stream.getPeerCertificate();
  if (Object.keys(certificate).length === 0) return null;
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}
