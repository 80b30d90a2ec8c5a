import { routerTrusts } from '../../domain/router-login.ts';
import type { SiteRouter } from '../../domain/site.ts';
import type { SiteRouterRecord } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { openSecret, sealSecret, type RouterSecretPlace } from '../secret-seal.ts';
import type { RouterInput } from './site-terms.ts';

/**
 * The router as it is kept. A secret that is not given again stays as long as it goes to the same place and to nobody
 * who is checked less: else it would be told to whoever is there. Throws `conflict` / `secret_key_missing`.
 */
export function sealRouter(
  context: Pick<OperationContext, 'organizationId' | 'settings'>,
  siteId: string,
  given: RouterInput | null,
  before: SiteRouterRecord | null = null,
): SiteRouterRecord | null {
  if (given === null) return null;
  const { password, snmpCommunity, ...router } = given;
  const kept = before !== null && mayKeepSecrets(before, router) ? before : null;
  const isSameUser = before?.username === router.username;
  const { organizationId } = context;
  const seal = (given: string | null | undefined, secret: 'password' | 'community', text: string | null) =>
    sealed(context, given, placeOf({ organizationId, siteId }, secret, router), {
      text,
      place: kept && placeOf({ organizationId, siteId }, secret, kept),
    });
  return {
    ...router,
    passwordSealed: seal(password, 'password', isSameUser ? (kept?.passwordSealed ?? null) : null),
    communitySealed: seal(snmpCommunity, 'community', kept?.communitySealed ?? null),
  };
}

/** Where a secret of a router belongs, with all that says to whom it is told. */
export function placeOf(
  site: Pick<RouterSecretPlace, 'organizationId' | 'siteId'>,
  secret: 'password' | 'community',
  { address, username, certificateSha256, trust, ports }: Omit<RouterInput, 'password' | 'snmpCommunity'>,
): RouterSecretPlace {
  const { rest, apiTls, api, snmp } = ports;
  const user = secret === 'password' ? username : '';
  const goesTo = JSON.stringify([address, user, certificateSha256, trust, rest, apiTls, api, snmp]);
  return { ...site, secret, goesTo };
}

/** The same address and ports, checked no less than before: a pin may be added, none taken away or exchanged. */
function mayKeepSecrets(
  before: SiteRouterRecord,
  after: Omit<RouterInput, 'password' | 'snmpCommunity'>,
): boolean {
  const { certificateSha256: pin, ports, trust } = before;
  const isLooser = routerTrusts.indexOf(after.trust) > routerTrusts.indexOf(trust);
  const samePorts = (['rest', 'apiTls', 'api', 'snmp'] as const).every(
    (name) => ports[name] === after.ports[name],
  );
  return (
    before.address === after.address &&
    samePorts &&
    !isLooser &&
    (pin === null || pin === after.certificateSha256)
  );
}

function sealed(
  { settings: { secretKey } }: Pick<OperationContext, 'settings'>,
  given: string | null | undefined,
  place: RouterSecretPlace,
  before: { readonly text: string | null; readonly place: RouterSecretPlace | null },
): string | null {
  if (given === undefined) {
    const { text, place: old } = before;
    if (text === null || old === null) return null;
    const opened = secretKey && openSecret(text, secretKey, old);
    // What cannot be opened, for want of the key perhaps, is kept: it opens at its old place or nowhere.
    return secretKey === undefined || opened === undefined ? text : sealSecret(opened, secretKey, place);
  }
  if (given === null) return null;
  if (secretKey === undefined) {
    throw new SitewardenError(
      'conflict',
      'secret_key_missing',
      'A password can be kept only sealed, and this installation has no key for that. The operator sets ' +
        'SITEWARDEN_SECRET_KEY to the output of: openssl rand -base64 32',
    );
  }
  return sealSecret(given, secretKey, place);
}

/** The router as it may be shown. */
export function shownRouter(router: SiteRouterRecord | null): SiteRouter | null {
  if (router === null) return null;
  const { passwordSealed, communitySealed, ...shown } = router;
  return { ...shown, hasPassword: passwordSealed !== null, hasSnmpCommunity: communitySealed !== null };
}
