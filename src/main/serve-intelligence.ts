import { openIntelligence, type IntelligenceBundle } from '../operations/intelligence/open-intelligence.ts';
import type { Say } from './serve-io.ts';

/** Opens the intelligence and says what it is worth. Throws when the bundle cannot be used. */
export async function openServeIntelligence(file: string | undefined, say: Say): Promise<IntelligenceBundle> {
  const bundle = await openIntelligence(file);
  const { kind, records, newestRecordAt, digest } = bundle.info;
  const newest = newestRecordAt === null ? '' : `, newest of ${newestRecordAt.slice(0, 10)}`;
  say(`Intelligence: ${kind}, ${records} CVE records${newest}, ${digest.slice(0, 19)}`);
  if (kind === 'baseline') {
    say(
      '  This is only the baseline that comes with Sitewarden. Build the full one from the public feeds with',
    );
    say('  "npm run -s sitewarden -- intel build", and start with SITEWARDEN_INTEL set to its file.');
  }
  return bundle;
}
