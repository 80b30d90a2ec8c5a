import type { VexDocument, VexImport } from '../../domain/vex-document.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { schemeNamed } from '../../versions/registry.ts';

/**
 * Refuses a document that is older than what counts of it: by its version where both are numbers, or of semantic versioning
 * (CSAF 2.0, 3.1.11), and by its date where they are not, or equal. Throws `conflict` / `vex_outdated`.
 */
export function assertNewer(
  { version, issuedAt }: Pick<VexDocument, 'version' | 'issuedAt'>,
  before: Pick<VexImport, 'version' | 'issuedAt'> | undefined,
): void {
  if (before === undefined) return;
  const order =
    compareVersions(version, before.version) || Date.parse(issuedAt) - Date.parse(before.issuedAt);
  if (order >= 0) return;
  const detail =
    `The document is version ${version} of ${issuedAt}; what counts is version ${before.version} of ${before.issuedAt}. ` +
    'Nothing was imported.';
  throw new SitewardenError('conflict', 'vex_outdated', detail);
}

/** Zero where one cannot be told from the other. */
function compareVersions(one: string, other: string): number {
  if ([one, other].every((version) => /^\d{1,15}$/u.test(version))) return Number(one) - Number(other);
  const semver = schemeNamed('semver');
  const [left, right] = [semver.parse(one), semver.parse(other)];
  const isSemantic = [one, other].every((version) => /^\d+\.\d+\.\d+(?:[-+].*)?$/u.test(version));
  return left === undefined || right === undefined || !isSemantic ? 0 : semver.compare(left, right);
}
