import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFeedFolder, type AFeedFolder } from '../../../../test/support/a-feed-folder.ts';
import { aFeedServer, type FeedServer } from '../../../../test/support/a-feed-server.ts';
import { readMikrotik } from '../../mikrotik/read-mikrotik.ts';
import { SetAsideList } from '../../reading/set-aside.ts';
import { fetchMikrotik } from './fetch-mikrotik.ts';

const notes = `What's new in 7.99.2 (2031-Feb-03 11:36):

*) relay - invented repair;
!) gate - invented hole (CVE-2031-10001, cve-2031-10002);
*) gate - more about CVE-2031-10001;

What's new in 7.99 (2031-01-02):
*) nothing much;
What's new in 7.99rc1:
`;

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
    expect((await run()).names()).toEqual([
      'CHANGELOG-7.99.2',
      'NEWEST6.stable-6.99',
      'NEWEST7.stable-7.99.2',
    ]);
    server.put('/ros/NEWEST7.stable', '7.99.3 1926000001');
    server.put('/ros/7.99.3/CHANGELOG', "What's new in 7.99.3 (2031-Mar-04 1:00):");
    server.put('/ros/notices', '<html>…</html>');
    const opened = await run();
    expect(opened.names()).toEqual([
      'CHANGELOG-7.99.2',
      'CHANGELOG-7.99.3',
      'NEWEST6.stable-6.99',
      'NEWEST7.stable-7.99.2',
      'NEWEST7.stable-7.99.3',
      'notices',
    ]);
    const facts = await readMikrotik(opened.filesPath, {
      latest: '2031-12-31',
      setAside: new SetAsideList(),
    });
    expect(facts.newestOn).toBe('2031-03-04');
    expect(facts.releases.map(({ version, channels }) => [version, ...channels].join(' '))).toEqual([
      '6.99 stable',
      '7.99',
      '7.99.2 stable',
      '7.99.3 stable',
      '7.99rc1',
    ]);
  });

  it('believes no version that is none', async () => {
    server.remove('/ros/NEWEST6.stable');
    server.put('/ros/NEWEST7.stable', '../../etc 1926000000');
    await expect(run()).rejects.toMatchObject({ code: 'feed_empty' });
  });
});
