import type { DeviceService } from '../../domain/device.ts';
import type { FindingClosedReason } from '../../domain/finding-closed-reason.ts';
import type { KeptFinding } from '../../domain/kept-finding.ts';
import { observationOfKept } from '../../domain/kept-service.ts';
import { judgeAbsence } from '../../matching/judge-absence.ts';

type Intelligence = Parameters<typeof judgeAbsence>[0];

/**
 * Why each finding is closed that other intelligence no longer shows, by its id: `data_changed` where it says that what
 * was judged is not affected, `data_withdrawn` where it says nothing, or cannot tell.
 */
export function closingReasons(
  intelligence: Intelligence,
  closed: readonly KeptFinding[],
  services: readonly DeviceService[],
): Map<string, FindingClosedReason> {
  const ofDevice = Map.groupBy(services, ({ deviceId }) => deviceId);
  const reasons = new Map<string, FindingClosedReason>();
  for (const [deviceId, findings] of Map.groupBy(closed, (finding) => finding.deviceId)) {
    const own = (ofDevice.get(deviceId) ?? []).map((one) => observationOfKept(one, one.lastSeenAt));
    const cveIds = new Set(findings.map(({ cveId }) => cveId));
    const verdictOf = judgeAbsence(intelligence, { services: own, cveIds });
    for (const { id, port, transport, judgedCpe, cveId } of findings) {
      const at = own.find((service) => service.port === port && service.transport === transport);
      const verdict = at && verdictOf(at, judgedCpe, cveId);
      reasons.set(id, verdict === 'not_affected' ? 'data_changed' : 'data_withdrawn');
    }
  }
  return reasons;
}
