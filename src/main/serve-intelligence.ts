import { existsSync, statSync } from 'node:fs';
import type { IntelligenceSettings } from '../config/intelligence-settings.ts';
import { openIntelligence, type IntelligenceBundle } from '../operations/intelligence/open-intelligence.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Say } from './serve-io.ts';
import type { ServiceRole } from './service-role.ts';

/** The intelligence in use, which may be another one at the next question. */
export interface ServedIntelligence {
  /** To be asked once for each piece of work: what it gives stays usable after a swap. */
  current(): IntelligenceBundle;
  /** The one before the last swap; undefined before the first. */
  previous(): IntelligenceBundle | undefined;
  /** Opens the bundle file anew when another one has taken its place; one that cannot be used changes nothing. */
  refresh(): Promise<void>;
  close(): void;
}

/**
 * Opens the intelligence and says what it is worth. Throws when a bundle that the operator named cannot be used, and in
 * a worker also when the usual one cannot: it would judge what others judge better.
 */
export async function openServeIntelligence(
  settings: IntelligenceSettings,
  say: Say,
  role: ServiceRole,
): Promise<ServedIntelligence> {
  let mark = markOf(settings.bundleFile);
  let bundle = await openWhatIsThere(settings, say, role);
  let previous: IntelligenceBundle | undefined;
  describe(bundle, say);
  return {
    current: () => bundle,
    previous: () => previous,
    async refresh() {
      const found = markOf(settings.bundleFile);
      if (found === mark || found === undefined) return;
      mark = found;
      try {
        const next = await openIntelligence(settings.bundleFile);
        if (next.info.digest === bundle.info.digest) return next.close();
        // The one before is not closed: work under way goes on with it, and it goes with the last who holds it.
        previous = bundle;
        bundle = next;
        describe(bundle, say);
      } catch (error) {
        if (!(error instanceof SitewardenError)) throw error;
        say(`${settings.bundleFile} is not used, the intelligence stays as it is: ${error.message}`);
      }
    },
    close: () => bundle.close(),
  };
}

function describe({ info }: IntelligenceBundle, say: Say): void {
  const { kind, records, newestRecordAt, digest } = info;
  const newest = newestRecordAt === null ? '' : `, newest of ${newestRecordAt.slice(0, 10)}`;
  say(`Intelligence: ${kind}, ${records} CVE records${newest}, ${digest.slice(0, 19)}`);
  if (kind === 'baseline') {
    say(
      '  This is only the baseline that comes with Sitewarden. Get the full one from the public feeds with',
    );
    say('  "npm run -s sitewarden -- intel update"; without internet see docs/feeds.md.');
  }
}

async function openWhatIsThere(
  { bundleFile, isNamed }: IntelligenceSettings,
  say: Say,
  role: ServiceRole,
): Promise<IntelligenceBundle> {
  if (!existsSync(bundleFile) && !isNamed) return openIntelligence(undefined);
  try {
    return await openIntelligence(bundleFile);
  } catch (error) {
    // One of an earlier release, for example: an update or an import makes it anew, and the start must not wait for it.
    if (isNamed || !(error instanceof SitewardenError)) throw error;
    if (role === 'worker') {
      const { kind, code, message } = error;
      throw new SitewardenError(kind, code, `${bundleFile}: ${message}`, { cause: error });
    }
    say(`${bundleFile} is not used: ${error.message}`);
    return openIntelligence(undefined);
  }
}

/** Differs whenever another file has taken the place; undefined where there is none. */
function markOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`;
}
