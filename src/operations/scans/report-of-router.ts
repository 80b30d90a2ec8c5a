import { routerTableNames, type RouterLoadReport, type RouterReport } from '../../domain/router-report.ts';
import type { RouterAttempt, RouterReading } from '../../scanning/routeros/read-router.ts';

/** What is told of a router in the report of a scan. */
export function reportOfRouter(
  address: string,
  { inventory, attempts }: RouterReading,
  load: RouterLoadReport | null,
): RouterReport {
  const counts = routerTableNames.map((name) => [name, inventory?.[name].length ?? 0]);
  return {
    address,
    source: inventory?.source ?? null,
    readAt: inventory?.readAt ?? null,
    system: inventory?.system ?? null,
    services: inventory?.services ?? [],
    entries: Object.fromEntries(counts) as RouterReport['entries'],
    unread: inventory?.unread ?? [],
    attempts: attempts.map(wordsOfAttempt),
    load,
  };
}

/** The way, the reason, and the certificate that would have to be pinned. */
export function wordsOfAttempt({ channel, reason, certificateSha256 }: RouterAttempt): string {
  return `${channel} ${reason}${certificateSha256 === undefined ? '' : ` (SHA-256 ${certificateSha256})`}`;
}

/** The reports of two stretches of one scan as one. */
export function addLoadReports(
  one: RouterLoadReport | null,
  other: RouterLoadReport | undefined,
): RouterLoadReport | null {
  if (one === null || other === undefined) return one ?? other ?? null;
  const highest = (a: number | null, b: number | null): number | null =>
    a === null ? b : Math.max(a, b ?? a);
  return {
    polls: one.polls + other.polls,
    failedPolls: one.failedPolls + other.failedPolls,
    highestCpuPercent: highest(one.highestCpuPercent, other.highestCpuPercent),
    highestConnections: highest(one.highestConnections, other.highestConnections),
    maxConnections: highest(one.maxConnections, other.maxConnections),
    slowedMs: one.slowedMs + other.slowedMs,
    pausedMs: one.pausedMs + other.pausedMs,
  };
}
