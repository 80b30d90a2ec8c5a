import { existsSync } from 'node:fs';
import type { IntelligenceSettings } from '../config/intelligence-settings.ts';
import { openIntelligence, type IntelligenceBundle } from '../operations/intelligence/open-intelligence.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Say } from './serve-io.ts';

/** Opens the intelligence and says what it is worth. Throws when a bundle that the operator named cannot be used. */
export async function openServeIntelligence(
  settings: IntelligenceSettings,
  say: Say,
): Promise<IntelligenceBundle> {
  const bundle = await openWhatIsThere(settings, say);
  const { kind, records, newestRecordAt, digest } = bundle.info;
  const newest = newestRecordAt === null ? '' : `, newest of ${newestRecordAt.slice(0, 10)}`;
  say(`Intelligence: ${kind}, ${records} CVE records${newest}, ${digest.slice(0, 19)}`);
  if (kind === 'baseline') {
    say(
      '  This is only the baseline that comes with Sitewarden. Get the full one from the public feeds with',
    );
    say('  "npm run -s sitewarden -- intel update"; without internet see docs/feeds.md.');
  }
  return bundle;
}

async function openWhatIsThere(
  { bundleFile, isNamed }: IntelligenceSettings,
  say: Say,
): Promise<IntelligenceBundle> {
  if (isNamed) return openIntelligence(bundleFile);
  if (!existsSync(bundleFile)) return openIntelligence(undefined);
  try {
    return await openIntelligence(bundleFile);
  } catch (error) {
    // One of an earlier release, for example: an update or an import makes it anew, and the start must not wait for it.
    if (!(error instanceof SitewardenError)) throw error;
    say(`${bundleFile} is not used: ${error.message}`);
    return openIntelligence(undefined);
  }
}
