// Made by `npm run golden` from openapi.json; do not edit.

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, ServerSentEventsResult, TDataShape } from './client/index.ts';
import type { CountFindingsData, CountFindingsErrors, CountFindingsResponses, CreateApiKeyData, CreateApiKeyErrors, CreateApiKeyResponses, CreateNotificationGroupData, CreateNotificationGroupErrors, CreateNotificationGroupResponses, CreateOrganizationData, CreateOrganizationErrors, CreateOrganizationResponses, CreateScanScheduleData, CreateScanScheduleErrors, CreateScanScheduleResponses, CreateSiteData, CreateSiteErrors, CreateSiteResponses, CreateUserData, CreateUserErrors, CreateUserResponses, DeleteNotificationGroupData, DeleteNotificationGroupErrors, DeleteNotificationGroupResponses, DeleteScanReportData, DeleteScanReportErrors, DeleteScanReportResponses, DeleteScanScheduleData, DeleteScanScheduleErrors, DeleteScanScheduleResponses, DeleteSiteData, DeleteSiteErrors, DeleteSiteResponses, DeleteUserData, DeleteUserErrors, DeleteUserResponses, GetApiKeyData, GetApiKeyErrors, GetApiKeyResponses, GetCvesByMacAddressData, GetCvesByMacAddressErrors, GetCvesByMacAddressResponses, GetCvesBySingleMacAddressData, GetCvesBySingleMacAddressErrors, GetCvesBySingleMacAddressResponses, GetDeviceData, GetDeviceErrors, GetDeviceMitigationData, GetDeviceMitigationErrors, GetDeviceMitigationResponses, GetDeviceResponses, GetErrorPageData, GetErrorPageErrors, GetErrorPageResponses, GetExplanationData, GetExplanationErrors, GetExplanationResponses, GetFindingData, GetFindingErrors, GetFindingExplanationData, GetFindingExplanationErrors, GetFindingExplanationResponses, GetFindingResponses, GetHealthData, GetHealthErrors, GetHealthResponses, GetLatestScanStatusData, GetLatestScanStatusErrors, GetLatestScanStatusResponses, GetMetricsData, GetMetricsErrors, GetMetricsResponses, GetMitigationStepsData, GetMitigationStepsErrors, GetMitigationStepsResponses, GetNotificationGroupData, GetNotificationGroupErrors, GetNotificationGroupResponses, GetOpenapiDocumentData, GetOpenapiDocumentErrors, GetOpenapiDocumentResponses, GetOrganizationData, GetOrganizationErrors, GetOrganizationResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, GetScanData, GetScanErrors, GetScanReportData, GetScanReportErrors, GetScanReportResponses, GetScanResponses, GetScanScheduleData, GetScanScheduleErrors, GetScanScheduleResponses, GetSiteData, GetSiteErrors, GetSiteResponses, GetUserData, GetUserErrors, GetUserResponses, ListApiKeysData, ListApiKeysErrors, ListApiKeysResponses, ListAuditEntriesData, ListAuditEntriesErrors, ListAuditEntriesResponses, ListCveStatusesData, ListCveStatusesErrors, ListCveStatusesResponses, ListDeviceHistoryData, ListDeviceHistoryErrors, ListDeviceHistoryResponses, ListDevicesData, ListDevicesErrors, ListDeviceServicesData, ListDeviceServicesErrors, ListDeviceServicesResponses, ListDevicesResponses, ListErrorsData, ListErrorsErrors, ListErrorsResponses, ListFeedsData, ListFeedsErrors, ListFeedsResponses, ListFindingEventsData, ListFindingEventsErrors, ListFindingEventsResponses, ListFindingsData, ListFindingsErrors, ListFindingsResponses, ListNotificationGroupsData, ListNotificationGroupsErrors, ListNotificationGroupsResponses, ListOrganizationsData, ListOrganizationsErrors, ListOrganizationsResponses, ListScannedMacAddressesData, ListScannedMacAddressesErrors, ListScannedMacAddressesResponses, ListScanReportsData, ListScanReportsErrors, ListScanReportsResponses, ListScanSchedulesData, ListScanSchedulesErrors, ListScanSchedulesResponses, ListScansData, ListScansErrors, ListScansResponses, ListSitesData, ListSitesErrors, ListSitesResponses, ListUsersData, ListUsersErrors, ListUsersResponses, OpenScanReportFileData, OpenScanReportFileErrors, OpenScanReportFileResponses, OpenScanReportPdfData, OpenScanReportPdfErrors, OpenScanReportPdfResponses, PreviewScanScheduleData, PreviewScanScheduleErrors, PreviewScanScheduleResponses, RevokeApiKeyData, RevokeApiKeyErrors, RevokeApiKeyResponses, StartFeedUpdateData, StartFeedUpdateErrors, StartFeedUpdateResponses, StartMultipleIpScanData, StartMultipleIpScanErrors, StartMultipleIpScanResponses, StartScanData, StartScanErrors, StartScanResponses, StartSingleIpScanData, StartSingleIpScanErrors, StartSingleIpScanResponses, StartSiteScanData, StartSiteScanErrors, StartSiteScanResponses, StopScanByIdData, StopScanByIdErrors, StopScanByIdResponses, StopScanData, StopScanErrors, StopScanResponses, UpdateCveStatusData, UpdateCveStatusErrors, UpdateCveStatusResponses, UpdateNotificationGroupData, UpdateNotificationGroupErrors, UpdateNotificationGroupResponses, UpdateOrganizationData, UpdateOrganizationErrors, UpdateOrganizationResponses, UpdateScanScheduleData, UpdateScanScheduleErrors, UpdateScanScheduleResponses, UpdateSiteData, UpdateSiteErrors, UpdateSiteResponses, UpdateUserData, UpdateUserErrors, UpdateUserResponses, WatchScanData, WatchScanErrors, WatchScanResponse, WatchScanResponses } from './types.gen.ts';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * List Scan Schedules
 *
 * The schedules of the sites that the credentials may see, oldest first; other sites are left out of them. Scope `cve:view`.
 */
export const listScanSchedules = <ThrowOnError extends boolean = false>(options?: Options<ListScanSchedulesData, ThrowOnError>): RequestResult<ListScanSchedulesResponses, ListScanSchedulesErrors, ThrowOnError> => (options?.client ?? client).get<ListScanSchedulesResponses, ListScanSchedulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled',
    ...options
});

/**
 * Create Scan Schedule
 *
 * Plans recurring scans of sites. Scope `cve:create`.
 */
export const createScanSchedule = <ThrowOnError extends boolean = false>(options: Options<CreateScanScheduleData, ThrowOnError>): RequestResult<CreateScanScheduleResponses, CreateScanScheduleErrors, ThrowOnError> => (options.client ?? client).post<CreateScanScheduleResponses, CreateScanScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a Scan Schedule
 *
 * Deletes a schedule and stops its scans; all reports stay. Scope `cve:delete`.
 */
export const deleteScanSchedule = <ThrowOnError extends boolean = false>(options: Options<DeleteScanScheduleData, ThrowOnError>): RequestResult<DeleteScanScheduleResponses, DeleteScanScheduleErrors, ThrowOnError> => (options.client ?? client).delete<DeleteScanScheduleResponses, DeleteScanScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled/{scanScheduleId}',
    ...options
});

/**
 * Retrieve a Scan Schedule
 *
 * One schedule with its state; sites the credentials may not see are left out. Scope `cve:view`.
 */
export const getScanSchedule = <ThrowOnError extends boolean = false>(options: Options<GetScanScheduleData, ThrowOnError>): RequestResult<GetScanScheduleResponses, GetScanScheduleErrors, ThrowOnError> => (options.client ?? client).get<GetScanScheduleResponses, GetScanScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled/{scanScheduleId}',
    ...options
});

/**
 * Update a Scan Schedule
 *
 * Replaces the whole schedule; what is left out takes its default. A scan under way is not touched. Another day, time, zone or number of weeks begins the rhythm anew. Scope `cve:update`.
 */
export const updateScanSchedule = <ThrowOnError extends boolean = false>(options: Options<UpdateScanScheduleData, ThrowOnError>): RequestResult<UpdateScanScheduleResponses, UpdateScanScheduleErrors, ThrowOnError> => (options.client ?? client).put<UpdateScanScheduleResponses, UpdateScanScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled/{scanScheduleId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Get Latest Scan Status
 *
 * How far the newest scan of a schedule is, site by site; an empty array when none ever ran. Scope `cve:view`.
 */
export const getLatestScanStatus = <ThrowOnError extends boolean = false>(options: Options<GetLatestScanStatusData, ThrowOnError>): RequestResult<GetLatestScanStatusResponses, GetLatestScanStatusErrors, ThrowOnError> => (options.client ?? client).get<GetLatestScanStatusResponses, GetLatestScanStatusErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/{scanScheduleId}/status',
    ...options
});

/**
 * Preview a Scan Schedule
 *
 * When the schedule runs next, over changes of the clocks. Scope `cve:view`.
 */
export const previewScanSchedule = <ThrowOnError extends boolean = false>(options: Options<PreviewScanScheduleData, ThrowOnError>): RequestResult<PreviewScanScheduleResponses, PreviewScanScheduleErrors, ThrowOnError> => (options.client ?? client).get<PreviewScanScheduleResponses, PreviewScanScheduleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-schedules/{scanScheduleId}/next-runs',
    ...options
});

/**
 * Stop a Scan
 *
 * Ends the scan of a schedule that is under way: within seconds nothing is sent any more. What it has found stays, and the report says that it was stopped. Scope `cve:create`.
 */
export const stopScan = <ThrowOnError extends boolean = false>(options: Options<StopScanData, ThrowOnError>): RequestResult<StopScanResponses, StopScanErrors, ThrowOnError> => (options.client ?? client).delete<StopScanResponses, StopScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled/{scanScheduleId}/invoke',
    ...options
});

/**
 * Start a Scan
 *
 * Scans now all sites and subnets of a schedule. A schedule can be started like this once in 24 h, or what the operator has set. Scope `cve:create`.
 */
export const startScan = <ThrowOnError extends boolean = false>(options: Options<StartScanData, ThrowOnError>): RequestResult<StartScanResponses, StartScanErrors, ThrowOnError> => (options.client ?? client).post<StartScanResponses, StartScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled/{scanScheduleId}/invoke',
    ...options
});

/**
 * List Scan Reports
 *
 * The reports of all scans, ended or under way, newest first. Scope `cve:view`.
 */
export const listScanReports = <ThrowOnError extends boolean = false>(options?: Options<ListScanReportsData, ThrowOnError>): RequestResult<ListScanReportsResponses, ListScanReportsErrors, ThrowOnError> => (options?.client ?? client).get<ListScanReportsResponses, ListScanReportsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve',
    ...options
});

/**
 * Delete a Scan Report
 *
 * Deletes an ended scan with its report. What it found stays in the history of the devices. Scope `cve:delete`.
 */
export const deleteScanReport = <ThrowOnError extends boolean = false>(options: Options<DeleteScanReportData, ThrowOnError>): RequestResult<DeleteScanReportResponses, DeleteScanReportErrors, ThrowOnError> => (options.client ?? client).delete<DeleteScanReportResponses, DeleteScanReportErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/{scan_id}',
    ...options
});

/**
 * Retrieve a Scan Report
 *
 * What a scan has found, or how far it is. Scope `cve:view`.
 */
export const getScanReport = <ThrowOnError extends boolean = false>(options: Options<GetScanReportData, ThrowOnError>): RequestResult<GetScanReportResponses, GetScanReportErrors, ThrowOnError> => (options.client ?? client).get<GetScanReportResponses, GetScanReportErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/{scan_id}',
    ...options
});

/**
 * Fetch the whole result of a scan
 *
 * Serves the `json_url` of a scan report. The signature in the link stands in for credentials.
 */
export const openScanReportFile = <ThrowOnError extends boolean = false>(options: Options<OpenScanReportFileData, ThrowOnError>): RequestResult<OpenScanReportFileResponses, OpenScanReportFileErrors, ThrowOnError> => (options.client ?? client).get<OpenScanReportFileResponses, OpenScanReportFileErrors, ThrowOnError>({ url: '/v1/scan-reports/{scan_id}/report.json', ...options });

/**
 * Fetch the result of a scan as a PDF
 *
 * Serves the `pdf_url` of a scan report. The signature in the link stands in for credentials.
 */
export const openScanReportPdf = <ThrowOnError extends boolean = false>(options: Options<OpenScanReportPdfData, ThrowOnError>): RequestResult<OpenScanReportPdfResponses, OpenScanReportPdfErrors, ThrowOnError> => (options.client ?? client).get<OpenScanReportPdfResponses, OpenScanReportPdfErrors, ThrowOnError>({ url: '/v1/scan-reports/{scan_id}/report.pdf', ...options });

/**
 * Start On-Demand Single-IP Scan
 *
 * Scans at once one address of a site, with the settings of a schedule that has the site. An address outside the networks of the site is refused before anything is sent. Scope `cve:create`.
 */
export const startSingleIpScan = <ThrowOnError extends boolean = false>(options: Options<StartSingleIpScanData, ThrowOnError>): RequestResult<StartSingleIpScanResponses, StartSingleIpScanErrors, ThrowOnError> => (options.client ?? client).post<StartSingleIpScanResponses, StartSingleIpScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scheduled/single-ip',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Start On-Demand Multi-IP Scan
 *
 * Scans at once the given addresses of one site, with the settings of a schedule that has the site. Addresses outside the networks of the site are refused before anything is sent. Scope `cve:create`.
 */
export const startMultipleIpScan = <ThrowOnError extends boolean = false>(options: Options<StartMultipleIpScanData, ThrowOnError>): RequestResult<StartMultipleIpScanResponses, StartMultipleIpScanErrors, ThrowOnError> => (options.client ?? client).post<StartMultipleIpScanResponses, StartMultipleIpScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/scan/multiple-ips',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Scans
 *
 * Scans of one site, schedule or state, or all, newest first. Scope `cve:view`.
 */
export const listScans = <ThrowOnError extends boolean = false>(options?: Options<ListScansData, ThrowOnError>): RequestResult<ListScansResponses, ListScansErrors, ThrowOnError> => (options?.client ?? client).get<ListScansResponses, ListScansErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans',
    ...options
});

/**
 * Start On-Demand Scan of a Site
 *
 * Scans at once addresses, networks and ranges of a site, IPv4 or IPv6, without a schedule. What lies outside the networks that the site declares is refused; what the site excludes is left out. Scope `cve:create`.
 */
export const startSiteScan = <ThrowOnError extends boolean = false>(options: Options<StartSiteScanData, ThrowOnError>): RequestResult<StartSiteScanResponses, StartSiteScanErrors, ThrowOnError> => (options.client ?? client).post<StartSiteScanResponses, StartSiteScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Stop One Scan
 *
 * Ends a scan within seconds, whatever started it; what it has found stays. Scope `cve:create`.
 */
export const stopScanById = <ThrowOnError extends boolean = false>(options: Options<StopScanByIdData, ThrowOnError>): RequestResult<StopScanByIdResponses, StopScanByIdErrors, ThrowOnError> => (options.client ?? client).post<StopScanByIdResponses, StopScanByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans/{scan_id}/stop',
    ...options
});

/**
 * Get Mitigation Steps
 *
 * What to do about a CVE as Markdown: fixed versions as far as records name them, workarounds, how to verify. Made from the intelligence in use; with `SITEWARDEN_LLM_URL` the words of a language model follow, marked. Scope `cve:view`.
 */
export const getMitigationSteps = <ThrowOnError extends boolean = false>(options: Options<GetMitigationStepsData, ThrowOnError>): RequestResult<GetMitigationStepsResponses, GetMitigationStepsErrors, ThrowOnError> => (options.client ?? client).get<GetMitigationStepsResponses, GetMitigationStepsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/mitigation/{cve_id}',
    ...options
});

/**
 * Get Mitigation Steps for a Device
 *
 * What to do about the open findings of a device: the lowest good version of its own release line and channel that mends all of them, releases to pass over, commands, workarounds, how to verify. Scope `cve:view`.
 */
export const getDeviceMitigation = <ThrowOnError extends boolean = false>(options: Options<GetDeviceMitigationData, ThrowOnError>): RequestResult<GetDeviceMitigationResponses, GetDeviceMitigationErrors, ThrowOnError> => (options.client ?? client).get<GetDeviceMitigationResponses, GetDeviceMitigationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/mitigation',
    ...options
});

/**
 * Get CVEs by one MAC Address
 *
 * The older form of the same, for one MAC address. Scope `cve:view`.
 */
export const getCvesBySingleMacAddress = <ThrowOnError extends boolean = false>(options: Options<GetCvesBySingleMacAddressData, ThrowOnError>): RequestResult<GetCvesBySingleMacAddressResponses, GetCvesBySingleMacAddressErrors, ThrowOnError> => (options.client ?? client).get<GetCvesBySingleMacAddressResponses, GetCvesBySingleMacAddressErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/mac-address/cves',
    ...options
});

/**
 * Get CVEs by MAC Address
 *
 * Every CVE that any scan saw on the devices with these MAC addresses, over all sites that the credentials may see. An address that nobody saw has zeros. Scope `cve:view`.
 */
export const getCvesByMacAddress = <ThrowOnError extends boolean = false>(options: Options<GetCvesByMacAddressData, ThrowOnError>): RequestResult<GetCvesByMacAddressResponses, GetCvesByMacAddressErrors, ThrowOnError> => (options.client ?? client).post<GetCvesByMacAddressResponses, GetCvesByMacAddressErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/mac-address/cves',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Scanned MAC Addresses
 *
 * The devices with a MAC address on which a scan saw a CVE, the one seen last first. Scope `cve:view`.
 */
export const listScannedMacAddresses = <ThrowOnError extends boolean = false>(options?: Options<ListScannedMacAddressesData, ThrowOnError>): RequestResult<ListScannedMacAddressesResponses, ListScannedMacAddressesErrors, ThrowOnError> => (options?.client ?? client).get<ListScannedMacAddressesResponses, ListScannedMacAddressesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/mac-address/cve/list',
    ...options
});

/**
 * List CVE Statuses
 *
 * The decisions about CVEs, expired ones too, newest first. Scope `cve:view`.
 */
export const listCveStatuses = <ThrowOnError extends boolean = false>(options?: Options<ListCveStatusesData, ThrowOnError>): RequestResult<ListCveStatusesResponses, ListCveStatusesErrors, ThrowOnError> => (options?.client ?? client).get<ListCveStatusesResponses, ListCveStatusesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/mac-address/cve/status',
    ...options
});

/**
 * Update CVE Status
 *
 * Accepts a CVE on a device, or says that it is mitigated. Each update is a decision of its own: the newest that has not expired stands, and the others stay as history. Credentials restricted to sites decide for those alone. Scope `cve:update`.
 */
export const updateCveStatus = <ThrowOnError extends boolean = false>(options: Options<UpdateCveStatusData, ThrowOnError>): RequestResult<UpdateCveStatusResponses, UpdateCveStatusErrors, ThrowOnError> => (options.client ?? client).post<UpdateCveStatusResponses, UpdateCveStatusErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/scans/cve/mac-address/cve/status',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Devices
 *
 * The devices that scans saw, the one seen last first. Scope `cve:view`.
 */
export const listDevices = <ThrowOnError extends boolean = false>(options?: Options<ListDevicesData, ThrowOnError>): RequestResult<ListDevicesResponses, ListDevicesErrors, ThrowOnError> => (options?.client ?? client).get<ListDevicesResponses, ListDevicesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices',
    ...options
});

/**
 * Retrieve a Device
 *
 * One device with its figures. Scope `cve:view`.
 */
export const getDevice = <ThrowOnError extends boolean = false>(options: Options<GetDeviceData, ThrowOnError>): RequestResult<GetDeviceResponses, GetDeviceErrors, ThrowOnError> => (options.client ?? client).get<GetDeviceResponses, GetDeviceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}',
    ...options
});

/**
 * List a Device's Services
 *
 * Every service that a scan saw on the device, by port. Scope `cve:view`.
 */
export const listDeviceServices = <ThrowOnError extends boolean = false>(options: Options<ListDeviceServicesData, ThrowOnError>): RequestResult<ListDeviceServicesResponses, ListDeviceServicesErrors, ThrowOnError> => (options.client ?? client).get<ListDeviceServicesResponses, ListDeviceServicesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/services',
    ...options
});

/**
 * List a Device's History
 *
 * What scans found new or different on the device, newest first. Scope `cve:view`.
 */
export const listDeviceHistory = <ThrowOnError extends boolean = false>(options: Options<ListDeviceHistoryData, ThrowOnError>): RequestResult<ListDeviceHistoryResponses, ListDeviceHistoryErrors, ThrowOnError> => (options.client ?? client).get<ListDeviceHistoryResponses, ListDeviceHistoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/history',
    ...options
});

/**
 * List Findings
 *
 * CVEs on devices, each pair once over all scans. Scope `cve:view`.
 */
export const listFindings = <ThrowOnError extends boolean = false>(options?: Options<ListFindingsData, ThrowOnError>): RequestResult<ListFindingsResponses, ListFindingsErrors, ThrowOnError> => (options?.client ?? client).get<ListFindingsResponses, ListFindingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings',
    ...options
});

/**
 * Count Findings
 *
 * How many findings there are by severity, status and site, of all or of those looked for. Scope `cve:view`.
 */
export const countFindings = <ThrowOnError extends boolean = false>(options?: Options<CountFindingsData, ThrowOnError>): RequestResult<CountFindingsResponses, CountFindingsErrors, ThrowOnError> => (options?.client ?? client).get<CountFindingsResponses, CountFindingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings/counts',
    ...options
});

/**
 * Retrieve a Finding
 *
 * One finding with its evidence and an explanation. Scope `cve:view`.
 */
export const getFinding = <ThrowOnError extends boolean = false>(options: Options<GetFindingData, ThrowOnError>): RequestResult<GetFindingResponses, GetFindingErrors, ThrowOnError> => (options.client ?? client).get<GetFindingResponses, GetFindingErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings/{findingId}',
    ...options
});

/**
 * List a Finding's History
 *
 * What opened, changed or closed the finding besides scans that saw it, newest first. Scope `cve:view`.
 */
export const listFindingEvents = <ThrowOnError extends boolean = false>(options: Options<ListFindingEventsData, ThrowOnError>): RequestResult<ListFindingEventsResponses, ListFindingEventsErrors, ThrowOnError> => (options.client ?? client).get<ListFindingEventsResponses, ListFindingEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings/{findingId}/history',
    ...options
});

/**
 * Explain a Verdict
 *
 * How the verdict on one CPE and one CVE comes about: what each source says and what that alone would give, who decides, who contradicts, and what would make it surer. Scope `cve:view`.
 */
export const getExplanation = <ThrowOnError extends boolean = false>(options: Options<GetExplanationData, ThrowOnError>): RequestResult<GetExplanationResponses, GetExplanationErrors, ThrowOnError> => (options.client ?? client).get<GetExplanationResponses, GetExplanationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/explain',
    ...options
});

/**
 * Explain a Finding
 *
 * The same for a finding, by the intelligence in use and what is kept of its device. Scope `cve:view`.
 */
export const getFindingExplanation = <ThrowOnError extends boolean = false>(options: Options<GetFindingExplanationData, ThrowOnError>): RequestResult<GetFindingExplanationResponses, GetFindingExplanationErrors, ThrowOnError> => (options.client ?? client).get<GetFindingExplanationResponses, GetFindingExplanationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings/{findingId}/explanation',
    ...options
});

/**
 * Retrieve a Scan
 *
 * A scan with its parts and the hosts that are finished so far. Scope `cve:view`.
 */
export const getScan = <ThrowOnError extends boolean = false>(options: Options<GetScanData, ThrowOnError>): RequestResult<GetScanResponses, GetScanErrors, ThrowOnError> => (options.client ?? client).get<GetScanResponses, GetScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans/{scan_id}',
    ...options
});

/**
 * Follow a Scan
 *
 * Server-sent events: `progress` whenever something has changed, twice a second at most, and `end` when the scan has ended, after which the stream closes. Each carries the state, the progress, `hosts_finished` and `open_ports` so far, for each site too, and `cve_count`, `unique_cves` and `highest_score` of the sites judged so far, null before the first. Scope `cve:view`.
 */
export const watchScan = <ThrowOnError extends boolean = false>(options: Options<WatchScanData, ThrowOnError, WatchScanResponse>): Promise<ServerSentEventsResult<WatchScanResponses>> => (options.client ?? client).sse.get<WatchScanResponses, WatchScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans/{scan_id}/events',
    ...options
});

/**
 * List Sites
 *
 * The sites that the credentials may see, oldest first. Scope `site:view`.
 */
export const listSites = <ThrowOnError extends boolean = false>(options?: Options<ListSitesData, ThrowOnError>): RequestResult<ListSitesResponses, ListSitesErrors, ThrowOnError> => (options?.client ?? client).get<ListSitesResponses, ListSitesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites',
    ...options
});

/**
 * Create Site
 *
 * Declares a site and its networks. Only those may be scanned there, and the subnets that a schedule names for it, never the excluded ones. Scope `site:create`.
 */
export const createSite = <ThrowOnError extends boolean = false>(options: Options<CreateSiteData, ThrowOnError>): RequestResult<CreateSiteResponses, CreateSiteErrors, ThrowOnError> => (options.client ?? client).post<CreateSiteResponses, CreateSiteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a Site
 *
 * Takes the site out of all schedules and away, with the devices and findings kept for it. A scan of it that is under way ends as stopped; reports of scans stay. Scope `site:delete`.
 */
export const deleteSite = <ThrowOnError extends boolean = false>(options: Options<DeleteSiteData, ThrowOnError>): RequestResult<DeleteSiteResponses, DeleteSiteErrors, ThrowOnError> => (options.client ?? client).delete<DeleteSiteResponses, DeleteSiteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites/{siteId}',
    ...options
});

/**
 * Retrieve a Site
 *
 * One site. Scope `site:view`.
 */
export const getSite = <ThrowOnError extends boolean = false>(options: Options<GetSiteData, ThrowOnError>): RequestResult<GetSiteResponses, GetSiteErrors, ThrowOnError> => (options.client ?? client).get<GetSiteResponses, GetSiteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites/{siteId}',
    ...options
});

/**
 * Update a Site
 *
 * Declares the site anew: what is left out is gone, except the password of a router that stays the same. A scan under way keeps to what held when it began. Scope `site:update`.
 */
export const updateSite = <ThrowOnError extends boolean = false>(options: Options<UpdateSiteData, ThrowOnError>): RequestResult<UpdateSiteResponses, UpdateSiteErrors, ThrowOnError> => (options.client ?? client).put<UpdateSiteResponses, UpdateSiteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites/{siteId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Organizations
 *
 * The organization of the credentials; for the one that runs the installation all of them, oldest first. Scope `org:view`.
 */
export const listOrganizations = <ThrowOnError extends boolean = false>(options?: Options<ListOrganizationsData, ThrowOnError>): RequestResult<ListOrganizationsResponses, ListOrganizationsErrors, ThrowOnError> => (options?.client ?? client).get<ListOrganizationsResponses, ListOrganizationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/organizations',
    ...options
});

/**
 * Create Organization
 *
 * Makes a tenant and its first administrator, whose token is in this answer and nowhere else. Only for credentials of the organization that runs the installation. Scope `org:create`.
 */
export const createOrganization = <ThrowOnError extends boolean = false>(options: Options<CreateOrganizationData, ThrowOnError>): RequestResult<CreateOrganizationResponses, CreateOrganizationErrors, ThrowOnError> => (options.client ?? client).post<CreateOrganizationResponses, CreateOrganizationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/organizations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Retrieve an Organization
 *
 * One organization that the credentials may see. Scope `org:view`.
 */
export const getOrganization = <ThrowOnError extends boolean = false>(options: Options<GetOrganizationData, ThrowOnError>): RequestResult<GetOrganizationResponses, GetOrganizationErrors, ThrowOnError> => (options.client ?? client).get<GetOrganizationResponses, GetOrganizationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/organizations/{organizationId}',
    ...options
});

/**
 * Update an Organization
 *
 * Changes what is given. Decisions about CVEs that stand keep their date. Scope `org:update`.
 */
export const updateOrganization = <ThrowOnError extends boolean = false>(options: Options<UpdateOrganizationData, ThrowOnError>): RequestResult<UpdateOrganizationResponses, UpdateOrganizationErrors, ThrowOnError> => (options.client ?? client).patch<UpdateOrganizationResponses, UpdateOrganizationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/organizations/{organizationId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Users
 *
 * The users of the organization, oldest first. Scope `org:view`.
 */
export const listUsers = <ThrowOnError extends boolean = false>(options?: Options<ListUsersData, ThrowOnError>): RequestResult<ListUsersResponses, ListUsersErrors, ThrowOnError> => (options?.client ?? client).get<ListUsersResponses, ListUsersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/users',
    ...options
});

/**
 * Create User
 *
 * Adds a person whom schedules and groups can name. Users do not log in: credentials are API keys and JWTs. Scope `org:create`.
 */
export const createUser = <ThrowOnError extends boolean = false>(options: Options<CreateUserData, ThrowOnError>): RequestResult<CreateUserResponses, CreateUserErrors, ThrowOnError> => (options.client ?? client).post<CreateUserResponses, CreateUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/users',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a User
 *
 * Takes the user away, out of groups and out of what schedules notify. Scope `org:delete`.
 */
export const deleteUser = <ThrowOnError extends boolean = false>(options: Options<DeleteUserData, ThrowOnError>): RequestResult<DeleteUserResponses, DeleteUserErrors, ThrowOnError> => (options.client ?? client).delete<DeleteUserResponses, DeleteUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/users/{userId}',
    ...options
});

/**
 * Retrieve a User
 *
 * One user. Scope `org:view`.
 */
export const getUser = <ThrowOnError extends boolean = false>(options: Options<GetUserData, ThrowOnError>): RequestResult<GetUserResponses, GetUserErrors, ThrowOnError> => (options.client ?? client).get<GetUserResponses, GetUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/users/{userId}',
    ...options
});

/**
 * Update a User
 *
 * Changes address and name. Scope `org:update`.
 */
export const updateUser = <ThrowOnError extends boolean = false>(options: Options<UpdateUserData, ThrowOnError>): RequestResult<UpdateUserResponses, UpdateUserErrors, ThrowOnError> => (options.client ?? client).put<UpdateUserResponses, UpdateUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/users/{userId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List API Keys
 *
 * Keys, oldest first, revoked and expired ones too; never their tokens. Scope `org:view`.
 */
export const listApiKeys = <ThrowOnError extends boolean = false>(options?: Options<ListApiKeysData, ThrowOnError>): RequestResult<ListApiKeysResponses, ListApiKeysErrors, ThrowOnError> => (options?.client ?? client).get<ListApiKeysResponses, ListApiKeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys',
    ...options
});

/**
 * Create API Key
 *
 * Makes a key that can do no more than its maker, and see no more sites. The token is in this answer and nowhere else. Scope `org:create`.
 */
export const createApiKey = <ThrowOnError extends boolean = false>(options: Options<CreateApiKeyData, ThrowOnError>): RequestResult<CreateApiKeyResponses, CreateApiKeyErrors, ThrowOnError> => (options.client ?? client).post<CreateApiKeyResponses, CreateApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revoke an API Key
 *
 * Nobody can use the key from now on; it stays in the list. The last key that can make others is not revoked. Scope `org:delete`.
 */
export const revokeApiKey = <ThrowOnError extends boolean = false>(options: Options<RevokeApiKeyData, ThrowOnError>): RequestResult<RevokeApiKeyResponses, RevokeApiKeyErrors, ThrowOnError> => (options.client ?? client).delete<RevokeApiKeyResponses, RevokeApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys/{apiKeyId}',
    ...options
});

/**
 * Retrieve an API Key
 *
 * One key, never its token. Scope `org:view`.
 */
export const getApiKey = <ThrowOnError extends boolean = false>(options: Options<GetApiKeyData, ThrowOnError>): RequestResult<GetApiKeyResponses, GetApiKeyErrors, ThrowOnError> => (options.client ?? client).get<GetApiKeyResponses, GetApiKeyErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/api-keys/{apiKeyId}',
    ...options
});

/**
 * List Notification Groups
 *
 * The groups of the organization, oldest first; for credentials that are bound to certain sites those that are about nothing else. Scope `org:view`.
 */
export const listNotificationGroups = <ThrowOnError extends boolean = false>(options?: Options<ListNotificationGroupsData, ThrowOnError>): RequestResult<ListNotificationGroupsResponses, ListNotificationGroupsErrors, ThrowOnError> => (options?.client ?? client).get<ListNotificationGroupsResponses, ListNotificationGroupsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-groups',
    ...options
});

/**
 * Create Notification Group
 *
 * Says who is told about what, and when. Schedules name it by its id or its name. Scope `org:create`.
 */
export const createNotificationGroup = <ThrowOnError extends boolean = false>(options: Options<CreateNotificationGroupData, ThrowOnError>): RequestResult<CreateNotificationGroupResponses, CreateNotificationGroupErrors, ThrowOnError> => (options.client ?? client).post<CreateNotificationGroupResponses, CreateNotificationGroupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-groups',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a Notification Group
 *
 * Takes a group away that no schedule names. Scope `org:delete`.
 */
export const deleteNotificationGroup = <ThrowOnError extends boolean = false>(options: Options<DeleteNotificationGroupData, ThrowOnError>): RequestResult<DeleteNotificationGroupResponses, DeleteNotificationGroupErrors, ThrowOnError> => (options.client ?? client).delete<DeleteNotificationGroupResponses, DeleteNotificationGroupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-groups/{notificationGroupId}',
    ...options
});

/**
 * Retrieve a Notification Group
 *
 * One group. Scope `org:view`.
 */
export const getNotificationGroup = <ThrowOnError extends boolean = false>(options: Options<GetNotificationGroupData, ThrowOnError>): RequestResult<GetNotificationGroupResponses, GetNotificationGroupErrors, ThrowOnError> => (options.client ?? client).get<GetNotificationGroupResponses, GetNotificationGroupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-groups/{notificationGroupId}',
    ...options
});

/**
 * Update a Notification Group
 *
 * Replaces all of the group. Schedules that name it by its name follow a new one. Scope `org:update`.
 */
export const updateNotificationGroup = <ThrowOnError extends boolean = false>(options: Options<UpdateNotificationGroupData, ThrowOnError>): RequestResult<UpdateNotificationGroupResponses, UpdateNotificationGroupErrors, ThrowOnError> => (options.client ?? client).put<UpdateNotificationGroupResponses, UpdateNotificationGroupErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-groups/{notificationGroupId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Audit Entries
 *
 * What was done and what was refused, oldest first. Read without filters it is a chain: `sitewarden audit verify` recomputes it and finds every later change. Asks for credentials of the whole organization. Scope `audit:view`.
 */
export const listAuditEntries = <ThrowOnError extends boolean = false>(options?: Options<ListAuditEntriesData, ThrowOnError>): RequestResult<ListAuditEntriesResponses, ListAuditEntriesErrors, ThrowOnError> => (options?.client ?? client).get<ListAuditEntriesResponses, ListAuditEntriesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/audit-log',
    ...options
});

/**
 * List Feeds
 *
 * The vulnerability intelligence in use, with its age by content: when a record in it was last changed, not when it was fetched. Older than 7 days is `stale`, each source by its own measure. Beside it what is known of each feed since an update last looked for it. Scope `cve:view`.
 */
export const listFeeds = <ThrowOnError extends boolean = false>(options?: Options<ListFeedsData, ThrowOnError>): RequestResult<ListFeedsResponses, ListFeedsErrors, ThrowOnError> => (options?.client ?? client).get<ListFeedsResponses, ListFeedsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/feeds',
    ...options
});

/**
 * Start Feed Update
 *
 * Fetches what has changed of the feeds and puts a new bundle in the place of the standing one; a running scan is judged by the one in use at its end. Only for credentials of the organization that runs the installation. Scope `cve:update`.
 */
export const startFeedUpdate = <ThrowOnError extends boolean = false>(options?: Options<StartFeedUpdateData, ThrowOnError>): RequestResult<StartFeedUpdateResponses, StartFeedUpdateErrors, ThrowOnError> => (options?.client ?? client).post<StartFeedUpdateResponses, StartFeedUpdateErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/feeds/update',
    ...options
});

/**
 * Whether the process lives
 *
 * For a supervisor that starts the process anew when it hangs. Asks nothing of the database.
 */
export const getHealth = <ThrowOnError extends boolean = false>(options?: Options<GetHealthData, ThrowOnError>): RequestResult<GetHealthResponses, GetHealthErrors, ThrowOnError> => (options?.client ?? client).get<GetHealthResponses, GetHealthErrors, ThrowOnError>({ url: '/healthz', ...options });

/**
 * Whether requests can be served
 *
 * For a load balancer: 503 while the database does not answer.
 */
export const getReadiness = <ThrowOnError extends boolean = false>(options?: Options<GetReadinessData, ThrowOnError>): RequestResult<GetReadinessResponses, GetReadinessErrors, ThrowOnError> => (options?.client ?? client).get<GetReadinessResponses, GetReadinessErrors, ThrowOnError>({ url: '/readyz', ...options });

/**
 * This document
 *
 * What the API offers, for generators of clients and for tests.
 */
export const getOpenapiDocument = <ThrowOnError extends boolean = false>(options?: Options<GetOpenapiDocumentData, ThrowOnError>): RequestResult<GetOpenapiDocumentResponses, GetOpenapiDocumentErrors, ThrowOnError> => (options?.client ?? client).get<GetOpenapiDocumentResponses, GetOpenapiDocumentErrors, ThrowOnError>({ url: '/openapi.json', ...options });

/**
 * All error codes, for people
 *
 * A page with every `code` that an error may carry, each with a link to its own page.
 */
export const listErrors = <ThrowOnError extends boolean = false>(options?: Options<ListErrorsData, ThrowOnError>): RequestResult<ListErrorsResponses, ListErrorsErrors, ThrowOnError> => (options?.client ?? client).get<ListErrorsResponses, ListErrorsErrors, ThrowOnError>({ url: '/errors', ...options });

/**
 * What an error code means and what to do, for people
 *
 * The `doc_url` of every error points here.
 */
export const getErrorPage = <ThrowOnError extends boolean = false>(options: Options<GetErrorPageData, ThrowOnError>): RequestResult<GetErrorPageResponses, GetErrorPageErrors, ThrowOnError> => (options.client ?? client).get<GetErrorPageResponses, GetErrorPageErrors, ThrowOnError>({ url: '/errors/{code}', ...options });

/**
 * How the installation does, for Prometheus
 *
 * Process, requests, scans by state, jobs, schedules that are due and the age of the intelligence, over all organizations. Open, unless `SITEWARDEN_METRICS_TOKEN` is set: then it is the bearer token to send.
 */
export const getMetrics = <ThrowOnError extends boolean = false>(options?: Options<GetMetricsData, ThrowOnError>): RequestResult<GetMetricsResponses, GetMetricsErrors, ThrowOnError> => (options?.client ?? client).get<GetMetricsResponses, GetMetricsErrors, ThrowOnError>({ url: '/metrics', ...options });
