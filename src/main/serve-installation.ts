import { setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '../config/settings.ts';
import { findLinkSecret } from '../operations/first-run/find-link-secret.ts';
import {
  prepareInstallation,
  type PreparedInstallation,
} from '../operations/first-run/prepare-installation.ts';
import type { InstallationContext } from '../operations/operation-context.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Say } from './serve-io.ts';

const patienceMs = 60_000;
const everyMs = 500;

/** Makes the installation at the very first start, and says what its owner has to know. */
export async function openInstallation(
  context: InstallationContext,
  { adminToken }: Pick<Settings, 'adminToken'>,
  say: Say,
): Promise<PreparedInstallation> {
  const installation = await prepareInstallation(context, { adminToken });
  say(`Organization ${installation.organization.id} ("org_id" of JWTs)`);
  if (installation.generatedAdminToken !== null) showToken(installation.generatedAdminToken, say);
  return installation;
}

/**
 * Gives the secret of the installation that an API has made; waits a minute for it, since a worker may be started
 * first. A worker makes none, because nobody reads there the token that is shown once. Throws `unavailable` /
 * `installation_missing`.
 */
export async function awaitInstallation(context: InstallationContext, say: Say): Promise<string> {
  const until = performance.now() + patienceMs;
  for (let said = false; ; said = true) {
    const secret = await findLinkSecret(context);
    if (secret !== undefined) return secret;
    if (!said) say('Waiting for "sitewarden api" or "serve" to prepare the database …');
    if (performance.now() > until) {
      throw new SitewardenError(
        'unavailable',
        'installation_missing',
        'The database of DATABASE_URL holds no installation yet. Start "sitewarden api" on it, then the worker again.',
      );
    }
    await wait(everyMs);
  }
}

function showToken(token: string, say: Say): void {
  say('');
  say("The administrator's token, shown only this once. Keep it:");
  say('');
  say(`    ${token}`);
  say('');
  say('(Lost it? Start with SITEWARDEN_ADMIN_TOKEN set to a token of your own.)');
  say('');
}
