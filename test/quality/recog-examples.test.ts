import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeedFingerprint, FeedFingerprints } from '../../src/domain/feed-fingerprint.ts';
import {
  createFingerprintReader,
  packFingerprints,
} from '../../src/intelligence/recog/fingerprint-content.ts';
import { readRecogEntries, type RecogEntry } from '../../src/intelligence/recog/recog-entry.ts';
import { readRecog } from '../../src/intelligence/recog/read-recog.ts';
import { readXml } from '../../src/support/read-xml.ts';
import { SetAsideList } from '../../src/intelligence/reading/set-aside.ts';
import { readFeedText } from '../../src/scanning/fingerprint/feed/match-feed.ts';
import { textKindsOf } from '../../src/scanning/fingerprint/feed/text-kinds.ts';
import { withinTime } from '../../src/scanning/fingerprint/feed/within-time.ts';

const feeds = '../shared/feeds/recog';
const required = process.env['SITEWARDEN_REQUIRE_FEEDS'] !== undefined;
const isMissing = !required && !existsSync(feeds);
const bar = 0.98;
/** What scans ask of replies; the rest of Recog is about texts that no scan of ours sees. */
const asked = ['ssh', 'ftp', 'smtp', 'imap', 'pop3', 'telnet', 'http', 'rtsp', 'sip', 'mysql', 'dns', 'ntp']
  .concat('snmp', 'smb', 'x11', 'tls', 'ldap', 'mdns')
  .flatMap((protocol) => textKindsOf(protocol).map(([kind]) => kind));

interface RecogFile {
  readonly name: string;
  readonly kind: string;
  readonly entries: readonly RecogEntry[];
}

/** The examples as the files hold them, read beside the loader: what it sets aside counts as failed here. */
function filesOfFeed(): RecogFile[] {
  return readdirSync(feeds)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => {
      const pieces = [...readRecogEntries(readXml(readFileSync(join(feeds, name), 'utf8')))];
      const head = pieces.find((piece) => piece.kind === 'file');
      const stem = basename(name, '.xml');
      const entries = pieces.flatMap((piece) => (piece.kind === 'entry' ? [piece.entry] : []));
      return { name: stem, kind: head?.textKind ?? stem, entries };
    });
}

/** The fingerprints as a scan gets them: read, packed into a bundle's content and unpacked again. */
async function loadedFeed(): Promise<FeedFingerprints> {
  const recog = await readRecog(feeds, { setAside: new SetAsideList() });
  const content = new Map(packFingerprints(recog));
  return createFingerprintReader((name) => content.get(name));
}

/** What the first fingerprint that fits an example does not tell as the example says it would. */
function faultOf(feed: FeedFingerprints, kind: string, entry: RecogEntry, at: number): string | undefined {
  const example = entry.examples[at];
  const read = example === undefined ? undefined : readFeedText(feed, kind, example.text);
  if (example === undefined || read === undefined) return `${entry.title}: nothing fits example ${at + 1}`;
  const wrong = [...example.expected].filter(([name, value]) => (read.facts.get(name) ?? '') !== value);
  return wrong.length === 0
    ? undefined
    : `${entry.title}: ${JSON.stringify(wrong)} by ${read.fingerprint.title}`;
}

describe('the examples of Recog', () => {
  it(`tell what they should, at least ${bar * 100} % of each file`, async ({ skip }) => {
    skip(isMissing, `there are no files of Recog in ${feeds}`);
    const feed = await loadedFeed();
    const shares = filesOfFeed().map(({ name, kind, entries }) => {
      const faults = entries.flatMap((entry) =>
        entry.examples.map((_, at) => faultOf(feed, kind, entry, at)),
      );
      const wrong = faults.filter((fault) => fault !== undefined);
      return { name, kind, examples: faults.length, wrong, share: 1 - wrong.length / (faults.length || 1) };
    });
    for (const { name, examples, wrong, share } of shares) {
      const percent = (share * 100).toFixed(1).padStart(6);
      console.log(`${percent} %  ${examples - wrong.length} of ${examples}  ${name}`, wrong.slice(0, 5));
    }
    const kinds = new Set(shares.map(({ kind }) => kind));
    expect(asked.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(shares.filter(({ share }) => share < bar).map(({ name, wrong }) => ({ name, wrong }))).toEqual([]);
  });

  it('cost a bounded time on texts made to be slow on every pattern', async ({ skip }) => {
    skip(isMissing, `there are no files of Recog in ${feeds}`);
    const feed = await loadedFeed();
    const all = [...new Set(filesOfFeed().map(({ kind }) => kind))].flatMap((kind) => [
      ...feed.forText(kind),
    ]);
    const units = ['a', ' ', '9', '1.', 'a b ', 'x/', '\r\n', ' a.b.c', '()', '-1', '_a', 'a1; ', '*'];
    const slow = all.flatMap((fingerprint) => units.map((unit) => secondsOf(fingerprint, unit)));
    const worst = slow.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
    console.log(worst);
    expect(all.length).toBeGreaterThan(4600);
    expect(slow.filter(({ milliseconds }) => milliseconds > 1000)).toEqual([]);
    expect(slow.filter(({ milliseconds }) => milliseconds > 50).length).toBeLessThan(all.length / 100);
  });
});

/** How long a pattern takes over `unit` again and again, alone or after what it plainly starts with. */
function secondsOf({ pattern, flags, maxLength }: FeedFingerprint, unit: string) {
  const expression = new RegExp(pattern, flags);
  const start = (/^\^?((?:[\w /.-]|\\[./()-])+)/u.exec(pattern)?.[1] ?? '').replaceAll('\\', '');
  const once = (text: string): number => {
    const from = performance.now();
    // Those of few repetitions are known to end; a watch on each would take longer than they do.
    if (maxLength > 1280) expression.exec(text);
    else withinTime(250, () => expression.exec(text));
    return performance.now() - from;
  };
  const milliseconds = ['', start].map((prefix) => {
    const text = (prefix + unit.repeat(maxLength)).slice(0, maxLength);
    const first = once(text);
    // A busy machine is slow once, a bad pattern always.
    return first > 50 ? Math.min(first, once(text)) : first;
  });
  return { milliseconds: Math.max(...milliseconds), pattern, unit };
}
