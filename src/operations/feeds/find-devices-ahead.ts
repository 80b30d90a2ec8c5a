import { parseCpeName } from '../../domain/cpe-name.ts';
import { routerOsKey } from '../../intelligence/routeros/routeros-key.ts';
import { shippedReleases } from '../../intelligence/routeros/routeros-releases.ts';
import { observedProductOf } from '../../matching/observed-product.ts';
import type { Connection } from '../../store/database.ts';
import { countDevicesWithCpes, listKeptCpesOf } from '../../store/queries/kept-cpe-queries.ts';
import type { AdviceIntelligence } from '../mitigation/plan-product-mitigation.ts';

/** Devices that run a release of RouterOS newer than all that the intelligence knows: it is older than they are. */
export interface DevicesAhead {
  /** Up to which release line it knows, as `7.25`, and the day on which that was known. */
  readonly newestLine: string;
  readonly knownOn: string;
  readonly devices: number;
  /** The releases that it does not know, as texts. */
  readonly versions: readonly string[];
}

/** Looks at the devices of these sites that `db` shows; null: of all. */
export async function findDevicesAhead(
  db: Connection,
  intelligence: Pick<AdviceIntelligence, 'routerOs'>,
  siteIds: readonly string[] | null,
): Promise<DevicesAhead> {
  const releases = intelligence.routerOs?.releases ?? shippedReleases;
  const { newestLine, knownOn } = releases;
  const kept = await listKeptCpesOf(db, `cpe:2.3:${routerOsKey}:`, siteIds);
  const ahead = kept
    .map((cpe) => ({ cpe, version: versionOf(cpe) }))
    .filter(({ version }) => version !== undefined && releases.isAhead(version));
  const devices =
    ahead.length === 0
      ? 0
      : await countDevicesWithCpes(
          db,
          ahead.map(({ cpe }) => cpe),
          siteIds,
        );
  const versions = [...new Set(ahead.map(({ version = '' }) => version))].toSorted();
  return { newestLine, knownOn, devices, versions };
}

function versionOf(cpe: string): string | undefined {
  const name = parseCpeName(cpe);
  return name === undefined ? undefined : observedProductOf(name).fullVersion;
}
