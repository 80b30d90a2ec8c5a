import type { SiteRouter } from '../../domain/site.ts';
import type { SiteRouterRecord } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { sealSecret } from '../secret-seal.ts';
import type { RouterInput } from './site-terms.ts';

/**
 * The router as it is kept. A password that is not given again stays while address and user stay: for another address it
 * would be told to whoever is there. Throws `conflict` / `secret_key_missing`.
 */
export function sealRouter(
  context: Pick<OperationContext, 'organizationId' | 'settings'>,
  siteId: string,
  given: RouterInput | null,
  before?: { readonly router: SiteRouter | null; readonly passwordSealed: string | null },
): SiteRouterRecord | null {
  if (given === null) return null;
  const { address, username, password } = given;
  if (password === undefined) {
    const isSame = before?.router?.address === address && before.router.username === username;
    return { address, username, passwordSealed: isSame ? before.passwordSealed : null };
  }
  if (password === null) return { address, username, passwordSealed: null };
  const { secretKey } = context.settings;
  if (secretKey === undefined) {
    throw new SitewardenError(
      'conflict',
      'secret_key_missing',
      'A password can be kept only sealed, and this installation has no key for that. The operator sets ' +
        'SITEWARDEN_SECRET_KEY to the output of: openssl rand -base64 32',
    );
  }
  const { organizationId } = context;
  return { address, username, passwordSealed: sealSecret(password, secretKey, { organizationId, siteId }) };
}

/** The router as it may be shown. */
export function shownRouter(router: SiteRouterRecord | null): SiteRouter | null {
  if (router === null) return null;
  const { address, username, passwordSealed } = router;
  return { address, username, hasPassword: passwordSealed !== null };
}
