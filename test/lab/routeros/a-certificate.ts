import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCertificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** SHA-256 in lower-case hex. */
  readonly sha256: string;
}

/** A certificate signed by itself, as RouterOS makes them, from the system's openssl. */
export function aCertificate(commonName = 'router'): TestCertificate {
  const directory = mkdtempSync(join(tmpdir(), 'sitewarden-certificate-'));
  try {
    const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
    const subject = ['-subj', `/CN=${commonName}`, '-days', '30', '-nodes', '-keyout', key, '-out', cert];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', ...subject],
      { stdio: 'ignore' },
    );
    const pem = readFileSync(cert);
    const sha256 = new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
    return { key: readFileSync(key), cert: pem, sha256 };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
