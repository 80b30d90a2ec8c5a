import type { SecurityRelease } from '../../domain/branch-knowledge.ts';
import { parseCpeName } from '../../domain/cpe-name.ts';
import { routerOsKey } from '../../intelligence/routeros/routeros-key.ts';
import { observedProductOf } from '../../matching/observed-product.ts';
import type { Connection } from '../../store/database.ts';
import { countDevicesWithCpes, listKeptCpesOf } from '../../store/queries/kept-cpe-queries.ts';
import type { AdviceIntelligence } from '../mitigation/plan-product-mitigation.ts';

/** A release with security fixes that have no CVE yet, and the devices that run something older. */
export interface AwaitedRelease {
  readonly release: SecurityRelease;
  readonly devices: number;
  /** What they run, as texts, ascending. */
  readonly versions: readonly string[];
}

/** Looks at the devices that `db` shows: of each the newest such release of its line; by release. */
export async function findSecurityReleases(
  db: Connection,
  { routerOs }: Pick<AdviceIntelligence, 'routerOs'>,
): Promise<readonly AwaitedRelease[]> {
  if (routerOs === undefined) return [];
  const awaited = new Map<string, { release: SecurityRelease; cpes: string[]; versions: Set<string> }>();
  for (const cpe of await listKeptCpesOf(db, `cpe:2.3:${routerOsKey}:`, null)) {
    const name = parseCpeName(cpe);
    const { key, fullVersion } = name === undefined ? unnamed : observedProductOf(name);
    const release = routerOs.findBranch(key, fullVersion)?.securityReleases.at(-1);
    if (release === undefined) continue;
    const known = awaited.get(release.version) ?? { release, cpes: [], versions: new Set<string>() };
    known.cpes.push(cpe);
    known.versions.add(fullVersion);
    awaited.set(release.version, known);
  }
  const found: AwaitedRelease[] = [];
  for (const { release, cpes, versions } of awaited.values()) {
    const devices = await countDevicesWithCpes(db, cpes, null);
    found.push({ release, devices, versions: [...versions].toSorted() });
  }
  return found;
}

const unnamed = { key: '', fullVersion: '' };
