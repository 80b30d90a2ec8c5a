import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ScanPhase, ScanProgress } from '../domain/scan-progress.ts';
import { progressDisplay } from './serve-progress.ts';

const job = { organizationId: 'o', scanId: 's', scanSiteId: 'followed' };

function aProgress(phase: ScanPhase, portsDone: number): ScanProgress {
  return {
    phase,
    addressesTotal: 1,
    addressesDone: 0,
    hostsFound: 1,
    portsDone,
    portsTotal: 100,
    openPorts: 2,
    servicesIdentified: 0,
    packetsSent: 7,
  };
}

function aStream(isTTY: boolean): { stream: PassThrough & { isTTY: boolean }; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY });
  return { stream, text: () => String(stream.read() ?? '') };
}

describe('progressDisplay', () => {
  it('prints one line for each phase where lines stay', () => {
    const { stream, text } = aStream(false);
    const display = progressDisplay(stream);
    display.follow('followed');
    for (const done of [10, 20, 30]) display.update(job, aProgress('ports', done));
    display.update(job, aProgress('services', 100));
    const lines = text().trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('rewrites one line on a terminal and takes it away at the end', () => {
    const { stream, text } = aStream(true);
    const display = progressDisplay(stream);
    display.follow('followed');
    display.update(job, aProgress('ports', 10));
    display.update(job, aProgress('ports', 20));
    display.end();
    const shown = text();
    expect(shown).not.toContain('\n');
    expect(shown.endsWith('\r\u001b[K')).toBe(true);
  });

  it('stays silent about scans that nobody watches here', () => {
    const { stream, text } = aStream(false);
    const display = progressDisplay(stream);
    display.update(job, aProgress('ports', 10));
    display.follow('another');
    display.update(job, aProgress('ports', 10));
    expect(text()).toBe('');
  });
});
