import { buildWords, placeBuild } from '../domain/place-build.ts';
import type { JudgedPlace } from '../domain/judged-place.ts';
import type { Finding, HostResult } from '../domain/scan-result.ts';

/** A finding on a device, and when its host was seen. */
export interface SeenFinding {
  readonly deviceId: string;
  readonly seenAt: string;
  readonly finding: Finding;
  /** Every service of the device that shows the CVE, this one too, in a fixed order. */
  readonly judged: readonly JudgedPlace[];
}

/** One finding for each device and CVE: where several services show it, the one that is surest. */
export function surestFindings(
  devices: readonly {
    readonly device: { readonly id: string };
    readonly hosts: readonly HostResult[];
  }[],
): SeenFinding[] {
  return devices.flatMap(({ device, hosts }) => {
    const surest = new Map<string, Omit<SeenFinding, 'judged'>>();
    const judged = new Map<string, Map<string, JudgedPlace>>();
    for (const { host, findings } of hosts) {
      for (const finding of findings) {
        const { cveId } = finding.cve;
        const place = placeOf(finding);
        judged.set(cveId, (judged.get(cveId) ?? new Map<string, JudgedPlace>()).set(keyOf(place), place));
        const other = surest.get(cveId);
        if (other !== undefined && other.finding.verdict.confidence >= finding.verdict.confidence) continue;
        surest.set(cveId, { deviceId: device.id, seenAt: host.finishedAt, finding });
      }
    }
    return Array.from(surest, ([cveId, seen]) => ({ ...seen, judged: inOrder(judged.get(cveId)) }));
  });
}

/** The service of a finding as it was judged. */
export function placeOf({ service, judgedCpe: cpe }: Finding): JudgedPlace {
  const { port, transport, identity } = service;
  return { port, transport, cpe, build: placeBuild(identity, cpe) };
}

function inOrder(places: ReadonlyMap<string, JudgedPlace> = new Map()): JudgedPlace[] {
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/** Addresses of one device may show several builds at one port: what is said of one is not said of the others. */
function keyOf({ port, transport, cpe, build }: JudgedPlace): string {
  return `${port}/${transport} ${cpe} ${buildWords(build)}`;
}
