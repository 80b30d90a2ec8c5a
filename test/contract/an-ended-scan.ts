import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import { answeringTargets, aScanLine } from '../integration/operations/a-scan-line.ts';
import { asAdmin, type AnApi } from './an-api.ts';

/** Starts a scan of a scheduled site through the API; nothing works on it yet. */
export async function aStartedScan(
  { app, organizationId }: AnApi,
  ids: { readonly siteId: string; readonly scheduleId: string },
): Promise<{ organizationId: string; scanId: string; scanSiteId: string }> {
  const response = await app.inject({
    method: 'POST',
    url: '/scans/cve/scan/multiple-ips',
    headers: asAdmin,
    payload: { schedule_id: ids.scheduleId, site_id: ids.siteId, ips: ['127.0.0.2', '127.0.0.3'] },
  });
  if (response.statusCode !== 201) throw new Error(`The scan was not started: ${response.body}`);
  const body = response.json<{ scan_id: string; scan_site_id: string }>();
  return { organizationId, scanId: body.scan_id, scanSiteId: body.scan_site_id };
}

/** The same, run to its end without a network. */
export async function anEndedScan(
  api: AnApi,
  ids: { readonly siteId: string; readonly scheduleId: string },
): Promise<string> {
  const job = await aStartedScan(api, ids);
  const line = aScanLine(api.store, answeringTargets([]));
  await executeScanSite(line, job, new AbortController().signal);
  return job.scanId;
}
