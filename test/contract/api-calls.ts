import type { Permission } from '../../src/domain/permission.ts';
import { scheduleBody } from './an-api.ts';

/** Ids and other words of one place, by name; asking for one that is not there fails the test that asks. */
export type Words = Readonly<Record<string, string>>;

/** How one operation is called, and who may see what of it. A route without a row fails the tests by name. */
export interface ApiCall {
  /** The scope it asks for; null where anybody may ask. */
  readonly scope: Permission | null;
  /** Scopes that the caller needs beside, for what the body asks for. */
  readonly also?: readonly Permission[];
  /** Which word stands for a parameter of the path, where it is not the usual one. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: (words: Words) => Readonly<Record<string, string>>;
  readonly body?: (words: Words) => unknown;
  /** Words that a good answer gives, by their field in it. */
  readonly makes?: Readonly<Record<string, string>>;
  /** The operation that has to be called first for this one to succeed. */
  readonly after?: string;
  /** Takes away what others need: called last, on objects of its own. */
  readonly destroys?: true;
  /** What is answered to words of another organization or site, where it is not 404. */
  readonly strangers?: Readonly<Record<string, number>>;
  /** What is answered to words of nobody, where it is not 404. */
  readonly absent?: number;
  /** Nothing in it belongs to a site: whoever has the scope sees all of his organization's. */
  readonly ofOrganization?: true;
  /** Asked by who runs the installation, as the own organization does, it tells of every organization. */
  readonly ofInstallation?: true;
  /** It tells again what callers of the own organization asked for, ids of others among it. */
  readonly retells?: true;
}

/** The word that stands for a parameter of a path. */
export const pathWords: Readonly<Record<string, string>> = {
  scanScheduleId: 'scheduleId',
  scan_id: 'scanId',
  siteId: 'siteId',
  cve_id: 'cveId',
  code: 'errorCode',
};

/** Words that belong to nobody: the same may stand in every organization. */
export const publicWords: ReadonlySet<string> = new Set([
  'cveId',
  'knownCveId',
  'errorCode',
  'networkAddress',
  'name',
]);

const schedule = (words: Words): unknown => ({
  ...scheduleBody([{ id: words['siteId'] ?? '', subnet: '127.0.0.0/28' }]),
  description: `Weekly ${words['canary']}`,
});

const site = (words: Words): unknown => ({
  name: `${words['name']} ${words['canary']}`,
  networks: ['127.0.0.0/28'],
});

const user = (words: Words): unknown => ({
  email: `${words['name']?.replaceAll(/\W+/gu, '.')}@example.net`,
  name: `Person ${words['canary']}`,
});

const group = (words: Words): unknown => ({
  name: `Group ${words['name']} ${words['canary']}`,
  topics: ['scan_failed'],
  sites: [words['siteId']],
  notifiables: [{ id: `https://ntfy.example.net/${words['canary']}`, channel: 'ntfy' }],
});

/** One row for every operation of the document. */
export const apiCalls: Readonly<Record<string, ApiCall>> = {
  // System
  getHealth: { scope: null },
  getReadiness: { scope: null },
  getOpenapiDocument: { scope: null },
  getMetrics: { scope: null },
  listErrors: { scope: null },
  getErrorPage: { scope: null },
  openScanReportFile: {
    scope: null,
    query: (words) => ({ expires: words['linkExpires'] ?? '', signature: words['linkSignature'] ?? '' }),
  },
  openScanReportPdf: {
    scope: null,
    query: (words) => ({ expires: words['linkExpires'] ?? '', signature: words['linkSignature'] ?? '' }),
  },

  // Feeds
  listFeeds: { scope: 'cve:view' },
  startFeedUpdate: { scope: 'cve:update', ofOrganization: true, ofInstallation: true },

  // Mitigation
  getExplanation: {
    scope: 'cve:view',
    query: (words) => ({
      cpe: 'cpe:2.3:a:openbsd:openssh:8.0:*:*:*:*:*:*:*',
      cve_id: words['knownCveId'] ?? '',
    }),
  },
  getMitigationSteps: { scope: 'cve:view', path: { cve_id: 'knownCveId' } },

  // Sites
  createSite: {
    scope: 'site:create',
    body: site,
    makes: { siteId: 'id' },
    ofOrganization: true,
  },
  listSites: { scope: 'site:view' },
  getSite: { scope: 'site:view' },
  updateSite: { scope: 'site:update', body: site },
  deleteSite: { scope: 'site:delete', destroys: true },

  // Organizations
  createOrganization: {
    scope: 'org:create',
    body: (words) => ({ name: `${words['name']} ${words['canary']}` }),
    ofOrganization: true,
    ofInstallation: true,
  },
  listOrganizations: { scope: 'org:view', ofOrganization: true, ofInstallation: true },
  getOrganization: { scope: 'org:view', ofOrganization: true, ofInstallation: true },
  updateOrganization: {
    scope: 'org:update',
    body: () => ({ default_status_expiration_days: 30 }),
    ofOrganization: true,
    ofInstallation: true,
  },

  // Users
  createUser: { scope: 'org:create', body: user, makes: { userId: 'id' }, ofOrganization: true },
  listUsers: { scope: 'org:view', ofOrganization: true },
  getUser: { scope: 'org:view', ofOrganization: true },
  updateUser: { scope: 'org:update', body: user, ofOrganization: true },
  deleteUser: { scope: 'org:delete', destroys: true, ofOrganization: true },

  // API Keys
  createApiKey: {
    scope: 'org:create',
    also: ['cve:view'],
    body: (words) => ({
      name: `Key ${words['canary']}`,
      scopes: ['cve:view'],
      site_ids: [words['siteId']],
    }),
    makes: { apiKeyId: 'id' },
  },
  listApiKeys: { scope: 'org:view' },
  getApiKey: { scope: 'org:view' },
  revokeApiKey: { scope: 'org:delete', destroys: true },

  // Notification Groups
  createNotificationGroup: { scope: 'org:create', body: group, makes: { notificationGroupId: 'id' } },
  listNotificationGroups: { scope: 'org:view' },
  getNotificationGroup: { scope: 'org:view' },
  updateNotificationGroup: { scope: 'org:update', body: group },
  deleteNotificationGroup: { scope: 'org:delete', destroys: true },

  // Audit Log
  listAuditEntries: { scope: 'audit:view', ofOrganization: true, retells: true },

  // Scan Schedules
  createScanSchedule: { scope: 'cve:create', body: schedule, makes: { scheduleId: 'id' } },
  listScanSchedules: { scope: 'cve:view' },
  getScanSchedule: { scope: 'cve:view' },
  updateScanSchedule: { scope: 'cve:update', body: schedule },
  deleteScanSchedule: { scope: 'cve:delete', destroys: true },
  previewScanSchedule: { scope: 'cve:view' },

  // Scan Execution
  startScan: { scope: 'cve:create' },
  stopScan: { scope: 'cve:create', after: 'startScan', destroys: true },
  startSingleIpScan: {
    scope: 'cve:create',
    body: (words) => ({
      schedule_id: words['scheduleId'],
      site_id: words['siteId'],
      ip_address: words['networkAddress'],
    }),
  },
  startMultipleIpScan: {
    scope: 'cve:create',
    body: (words) => ({
      schedule_id: words['scheduleId'],
      site_id: words['siteId'],
      ips: [words['networkAddress']],
    }),
    makes: { scanId: 'scan_id', scanSiteId: 'scan_site_id' },
  },
  startSiteScan: {
    scope: 'cve:create',
    body: (words) => ({ site_id: words['siteId'], targets: [words['networkAddress']] }),
    makes: { waitingScanId: 'scan_id' },
  },
  stopScanById: { scope: 'cve:create', path: { scan_id: 'waitingScanId' }, destroys: true },

  listScans: { scope: 'cve:view' },
  getScan: { scope: 'cve:view' },
  watchScan: { scope: 'cve:view' },

  // Scan Results
  listScanReports: { scope: 'cve:view' },
  getScanReport: { scope: 'cve:view' },
  deleteScanReport: { scope: 'cve:delete', destroys: true },
  getLatestScanStatus: { scope: 'cve:view' },

  // Vulnerability Intelligence
  getCvesByMacAddress: {
    scope: 'cve:view',
    body: (words) => ({ mac_addresses: [words['macAddress']] }),
    strangers: { macAddress: 200 },
    absent: 200,
  },
  getCvesBySingleMacAddress: {
    scope: 'cve:view',
    query: (words) => ({ mac_address: words['macAddress'] ?? '' }),
    strangers: { macAddress: 200 },
    absent: 200,
  },
  listScannedMacAddresses: { scope: 'cve:view' },

  // Vulnerability Management
  updateCveStatus: {
    scope: 'cve:update',
    body: (words) => ({
      mac_address: words['macAddress'],
      cve_id: words['cveId'],
      status: 'accepted',
      justification: `Borne for now: ${words['canary']}`,
    }),
    makes: {},
  },
  listCveStatuses: { scope: 'cve:view' },

  // Devices
  listDevices: { scope: 'cve:view' },
  getDevice: { scope: 'cve:view' },
  listDeviceServices: { scope: 'cve:view' },
  listDeviceHistory: { scope: 'cve:view' },
  getDeviceMitigation: { scope: 'cve:view' },

  // Findings
  listFindings: { scope: 'cve:view' },
  countFindings: { scope: 'cve:view' },
  getFinding: { scope: 'cve:view' },
  getFindingExplanation: { scope: 'cve:view' },
  listFindingEvents: { scope: 'cve:view' },
};
