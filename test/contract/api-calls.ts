import type { Permission } from '../../src/domain/permission.ts';
import { publicKeyTextOf, signingKeyOf, signText } from '../../src/support/signed-text.ts';
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
  'reportFormat',
  'addressApart',
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

let blackouts = 0;
const blackout = (words: Words): unknown => ({
  name: `Backups ${(blackouts += 1)} ${words['canary']}`,
  site_ids: [words['siteId']],
  single: { starts_at: '2026-01-01T00:00:00Z', ends_at: '2026-01-02T00:00:00Z' },
});

const group = (words: Words): unknown => ({
  name: `Group ${words['name']} ${words['canary']}`,
  topics: ['scan_failed'],
  sites: [words['siteId']],
  notifiables: [{ id: `https://ntfy.example.net/${words['canary']}`, channel: 'ntfy' }],
});

const agentKey = signingKeyOf(Buffer.alloc(32, 9));
let saidByAgents = Date.now();
const agentMessage = (words: Words): unknown => {
  const message = JSON.stringify({ kind: 'ask', sequence: (saidByAgents += 1), release: '1.0.0' });
  const signature = signText(agentKey, 'sitewarden agent message v1', message);
  return { agent_id: words['agentId'], message, signature };
};

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

  getReportProgress: { scope: 'cve:view' },
  getReportLinkProgress: {
    scope: null,
    path: { format: 'reportFormat' },
    query: (words) => ({ expires: words['linkExpires'] ?? '', signature: words['linkSignature'] ?? '' }),
  },
  openReportLink: {
    scope: null,
    path: { format: 'reportFormat' },
    query: (words) => ({ expires: words['linkExpires'] ?? '', signature: words['linkSignature'] ?? '' }),
  },

  // Feeds
  listFeeds: { scope: 'cve:view' },
  startFeedUpdate: { scope: 'cve:update', ofOrganization: true, ofInstallation: true },

  // Workers
  listWorkers: { scope: 'org:view', ofOrganization: true, ofInstallation: true },

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
  sendTestMessage: { scope: 'org:update' },

  // Notification Deliveries
  listNotificationDeliveries: { scope: 'org:view', ofOrganization: true },
  getNotificationDelivery: { scope: 'org:view', ofOrganization: true },
  replayNotificationDelivery: { scope: 'org:update', ofOrganization: true, destroys: true },
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
  getScheduleTiming: { scope: 'cve:view' },
  setScheduleTiming: {
    scope: 'cve:update',
    body: () => ({ recurrence: { rrule: 'FREQ=MONTHLY;BYDAY=1MO' }, missed_runs: 'skip' }),
  },
  listScheduleOccurrences: { scope: 'cve:view' },
  createBlackoutWindow: { scope: 'cve:create', body: blackout, makes: { blackoutWindowId: 'id' } },
  listBlackoutWindows: { scope: 'cve:view' },
  updateBlackoutWindow: { scope: 'cve:update', body: blackout },
  deleteBlackoutWindow: { scope: 'cve:delete', destroys: true },

  // Agents
  inviteAgent: {
    scope: 'site:update',
    body: (words) => ({ name: `Agent ${words['canary']}` }),
    makes: { agentId: 'id', agentInvitation: 'invitation' },
  },
  listAgents: { scope: 'site:view' },
  enrolAgent: {
    scope: null,
    body: (words) => ({
      invitation: words['agentInvitation'],
      public_key: publicKeyTextOf(agentKey),
      release: '1.0.0',
    }),
    after: 'inviteAgent',
  },
  hearAgentMessage: { scope: null, body: agentMessage, after: 'enrolAgent' },
  revokeAgent: { scope: 'site:update', destroys: true },
  releaseSiteFromAgents: { scope: 'site:update', destroys: true },
  // Changes of findings
  listDeltas: { scope: 'cve:view', query: () => ({ from: '2020-01-01T00:00:00Z' }) },
  getTrends: { scope: 'cve:view' },
  listScanCounts: { scope: 'cve:view' },

  // Finding Rules
  createFindingRule: {
    scope: 'cve:update',
    body: (words) => ({
      status: 'accepted',
      site_id: words['siteId'],
      cve_id: 'CVE-2030-9999',
      justification: `Not reachable from elsewhere. ${words['canary']}`,
    }),
    makes: { findingRuleId: 'id' },
  },
  listFindingRules: { scope: 'cve:view' },
  getFindingRule: { scope: 'cve:view' },
  importVex: {
    scope: 'cve:update',
    body: (words) => ({
      site_id: words['siteId'],
      content: JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://example.net/vex',
        author: words['canary'],
        timestamp: '2026-11-02T08:00:00Z',
        version: 1,
        statements: [],
      }),
    }),
    makes: { vexDocumentId: 'id' },
  },
  // Tickets
  linkTicket: {
    scope: 'ticket:create',
    body: (words) => ({ reference: `OPS ${words['canary']}`, finding_ids: [words['findingId']] }),
  },
  listTickets: { scope: 'ticket:view' },
  getTicket: { scope: 'ticket:view' },
  listTicketFindings: { scope: 'ticket:view' },
  closeTicket: { scope: 'ticket:update', body: (words) => ({ ticket_id: words['ticketId'] }) },
  reopenTicket: { scope: 'ticket:update', body: (words) => ({ ticket_id: words['ticketId'] }) },
  unlinkTicketFinding: { scope: 'ticket:update', destroys: true },
  deleteTicket: { scope: 'ticket:delete', destroys: true },
  listVexDocuments: { scope: 'cve:view' },
  withdrawVexDocument: { scope: 'cve:update', destroys: true },
  endFindingRule: { scope: 'cve:update', destroys: true },

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
  importScan: {
    scope: 'cve:create',
    body: (words) => ({
      site_id: words['siteId'],
      format: 'nmap_xml',
      content: `<nmaprun start="1796035346"><host><status state="up"/><address addr="${words['networkAddress']}" addrtype="ipv4"/></host></nmaprun>`,
    }),
  },
  pauseScan: { scope: 'cve:create', path: { scan_id: 'waitingScanId' } },
  resumeScan: { scope: 'cve:create', path: { scan_id: 'waitingScanId' }, after: 'pauseScan' },
  stopScanById: { scope: 'cve:create', path: { scan_id: 'waitingScanId' }, destroys: true },

  listScans: { scope: 'cve:view' },
  getScan: { scope: 'cve:view' },
  watchScan: { scope: 'cve:view' },

  // Scan Results
  listScanReports: { scope: 'cve:view' },
  getScanReport: { scope: 'cve:view' },
  exportScanReport: { scope: 'cve:view' },
  createReportLink: { scope: 'cve:view', body: () => ({ format: 'html' }) },
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
  updateDevice: { scope: 'cve:update', body: () => ({ tags: ['dmz'] }) },
  getDevice: { scope: 'cve:view' },
  listDeviceServices: { scope: 'cve:view' },
  listDeviceHistory: { scope: 'cve:view' },
  getDeviceMitigation: { scope: 'cve:view' },
  splitDevice: {
    scope: 'cve:update',
    body: (words) => ({ ip_address: words['addressApart'] }),
    destroys: true,
  },
  mergeDevices: { scope: 'cve:update', body: (words) => ({ device_id: words['twinId'] }), destroys: true },
  listDeviceMerges: { scope: 'cve:view' },
  undoDeviceMerge: { scope: 'cve:update', destroys: true },

  // Findings
  listFindings: { scope: 'cve:view' },
  countFindings: { scope: 'cve:view' },
  verifyFinding: { scope: 'cve:create' },
  getFinding: { scope: 'cve:view' },
  getFindingExplanation: { scope: 'cve:view' },
  listDeviceExplanations: { scope: 'cve:view', query: () => ({ cve_id: 'CVE-2023-38408' }) },
  listFindingEvents: { scope: 'cve:view' },
};
