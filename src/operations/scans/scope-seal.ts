import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ScanSite } from '../../domain/scan.ts';
import type { OperationSettings } from '../operation-context.ts';

/** What decides where a part's packets may go. */
type SealedPart = Pick<
  ScanSite,
  'id' | 'scanId' | 'siteId' | 'targets' | 'subnets' | 'excludedNetworks' | 'excludedDevices'
>;
export type SealKeys = Pick<OperationSettings, 'secretKey' | 'linkSecret'>;

/**
 * The HMAC-SHA256 (RFC 2104) of where a part may send to, by the server's key: the operator's, which the database does
 * not hold, else the installation's. Made when the scan is accepted, so that what is queued cannot be widened afterwards.
 */
export function sealScope(keys: SealKeys, organizationId: string, part: SealedPart): string {
  const { id, scanId, siteId, targets, subnets, excludedNetworks, excludedDevices } = part;
  const excluded = [excludedNetworks, excludedDevices];
  return sealOf(keys, 'v2', [organizationId, scanId, id, siteId, targets, subnets, excluded]);
}

/** Whether `part` is as it was when its scan was accepted. */
export function isScopeSealed(
  keys: SealKeys,
  organizationId: string,
  part: SealedPart & Pick<ScanSite, 'scopeSeal'>,
): boolean {
  if (isSame(part.scopeSeal, sealScope(keys, organizationId, part))) return true;
  // Waiting since before exclusions were sealed: then the part has none of its own, and the site's of today hold.
  const { id, scanId, siteId, targets, subnets, excludedNetworks, excludedDevices } = part;
  if (excludedNetworks.length + excludedDevices.length > 0) return false;
  return isSame(part.scopeSeal, sealOf(keys, 'v1', [organizationId, scanId, id, siteId, targets, subnets]));
}

function sealOf(
  { secretKey, linkSecret }: SealKeys,
  version: 'v1' | 'v2',
  parts: readonly unknown[],
): string {
  const master = secretKey?.export() ?? linkSecret;
  const key = createHmac('sha256', master).update(`sitewarden scan scope ${version}`).digest();
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

function isSame(given: string | null, due: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(due)];
  return one.length === other.length && timingSafeEqual(one, other);
}
