import type { Socket } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { TlsObservation } from '../../domain/observation.ts';
import { printableText } from '../../support/printable-text.ts';
import { distinguishedName } from './distinguished-name.ts';
import type { CertificateNames } from './identify-certificate.ts';

const maxAltNames = 50;

/** What became of a TLS handshake: an open stream, or whether the other side spoke TLS when it refused. */
export type TlsHandshake =
  | {
      readonly kind: 'open';
      readonly stream: TLSSocket;
      readonly observation: TlsObservation;
      readonly names: CertificateNames;
    }
  | { readonly kind: 'refused'; readonly speaksTls: boolean };

/**
 * A TLS handshake over `socket` that accepts any certificate and versions down to TLS 1.0: we look, we trust
 * nothing. Never rejects; the caller destroys `socket` in every case.
 */
export async function tlsHandshake(socket: Socket, signal: AbortSignal): Promise<TlsHandshake> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'refused', speaksTls: false });
    const stream = connect({
      socket,
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ciphers: 'ALL:@SECLEVEL=0',
    });
    const settle = (outcome: TlsHandshake): void => {
      signal.removeEventListener('abort', onAbort);
      for (const event of ['secureConnect', 'error', 'close']) stream.removeAllListeners(event);
      stream.on('error', () => undefined);
      resolve(outcome);
    };
    const refused = (error?: Error): void => settle({ kind: 'refused', speaksTls: isTlsAlert(error) });
    const onAbort = (): void => refused();
    signal.addEventListener('abort', onAbort, { once: true });
    stream.on('error', refused);
    stream.on('close', () => refused());
    stream.on('secureConnect', () => settle({ kind: 'open', stream, ...observe(stream) }));
  });
}

/** OpenSSL reports an alert that the other side sent: only a TLS endpoint sends one. */
function isTlsAlert(error: Error | undefined): boolean {
  const code = error !== undefined && 'code' in error ? String(error.code) : '';
  return /ALERT|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|DH_KEY_TOO_SMALL/u.test(code);
}

function observe(stream: TLSSocket): { observation: TlsObservation; names: CertificateNames } {
  const certificate = stream.getPeerCertificate();
  const has = Object.keys(certificate).length > 0;
  const names = {
    subject: has ? distinguishedName({ ...certificate.subject }) : '',
    issuer: has ? distinguishedName({ ...certificate.issuer }) : '',
  };
  const observation = {
    protocol: stream.getProtocol(),
    cipher: stream.getCipher().name,
    subject: has ? nameOf(certificate.subject) : null,
    issuer: has ? nameOf(certificate.issuer) : null,
    validFrom: has ? instantOf(certificate.valid_from) : null,
    validTo: has ? instantOf(certificate.valid_to) : null,
    fingerprintSha256: has ? certificate.fingerprint256.replaceAll(':', '').toLowerCase() : null,
    altNames: has ? altNamesOf(certificate) : [],
  };
  return { observation, names };
}

function nameOf(name: PeerCertificate['subject'] | undefined): string | null {
  const parts = Object.entries(name ?? {}).map(([key, value]) => `${key}=${[value].flat().join('+')}`);
  return parts.length === 0 ? null : printableText(parts.join(', '), 300);
}

function instantOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function altNamesOf(certificate: PeerCertificate): string[] {
  const names = (certificate.subjectaltname ?? '').slice(0, 10_000).split(', ');
  return names
    .filter((name) => name !== '')
    .slice(0, maxAltNames)
    .map((name) => printableText(name.replace(/^(?:DNS|IP Address):/u, ''), 260));
}
