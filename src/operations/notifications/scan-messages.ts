import type { NotificationTopic } from '../../domain/notification-group.ts';
import type { NotificationEvent, NotificationMessage } from '../../domain/notification.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import type { ExploitedFinding, ScanChange } from '../../store/queries/scan-change-queries.ts';
import { printableText } from '../../support/printable-text.ts';

/** What is known of a scan when it is told of. */
export interface ToldScan {
  readonly scan: StoredScan;
  /** Of its schedule; null without one. */
  readonly description: string | null;
  readonly siteNames: readonly string[];
}

/** What a scan that has ended found. */
export interface ScanFindings {
  readonly change: ScanChange;
  readonly exploited: readonly ExploitedFinding[];
  readonly exploitedCount: number;
}

type Facts = NotificationMessage['facts'];

/** "Scan … has started." */
export function scanStartedMessage(told: ToldScan, at: string): NotificationMessage {
  const { scan } = told;
  return {
    event: 'scan.started',
    urgency: 'info',
    subject: `Scan ${scan.scanCode} has started`,
    summary: `${nameOf(told)} has started.`,
    facts: sitesOf(told),
    scanId: scan.id,
    occurredAt: at,
  };
}

/** How a scan ended, and what it found. */
export function scanEndedMessage(told: ToldScan, found: ScanFindings, at: string): NotificationMessage {
  const { scan } = told;
  const event = eventOf(scan);
  const warnings = warningsOf(scan);
  const notes = [
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...(found.exploitedCount > 0 ? [`${found.exploitedCount} newly known to be exploited`] : []),
  ];
  return {
    event,
    urgency:
      found.exploitedCount > 0 ? 'alarm' : warnings > 0 || event === 'scan.failed' ? 'warning' : 'info',
    subject: `Scan ${scan.scanCode} ${endings[event]}${notes.length > 0 ? `: ${notes.join(', ')}` : ''}`,
    summary: `${nameOf(told)} ${endings[event]}. ${figuresSentence(scan)}`,
    facts: [...sitesOf(told), ...figuresOf(scan, found), ...exploitedOf(found), ...reasonsOf(scan)],
    scanId: scan.id,
    occurredAt: at,
  };
}

/** What topics the end of a scan belongs to. */
export function topicsOfEnd(scan: StoredScan, found: ScanFindings): NotificationTopic[] {
  return [
    eventOf(scan) === 'scan.finished' ? 'scan_finished' : 'scan_failed',
    ...(warningsOf(scan) > 0 ? (['warning_threshold'] as const) : []),
    ...(found.exploitedCount > 0 ? (['known_exploited'] as const) : []),
  ];
}

const endings = {
  'scan.finished': 'has finished',
  'scan.failed': 'has failed',
  'scan.stopped': 'was stopped',
} as const;

function eventOf({ status }: StoredScan): keyof typeof endings & NotificationEvent {
  if (status === 'failed') return 'scan.failed';
  return status === 'stopped' ? 'scan.stopped' : 'scan.finished';
}

function warningsOf({ warningThreshold, figures }: StoredScan): number {
  return warningThreshold === null ? 0 : (figures?.warningCount ?? 0);
}

function nameOf({ scan, description }: ToldScan): string {
  if (description === null) return `Scan ${scan.scanCode}`;
  return `Scan ${scan.scanCode} of the schedule "${printableText(description, 100)}"`;
}

function figuresSentence({ figures }: StoredScan): string {
  if (figures === null) return 'Nothing was found.';
  const { hostsScanned, hostsWithCves, cveCount } = figures;
  const findings = cveCount === 0 ? 'no findings' : `${plural(cveCount, 'finding')} on ${hostsWithCves}`;
  return `${plural(hostsScanned, 'host')} scanned, ${findings}.`;
}

function sitesOf({ siteNames }: ToldScan): Facts {
  if (siteNames.length === 0) return [];
  const shown = siteNames.slice(0, 10).map((name) => printableText(name, 60));
  const more = siteNames.length > shown.length ? ` and ${siteNames.length - shown.length} more` : '';
  return [{ name: siteNames.length === 1 ? 'Site' : 'Sites', value: shown.join(', ') + more }];
}

function figuresOf(scan: StoredScan, { change }: ScanFindings): Facts {
  const { figures, warningThreshold } = scan;
  if (figures === null) return [];
  const { uniqueCves, highestScore } = figures;
  return [
    { name: 'CVEs', value: String(uniqueCves) },
    ...(highestScore === null ? [] : [{ name: 'Highest score', value: String(highestScore) }]),
    ...(warningThreshold === null
      ? []
      : [{ name: `Findings at or above ${warningThreshold}`, value: String(warningsOf(scan)) }]),
    { name: 'New findings', value: String(change.opened) },
    { name: 'No longer found', value: String(change.gone) },
  ];
}

function exploitedOf({ exploited, exploitedCount }: ScanFindings): Facts {
  const more = exploitedCount - exploited.length;
  return [
    ...exploited.map(exploitedFact),
    ...(more > 0 ? [{ name: 'Known to be exploited', value: `${more} more` }] : []),
  ];
}

/** A finding that is known to be exploited, as a fact. */
export function exploitedFact({ cveId, ipAddress, hostname }: ExploitedFinding): Facts[number] {
  const host = hostname === null ? ipAddress : `${ipAddress} (${printableText(hostname, 80)})`;
  return { name: 'Known to be exploited', value: `${cveId} on ${host}` };
}

function reasonsOf({ reasons }: StoredScan): Facts {
  if (reasons.length === 0) return [];
  return [{ name: 'Reasons', value: printableText(reasons.slice(0, 5).join('; '), 300) }];
}

/** `1 host`, `2 hosts`. */
function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
