import { withMinimumScore } from '../../domain/scan-summary.ts';
import { judgeHost } from '../../matching/judge-host.ts';
import { observationsOfScanJson, scanOfJson } from '../../reports/json/observations-of-scan-json.ts';
import { renderScanJson } from '../../reports/json/render-scan-json.ts';
import { ScanJson } from '../../reports/json/scan-json.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { AdviceIntelligence } from '../mitigation/plan-product-mitigation.ts';
import { compareScanJson, type ScanDifference } from './compare-scan-json.ts';

/** What came of judging the observations of a scan again. */
export interface Replay {
  /** The digest that the scan names, and that of the intelligence it was judged with now. */
  readonly scanDigest: string;
  readonly digest: string;
  readonly findings: number;
  /** Empty: the same, byte for byte, but for white space between values. */
  readonly differences: readonly ScanDifference[];
}

/**
 * Judges the observations in a scan's JSON again and compares the whole. `given` is the parsed JSON. Throws `usage` /
 * `scan_json_malformed`, `replay_other_intelligence` unless `isOtherAllowed`.
 */
export function replayScan(
  intelligence: AdviceIntelligence,
  given: unknown,
  isOtherAllowed: boolean,
): Replay {
  const parsed = ScanJson.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    throw new SitewardenError('usage', 'scan_json_malformed', `This is no JSON of a scan${where}.`);
  }
  const { intel } = parsed.data.scan;
  const { info } = intelligence;
  if (intel.digest !== info.digest && !isOtherAllowed) {
    throw new SitewardenError(
      'usage',
      'replay_other_intelligence',
      `The scan was judged with the intelligence ${intel.digest}, this is ${info.digest}. ` +
        'Give the bundle of that digest, or --other-intelligence to see what differs.',
    );
  }
  const hosts = observationsOfScanJson(parsed.data).map(({ host, site }) => ({
    ...judgeHost(intelligence, host),
    ...(site !== undefined && { site }),
  }));
  const scan = scanOfJson(parsed.data);
  const again = renderScanJson({
    ...scan,
    intel: info,
    hosts: scan.minScore === undefined ? hosts : withMinimumScore(hosts, scan.minScore),
  });
  return {
    scanDigest: intel.digest,
    digest: info.digest,
    findings: again.hosts.reduce((sum, { findings }) => sum + findings.length, 0),
    differences: compareScanJson(asJudged(given as ScanJson, again), again),
  };
}

/**
 * Results of older versions name no observation at a service and no kind of device, and what people decided is never judged:
 * that is no difference.
 */
function asJudged(given: ScanJson, again: ScanJson): ScanJson {
  const hosts = given.hosts.map((host, at) => ({
    ...host,
    ...(host.device === undefined && { device: again.hosts[at]?.device }),
    services: host.services.map((service, number) =>
      service.observation === undefined
        ? { ...service, observation: again.hosts[at]?.services[number]?.observation ?? null }
        : service,
    ),
    findings: host.findings.map((finding) => {
      const judged = { ...finding };
      delete judged.decision;
      return judged;
    }),
  }));
  return { ...given, hosts };
}
