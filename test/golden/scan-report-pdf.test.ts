import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { Finding, HostResult, ScanResult } from '../../src/domain/scan-result.ts';
import { unusedIntelligence } from '../../src/domain/unused-intelligence.ts';
import { tierOf } from '../../src/operations/findings/tier-of.ts';
import { undecidedReport } from '../../src/reports/model/scan-report.ts';
import { latinText } from '../../src/reports/pdf/latin-text.ts';
import { renderScanPdf } from '../../src/reports/pdf/render-scan-pdf.ts';
import { wrapText } from '../../src/reports/pdf/wrap-text.ts';
import { aFinding, aHost, anSshService, aScanResult } from '../support/a-scan-result.ts';

const [pageWidth, pageHeight] = [595.28, 841.89];

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const reportOf = (result: ScanResult) => undecidedReport(result, '1.2.3', tierOf);

async function rendered(result: ScanResult): Promise<Buffer> {
  return buffer(renderScanPdf(reportOf(result)));
}

/** Reads the file back with a parser that shares nothing with the writer: the pieces of text of each page. */
async function readBack(bytes: Buffer): Promise<Piece[][]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: Piece[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items.flatMap((item) =>
        'str' in item
          ? [
              {
                text: item.str,
                x: Number(item.transform[4]),
                y: Number(item.transform[5]),
                width: item.width,
              },
            ]
          : [],
      ),
    );
  }
  await task.destroy();
  return pages;
}

const textOf = (pages: readonly (readonly Piece[])[]): string =>
  pages
    .flat()
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/gu, ' ');

function expectInside(pages: readonly (readonly Piece[])[]): void {
  for (const [index, pieces] of pages.entries()) {
    expect(textOf([pieces])).toContain(`Page ${index + 1}`);
    for (const { text, x, y, width } of pieces) {
      expect(x, text).toBeGreaterThanOrEqual(39);
      expect(x + width, text).toBeLessThanOrEqual(pageWidth - 39);
      expect(y, text).toBeGreaterThanOrEqual(15);
      expect(y, text).toBeLessThanOrEqual(pageHeight - 39);
    }
  }
}

function aLargeHost(address: string, findings: number): HostResult {
  const service = anSshService();
  return {
    host: aHost([service], address),
    findings: Array.from({ length: findings }, (_, index) => {
      const finding = aFinding(service);
      const description = `Handling of ${'long'.repeat(index % 60)} input in the parser. `.repeat(1 + (index % 9));
      return {
        ...finding,
        cve: { ...finding.cve, cveId: `CVE-2026-${10_000 + index}`, score: (index % 101) / 10, description },
      };
    }),
  };
}

describe("a scan's PDF", () => {
  it('says what the scan found, under which conditions, and where its limits are', async () => {
    const pages = await readBack(await rendered(aScanResult()));
    const text = textOf(pages);
    for (const part of [
      'Vulnerability scan report',
      '019ab000-0000-7000-8000-000000000001',
      '192.0.2.0/28',
      'PARTIAL',
      'host_timeout',
      'baseline only',
      '2026-10-02 (52 days old at the end of the scan)',
      '2 scanned, 1 with findings',
      '22/tcp',
      '9.2p1',
      'CVE-2023-38408',
      'CRITICAL',
      '75.0%',
      '40%',
      'A forwarded agent can be made to load code.',
      'No open port among those asked.',
    ]) {
      expect(text).toContain(part);
    }
    expect(textOf(pages.slice(-1))).toContain('Method and limits');
    expectInside(pages);
  });

  it('says of logins only what is true of the scan', async () => {
    const words = async (over: Partial<ScanResult>) =>
      textOf(await readBack(await rendered({ ...aScanResult(), ...over })));
    expect(await words({})).toContain('Nothing was logged in to');
    const router = { address: '192.0.2.1', source: null, readAt: null, system: null, services: [], unread: [] };
    const entries = {
      arp: 0,
      leases: 0,
      ipv6Neighbours: 0,
      bridgeHosts: 0,
      wifiStations: 0,
      announcements: 0,
    };
    const asked = await words({ routers: [{ ...router, entries, attempts: [], load: null }] });
    expect(asked).toContain("The sites' routers (192.0.2.1) were asked, with the access that their operator gave");
    expect(asked).not.toContain('Nothing was logged in to');
    const brought = await words({ partialReasons: ['imported'] });
    expect(brought).toContain('another scanner looked at these hosts');
    expect(brought).not.toContain('logged in to,');
  });

  it('of several sites says where each host is, and marks the warnings', async () => {
    const [host] = aScanResult().hosts;
    const origin = {
      scanCode: 'ABC-DEF-GHJ',
      scanScheduleId: null,
      status: 'finished',
      warningThreshold: 9.8,
      sites: 2,
    } as const;
    const hosts = ['Office', 'Branch'].map((name) => ({ ...host!, site: { id: `id of ${name}`, name } }));
    const pages = await readBack(await rendered({ ...aScanResult(), origin, hosts }));
    expectInside(pages);
    const text = textOf(pages);
    for (const part of ['ABC-DEF-GHJ', 'Site: Office', 'Site: Branch', '2 findings scored at or above 9.8']) {
      expect(text).toContain(part);
    }
    expect(text.match(/WARN 60 days CVE-2023-38408/gu)).toHaveLength(2);
    const plain = { ...aScanResult(), origin: { ...origin, warningThreshold: 9.9, sites: 1 }, hosts };
    const other = textOf(await readBack(await rendered(plain)));
    expect(other).not.toMatch(/Site:|WARN 60 days CVE-2023/u);
    expect(other).toContain('0 findings scored at or above 9.9');
  });

  it('counts what distributions have mended, of each host and over all', async () => {
    const [host, other] = aScanResult().hosts;
    const excluded = ['CVE-2024-6387', 'CVE-2023-51385'].map((cveId) => ({
      cveId,
      reason: 'fixed_by_distribution' as const,
      statement: 'openssh 1:9.2p1-2+deb12u3 (bookworm)',
      source: 'debian_tracker' as const,
      service: { port: 22, transport: 'tcp' as const },
      judgedCpe: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    }));
    const hosts = [{ ...host!, excluded }, { ...host!, excluded: excluded.slice(1) }, other!];
    const pages = await readBack(await rendered({ ...aScanResult(), hosts }));
    expectInside(pages);
    const text = textOf(pages);
    expect(text).toContain('Left out 3 on 2 hosts, as the distribution has mended them');
    expect(text).toContain('2 CVEs were left out: the distribution has mended them. The JSON report has all.');
    expect(text).toContain('1 CVE was left out: the distribution has mended it. The JSON report has all.');
    expect(textOf(await readBack(await rendered(aScanResult())))).not.toMatch(/left out/iu);
  });

  it('of a scan of which nothing was judged names no intelligence', async () => {
    const result = { ...aScanResult(), intel: unusedIntelligence, hosts: [], partialReasons: ['stopped'] };
    const text = textOf(await readBack(await rendered(result)));
    expect(text).toContain('none was used: nothing was judged');
    expect(text).not.toContain('baseline');
  });

  it('is the same file for the same result', async () => {
    const digest = async () =>
      createHash('sha256')
        .update(await rendered(aScanResult()))
        .digest('hex');
    expect(await digest()).toBe(await digest());
  });

  it('of a scan that found nothing does not call that safety', async () => {
    const result = { ...aScanResult(), hosts: [], partial: false, partialReasons: [] };
    const pages = await readBack(await rendered(result));
    expect(pages).toHaveLength(2);
    expect(textOf(pages)).toContain('No match is not proof of safety');
    expect(textOf(pages)).not.toContain('PARTIAL');
    expect(textOf(pages)).not.toMatch(/Findings by|CRITICAL 0/u);
  });

  it('counts the findings by severity and by priority, and tells the most urgent first', async () => {
    const service = anSshService();
    const { cve, ...rest } = aFinding(service);
    const findings = [
      { cveId: 'CVE-2026-1001' },
      { cveId: 'CVE-2026-1002', knownExploited: true, score: 5, severity: 'MEDIUM' as const },
      { cveId: 'CVE-2026-1003', score: null, severity: null },
    ].map((over) => ({ ...rest, cve: { ...cve, ...over } }));
    const pages = await readBack(
      await rendered({ ...aScanResult(), hosts: [{ host: aHost([service]), findings }] }),
    );
    expectInside(pages);
    const text = textOf(pages);
    for (const part of [
      'Findings by severity CRITICAL 1 HIGH 0 MEDIUM 1 LOW 0 NONE 0 UNSCORED 1',
      'Findings by priority (CISA BOD 26-04) 3 days and forensic triage 1 3 days 0 14 days 0 60 days 2 ' +
        'with the next upgrade 0',
      '3 days, triage CVE-2026-1002 5.0 MEDIUM KEV',
    ]) {
      expect(text).toContain(part);
    }
    const order = ['1002', '1001', '1003'].map((number) => `CVE-2026-${number}`);
    expect(text.match(/CVE-2026-\d+/gu)).toEqual([...order, ...order]);
  });

  it('says what was decided, and counts it among what is left to do no more', async () => {
    const findings = ['CVE-2030-0001', 'CVE-2030-0002', 'CVE-2030-0003'].map((cveId) => {
      const one = aFinding(anSshService());
      return { ...one, cve: { ...one.cve, cveId, severity: 'CRITICAL' as const } };
    });
    const result = { ...aScanResult(), hosts: [{ host: aHost([anSshService()]), findings }] };
    const said = { reason: 'By a test.', decidedAt: '2030-01-01T00:00:00.000Z' };
    const words = { ...said, vexJustification: null, source: { by: 'rule' as const, id: 'rule-1' }, decidedBy: 'user:1', vexDocument: null };
    const decisions = new Map([
      ['CVE-2030-0001', { ...words, kind: 'accepted' as const, expiresAt: '2031-05-06T07:00:00.000Z' }],
      ['CVE-2030-0002', { ...words, kind: 'false_positive' as const, expiresAt: null }],
    ]);
    const textFor = async (all: typeof decisions) => {
      const report = { ...reportOf(result), decisionOf: (_: unknown, { cve }: Finding) => all.get(cve.cveId) };
      return textOf(await readBack(await buffer(renderScanPdf(report)))).replaceAll(/\s+/gu, ' ');
    };
    const text = await textFor(decisions);
    expect(text).toContain('1 accepted, 1 false positive; not in what follows here');
    expect(text).toContain('[accepted until 2031-05-06]');
    expect(text).toContain('[false positive]');
    expect(text).toContain('Findings by severity CRITICAL 1 HIGH 0');
    // In the table of the host, and not among the most urgent.
    expect(text.match(/CVE-2030-000[12]/gu)).toHaveLength(2);
    expect(text.match(/CVE-2030-0003/gu)).toHaveLength(2);
    const open = { ...words, kind: 'mitigated' as const, expiresAt: null };
    const none = await textFor(new Map([...decisions, ['CVE-2030-0003', open]] as never));
    expect(none).toContain('All of it is decided about');
    expect(none).not.toContain('Most urgent');
  });

  it('tells what the scan changed, how much in all and the most urgent', async () => {
    const { cve } = aFinding(anSshService());
    const changed = (index: number) => ({
      ipAddress: 'fd00:1111:2222:3333:4444:5555:6666:7777',
      cve: { ...cve, cveId: `CVE-2026-${2000 + index}` },
      tier: index === 22 ? ('three_days' as const) : null,
    });
    const opened = Array.from({ length: 23 }, (_, index) => changed(index));
    const report = reportOf({ ...aScanResult(), hosts: [] });
    const bytes = await buffer(
      renderScanPdf({ ...report, changes: { opened, reopened: [], fixed: [changed(30)] } }),
    );
    const pages = await readBack(bytes);
    expectInside(pages);
    const text = textOf(pages);
    for (const part of ['New: 23', 'and 3 more.', 'Open again: 0', 'Proved to be fixed: 1']) {
      expect(text).toContain(part);
    }
    const ids = text.match(/CVE-2026-2\d+/gu) ?? [];
    expect(ids).toHaveLength(21);
    expect([ids[0], ids[1], ids[20]]).toEqual(['CVE-2026-2022', 'CVE-2026-2000', 'CVE-2026-2030']);
    expect(textOf(await readBack(await rendered(aScanResult())))).not.toContain('What changed');
    const changes = { opened: [], reopened: [], fixed: [] };
    const still = textOf(await readBack(await buffer(renderScanPdf({ ...report, changes }))));
    expect(still).toContain('nothing new and nothing again, and proved nothing to be fixed');
  });

  it('keeps thousands of findings inside its pages, of one tier the highest score first', async () => {
    const hosts = Array.from({ length: 20 }, (_, index) => aLargeHost(`192.0.2.${index}`, 101));
    const pages = await readBack(await rendered({ ...aScanResult(), hosts }));
    expect(pages.length).toBeGreaterThan(40);
    expectInside(pages);
    const ids = textOf(pages).match(/CVE-2026-\d+/gu) ?? [];
    // Ten more stand on the first page.
    expect(ids).toHaveLength(20 * 101 + 10);
    expect(ids.slice(10, 13)).toEqual(['CVE-2026-10100', 'CVE-2026-10099', 'CVE-2026-10098']);
  }, 60_000);

  it('rests while its reader is slow, and goes on when he is ready', async () => {
    const hosts = Array.from({ length: 150 }, (_, index) => aLargeHost(`192.0.2.${index}`, 101));
    const pdf = renderScanPdf(reportOf({ ...aScanResult(), hosts }));
    await expect.poll(() => pdf.readableLength, { timeout: 60_000 }).toBeGreaterThan(256 * 1024);
    // Until the page that was being compressed is there too.
    await wait(200);
    const [before, waiting] = [performance.eventLoopUtilization(), pdf.readableLength];
    await wait(500);
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
    expect(pdf.readableLength).toBe(waiting);
    while (pdf.read() !== null);
    await expect.poll(() => pdf.readableLength, { timeout: 10_000 }).toBeGreaterThan(0);
    pdf.destroy();
    await expect.poll(() => pdf.closed).toBe(true);
  }, 90_000);

  it('shows no byte of a hostile name raw, and lets nothing vanish', async () => {
    const hostile = `a\u202Eb\u0000 \u4E2D\u6587 (x) \\) ET \u{1F600} ${'w'.repeat(500)}`;
    const [host] = aScanResult().hosts;
    const service = { ...anSshService(), banner: hostile };
    const hosts = [{ host: { ...host!.host, hostname: hostile, services: [service] }, findings: [] }];
    const result = { ...aScanResult(), targets: [hostile], partialReasons: [hostile], hosts };
    const pages = await readBack(await rendered(result));
    expectInside(pages);
    expect(textOf(pages)).toContain('a b \\u{4E2D}\\u{6587} (x) \\) ET \\u{1F600} www');
  });

  it('stops when nobody reads it any more', async () => {
    const stream = renderScanPdf(reportOf({ ...aScanResult(), hosts: [aLargeHost('192.0.2.1', 20_000)] }));
    const ended = new Promise<void>((resolve) => void stream.once('close', resolve));
    stream.once('data', () => stream.destroy());
    stream.on('error', () => undefined);
    await ended;
    expect(stream.destroyed).toBe(true);
  });
});

describe('text for the standard fonts', () => {
  it('keeps what they show and writes the rest as code points', () => {
    expect(latinText('naïve “quote” – 5 €\n\tend')).toBe('naïve “quote” – 5 € end');
    expect(latinText('Ω\u{1F600}')).toBe('\\u{3A9}\\u{1F600}');
    expect(latinText('x'.repeat(300), 10)).toBe('xxxxxxxxx…');
  });

  it('is broken into lines that fit, words that are too long too', () => {
    const measure = (text: string) => text.length;
    expect(wrapText('one two three', 7, measure)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij k', 4, measure)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrapText('one two three', 7, measure, 1)).toEqual(['one tw…']);
    expect(wrapText('', 7, measure)).toEqual(['']);
  });
});
