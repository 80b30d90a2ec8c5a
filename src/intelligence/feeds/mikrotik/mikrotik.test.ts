import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFeedFolder, type AFeedFolder } from '../../../../test/support/a-feed-folder.ts';
import { aFeedServer, type FeedServer } from '../../../../test/support/a-feed-server.ts';
import { fetchMikrotik, surveyMikrotik } from './fetch-mikrotik.ts';
import { readChangelog } from './read-changelog.ts';

const notes = `What's new in 7.99.2 (2031-Feb-03 11:36):

*) relay - invented repair;
!) gate - invented hole (CVE-2031-10001, cve-2031-10002);
*) gate - more about CVE-2031-10001;

What's new in 7.99 (2031-01-02):
*) nothing much;
What's new in 7.99rc1:
`;

describe('release notes of RouterOS', () => {
  it('become facts: version, date, marks and CVE ids', () => {
    expect(readChangelog(notes)).toEqual([
      {
        version: '7.99.2',
        releasedOn: '2031-02-03',
        changes: 3,
        importantChanges: ['gate - invented hole (CVE-2031-10001, cve-2031-10002);'],
        cveIds: ['CVE-2031-10001', 'CVE-2031-10002'],
      },
      { version: '7.99', releasedOn: '2031-01-02', changes: 1, importantChanges: [], cveIds: [] },
      { version: '7.99rc1', releasedOn: null, changes: 0, importantChanges: [], cveIds: [] },
    ]);
  });

  it('are bounded, and no date that is none is believed', () => {
    const long = `What's new in 7.1 (2031-Feb-31 1:1):\n${`!) ${'x'.repeat(900)}\n`.repeat(1000)}`;
    const [found] = readChangelog(long);
    expect([found?.releasedOn, found?.importantChanges.length]).toEqual([null, 500]);
    expect(Math.max(...(found?.importantChanges ?? []).map((text) => text.length))).toBe(300);
    expect(readChangelog("What's new in 1.2:\n".repeat(10_000))).toHaveLength(2000);
  });

  it('never throw, whatever stands in them', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom("What's new in 7.1 (", '*) ', '!)', '\n', 'CVE-2031-1000'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void readChangelog(pieces.join(''))),
      { numRuns: 2000 },
    );
  });
});

describe("MikroTik's feed", () => {
  let server: FeedServer;
  let folder: AFeedFolder;
  beforeAll(async () => {
    server = await aFeedServer();
  });
  afterAll(() => server.close());
  beforeEach(() => (folder = aFeedFolder(server.host)));
  afterEach(() => folder.remove());
  const run = async () => {
    const opened = await folder.open();
    await fetchMikrotik(opened, new URL('/ros', server.origin), folder.tools);
    return opened;
  };

  it('keeps the notes of every version that was the newest of a channel', async () => {
    server.put('/ros/NEWEST7.stable', '7.99.2 1926000000\n');
    server.put('/ros/NEWEST6.stable', '6.99 1926000000');
    server.put('/ros/7.99.2/CHANGELOG', notes);
    expect((await run()).names()).toEqual(['CHANGELOG-7.99.2']);
    server.put('/ros/NEWEST7.stable', '7.99.3 1926000001');
    server.put('/ros/7.99.3/CHANGELOG', "What's new in 7.99.3 (2031-Mar-04 1:00):");
    server.put('/ros/notices', '<html>…</html>');
    const opened = await run();
    expect(opened.names()).toEqual(['CHANGELOG-7.99.2', 'CHANGELOG-7.99.3', 'notices']);
    expect(await surveyMikrotik(opened)).toEqual({ records: 4, newestRecordAt: '2031-03-04T00:00:00.000Z' });
  });

  it('believes no version that is none', async () => {
    server.remove('/ros/NEWEST6.stable');
    server.put('/ros/NEWEST7.stable', '../../etc 1926000000');
    await expect(run()).rejects.toMatchObject({ code: 'feed_empty' });
  });
});
