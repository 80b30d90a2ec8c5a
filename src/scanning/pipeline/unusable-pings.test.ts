import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aScanRequest, readScan } from '../../../test/support/a-scan-request.ts';
import { systemClock } from '../../support/clock.ts';
import { discoverHost } from '../discovery/discover-host.ts';
import { scanTargets } from '../scan-targets.ts';
import { canSendPings } from '../sockets/send-pings.ts';

vi.mock('../discovery/discover-host.ts', () => ({ discoverHost: vi.fn() }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sitewarden-no-ping-'));
  // TCP hears nothing.
  vi.mocked(discoverHost).mockImplementation(async (address, { askOtherwise, signal }) => {
    const by = await askOtherwise(address, signal);
    return by === undefined ? undefined : { by };
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const scan = async (): Promise<readonly string[]> => {
  const request = aScanRequest({ targets: ['127.7.21.8'], ports: '1' });
  return (await readScan(scanTargets(request, { clock: systemClock }))).end.partialReasons;
};

describe('a scan on a machine without fping and ping', () => {
  it.each([['no program at all'], ['a shell']])('says that it sent no echo requests (%s)', async (has) => {
    if (has === 'a shell') symlinkSync('/bin/sh', path.join(folder, 'sh'));
    vi.stubEnv('PATH', folder);
    expect(await canSendPings()).toBe(false);
    expect(await scan()).toEqual(['echo_requests_not_sent']);
  });

  it('says nothing where they are there', async ({ skip }) => {
    skip(!(await canSendPings()), 'this machine cannot send echo requests');
    expect(await scan()).toEqual([]);
  });
});
