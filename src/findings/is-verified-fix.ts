import { parseCpeName, productKey, type CpeName } from '../domain/cpe-name.ts';
import { judgedCpes } from '../domain/judged-cpes.ts';
import type { KeptFinding } from '../domain/kept-finding.ts';
import type { ServiceObservation } from '../domain/observation.ts';
import { mainProductKey } from '../domain/product-alias.ts';
import type { ServiceIdentity } from '../domain/service-identity.ts';
import type { VerdictKind } from '../domain/verdict.ts';

/** What a scan saw of a device, and all that is known of it then, whether the scan looked at it or not. */
export interface ReachedDevice {
  /** What answered at what is surely the device. */
  readonly seen: readonly ServiceObservation[];
  readonly known: readonly ServiceObservation[];
  /** When it was seen; ISO 8601. */
  readonly seenAt: string;
}

/** The verdict on a CVE of a service under one of its CPEs; undefined where nothing is said. */
export type VerdictOf = (service: ServiceObservation, cpe: string, cveId: string) => VerdictKind | undefined;

/** Below this a fingerprint is a guess (0–100): what it does not show closes nothing. */
const sureIdentity = 50;

/**
 * Whether a scan that did not show a finding has shown that it is fixed. It has when it reached the service, identified
 * it surely as the same product in another version or revision, and nowhere on the device is that product anything but
 * not affected, or another one affected. Silence, another program and versions that nobody can tell or judge say nothing.
 */
export function isVerifiedFix(
  finding: KeptFinding,
  { seen, known, seenAt }: ReachedDevice,
  verdictOf: VerdictOf,
): boolean {
  const { port, transport, cveId } = finding;
  const product = partlessKey(finding.judgedCpe);
  const at = seen.find((service) => service.port === port && service.transport === transport);
  if (at === undefined || product === undefined || !isOwnSureWord(at.identity)) return false;
  if (Date.parse(seenAt) <= Date.parse(finding.lastSeenAt)) return false;
  if (!isAnother(at.identity, cpesOf(at, product), finding)) return false;
  return [...seen, ...known].every(
    (service) =>
      cpesOf(service, product).every((cpe) => verdictOf(service, cpe, cveId) === 'not_affected') &&
      judgedCpes(service.identity).every((cpe) => verdictOf(service, cpe, cveId) !== 'affected'),
  );
}

/** What was only heard, by the scanner or the router, anybody can have sent. */
function isOwnSureWord({ confidence, extra }: ServiceIdentity): boolean {
  return confidence >= sureIdentity && extra['heard_by'] === undefined;
}

/** A distribution mends a package without another version upstream. */
function isAnother({ extra }: ServiceIdentity, now: readonly string[], finding: KeptFinding): boolean {
  if (now.length === 0) return false;
  if (!now.includes(finding.judgedCpe)) return true;
  const { package_revision: revision } = extra;
  return revision !== undefined && revision !== finding.judgedRevision;
}

function cpesOf({ identity }: ServiceObservation, product: string): string[] {
  return identity.cpe.filter((cpe) => partlessKey(cpe) === product);
}

/** Vendor and product, whatever part was written. */
function partlessKey(cpe: string): string | undefined {
  const name: CpeName | undefined = parseCpeName(cpe);
  return name === undefined ? undefined : mainProductKey(productKey(name)).slice(2);
}
