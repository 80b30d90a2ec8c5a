import { scopeOf } from '../../../src/domain/scope.ts';
import type { RouterLogin } from '../../../src/domain/router-login.ts';
import type { ReadRouterOptions } from '../../../src/scanning/routeros/read-router.ts';
import { systemClock } from '../../../src/support/clock.ts';
import type { SimulatedRouter } from '../../lab/routeros/start-router.ts';

/** The login to a simulated router, over all the channels it has, its certificate pinned. */
export function aRouterLogin(
  { ports, certificate }: Pick<SimulatedRouter, 'ports' | 'certificate'>,
  given: Partial<RouterLogin> = {},
): RouterLogin {
  const isPlain = ports.rest === undefined && ports.apiTls === undefined;
  return {
    address: '127.0.0.1',
    user: { name: 'sitewarden', password: 'a read-only password' },
    certificateSha256: isPlain ? null : certificate.sha256,
    trust: isPlain ? 'plaintext' : 'verified',
    ports: {
      rest: ports.rest ?? null,
      apiTls: ports.apiTls ?? null,
      api: ports.api ?? null,
      snmp: ports.snmp ?? null,
    },
    snmpCommunity: ports.snmp === undefined ? null : 'site-read',
    ...given,
  };
}

/** Reading with loopback as the site. */
export function readingOptions(given: Partial<ReadRouterOptions> = {}): ReadRouterOptions {
  return {
    scope: scopeOf(['127.0.0.0/8'])!,
    clock: systemClock,
    signal: new AbortController().signal,
    timeoutMs: 20_000,
    ...given,
  };
}
