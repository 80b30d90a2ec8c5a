// Made by `npm run golden` from openapi.json; do not edit.

import { client } from './client.gen.ts';
import type { Client, ClientMeta, Options as Options2, RequestResult, ServerSentEventsResult, TDataShape } from './client/index.ts';
import type { CloseTicketData, CloseTicketErrors, CloseTicketResponses, CountFindingsData, CountFindingsErrors, CountFindingsResponses, CreateApiKeyData, CreateApiKeyErrors, CreateApiKeyResponses, CreateBlackoutWindowData, CreateBlackoutWindowErrors, CreateBlackoutWindowResponses, CreateFindingRuleData, CreateFindingRuleErrors, CreateFindingRuleResponses, CreateNotificationGroupData, CreateNotificationGroupErrors, CreateNotificationGroupResponses, CreateOrganizationData, CreateOrganizationErrors, CreateOrganizationResponses, CreateReportLinkData, CreateReportLinkErrors, CreateReportLinkResponses, CreateScanScheduleData, CreateScanScheduleErrors, CreateScanScheduleResponses, CreateSiteData, CreateSiteErrors, CreateSiteResponses, CreateUserData, CreateUserErrors, CreateUserResponses, DeleteBlackoutWindowData, DeleteBlackoutWindowErrors, DeleteBlackoutWindowResponses, DeleteNotificationGroupData, DeleteNotificationGroupErrors, DeleteNotificationGroupResponses, DeleteScanReportData, DeleteScanReportErrors, DeleteScanReportResponses, DeleteScanScheduleData, DeleteScanScheduleErrors, DeleteScanScheduleResponses, DeleteSiteData, DeleteSiteErrors, DeleteSiteResponses, DeleteTicketData, DeleteTicketErrors, DeleteTicketResponses, DeleteUserData, DeleteUserErrors, DeleteUserResponses, EndFindingRuleData, EndFindingRuleErrors, EndFindingRuleResponses, EnrolAgentData, EnrolAgentErrors, EnrolAgentResponses, ExportScanReportData, ExportScanReportErrors, ExportScanReportResponses, GetApiKeyData, GetApiKeyErrors, GetApiKeyResponses, GetCvesByMacAddressData, GetCvesByMacAddressErrors, GetCvesByMacAddressResponses, GetCvesBySingleMacAddressData, GetCvesBySingleMacAddressErrors, GetCvesBySingleMacAddressResponses, GetDeviceData, GetDeviceErrors, GetDeviceMitigationData, GetDeviceMitigationErrors, GetDeviceMitigationResponses, GetDeviceResponses, GetErrorPageData, GetErrorPageErrors, GetErrorPageResponses, GetExplanationData, GetExplanationErrors, GetExplanationResponses, GetFindingData, GetFindingErrors, GetFindingExplanationData, GetFindingExplanationErrors, GetFindingExplanationResponses, GetFindingResponses, GetFindingRuleData, GetFindingRuleErrors, GetFindingRuleResponses, GetHealthData, GetHealthErrors, GetHealthResponses, GetLatestScanStatusData, GetLatestScanStatusErrors, GetLatestScanStatusResponses, GetMetricsData, GetMetricsErrors, GetMetricsResponses, GetMitigationStepsData, GetMitigationStepsErrors, GetMitigationStepsResponses, GetNotificationDeliveryData, GetNotificationDeliveryErrors, GetNotificationDeliveryResponses, GetNotificationGroupData, GetNotificationGroupErrors, GetNotificationGroupResponses, GetOpenapiDocumentData, GetOpenapiDocumentErrors, GetOpenapiDocumentResponses, GetOrganizationData, GetOrganizationErrors, GetOrganizationResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, GetReportLinkProgressData, GetReportLinkProgressErrors, GetReportLinkProgressResponses, GetReportProgressData, GetReportProgressErrors, GetReportProgressResponses, GetScanData, GetScanErrors, GetScanReportData, GetScanReportErrors, GetScanReportResponses, GetScanResponses, GetScanScheduleData, GetScanScheduleErrors, GetScanScheduleResponses, GetScheduleTimingData, GetScheduleTimingErrors, GetScheduleTimingResponses, GetSiteData, GetSiteErrors, GetSiteResponses, GetTicketData, GetTicketErrors, GetTicketResponses, GetTrendsData, GetTrendsErrors, GetTrendsResponses, GetUserData, GetUserErrors, GetUserResponses, HearAgentMessageData, HearAgentMessageErrors, HearAgentMessageResponses, ImportScanData, ImportScanErrors, ImportScanResponses, ImportVexData, ImportVexErrors, ImportVexResponses, InviteAgentData, InviteAgentErrors, InviteAgentResponses, LinkTicketData, LinkTicketErrors, LinkTicketResponses, ListAgentsData, ListAgentsErrors, ListAgentsResponses, ListApiKeysData, ListApiKeysErrors, ListApiKeysResponses, ListAuditEntriesData, ListAuditEntriesErrors, ListAuditEntriesResponses, ListBlackoutWindowsData, ListBlackoutWindowsErrors, ListBlackoutWindowsResponses, ListCveStatusesData, ListCveStatusesErrors, ListCveStatusesResponses, ListDeltasData, ListDeltasErrors, ListDeltasResponses, ListDeviceExplanationsData, ListDeviceExplanationsErrors, ListDeviceExplanationsResponses, ListDeviceHistoryData, ListDeviceHistoryErrors, ListDeviceHistoryResponses, ListDeviceMergesData, ListDeviceMergesErrors, ListDeviceMergesResponses, ListDevicesData, ListDevicesErrors, ListDeviceServicesData, ListDeviceServicesErrors, ListDeviceServicesResponses, ListDevicesResponses, ListErrorsData, ListErrorsErrors, ListErrorsResponses, ListFeedsData, ListFeedsErrors, ListFeedsResponses, ListFindingEventsData, ListFindingEventsErrors, ListFindingEventsResponses, ListFindingRulesData, ListFindingRulesErrors, ListFindingRulesResponses, ListFindingsData, ListFindingsErrors, ListFindingsResponses, ListNotificationDeliveriesData, ListNotificationDeliveriesErrors, ListNotificationDeliveriesResponses, ListNotificationGroupsData, ListNotificationGroupsErrors, ListNotificationGroupsResponses, ListOrganizationsData, ListOrganizationsErrors, ListOrganizationsResponses, ListScanCountsData, ListScanCountsErrors, ListScanCountsResponses, ListScannedMacAddressesData, ListScannedMacAddressesErrors, ListScannedMacAddressesResponses, ListScanReportsData, ListScanReportsErrors, ListScanReportsResponses, ListScanSchedulesData, ListScanSchedulesErrors, ListScanSchedulesResponses, ListScansData, ListScansErrors, ListScansResponses, ListScheduleOccurrencesData, ListScheduleOccurrencesErrors, ListScheduleOccurrencesResponses, ListSitesData, ListSitesErrors, ListSitesResponses, ListTicketFindingsData, ListTicketFindingsErrors, ListTicketFindingsResponses, ListTicketsData, ListTicketsErrors, ListTicketsResponses, ListUsersData, ListUsersErrors, ListUsersResponses, ListVexDocumentsData, ListVexDocumentsErrors, ListVexDocumentsResponses, ListWorkersData, ListWorkersErrors, ListWorkersResponses, MergeDevicesData, MergeDevicesErrors, MergeDevicesResponses, OpenReportLinkData, OpenReportLinkErrors, OpenReportLinkResponses, OpenScanReportFileData, OpenScanReportFileErrors, OpenScanReportFileResponses, OpenScanReportPdfData, OpenScanReportPdfErrors, OpenScanReportPdfResponses, PauseScanData, PauseScanErrors, PauseScanResponses, PreviewScanScheduleData, PreviewScanScheduleErrors, PreviewScanScheduleResponses, ReleaseSiteFromAgentsData, ReleaseSiteFromAgentsErrors, ReleaseSiteFromAgentsResponses, ReopenTicketData, ReopenTicketErrors, ReopenTicketResponses, ReplayNotificationDeliveryData, ReplayNotificationDeliveryErrors, ReplayNotificationDeliveryResponses, ResumeScanData, ResumeScanErrors, ResumeScanResponses, RevokeAgentData, RevokeAgentErrors, RevokeAgentResponses, RevokeApiKeyData, RevokeApiKeyErrors, RevokeApiKeyResponses, SendTestMessageData, SendTestMessageErrors, SendTestMessageResponses, SetScheduleTimingData, SetScheduleTimingErrors, SetScheduleTimingResponses, SplitDeviceData, SplitDeviceErrors, SplitDeviceResponses, StartFeedUpdateData, StartFeedUpdateErrors, StartFeedUpdateResponses, StartMultipleIpScanData, StartMultipleIpScanErrors, StartMultipleIpScanResponses, StartScanData, StartScanErrors, StartScanResponses, StartSingleIpScanData, StartSingleIpScanErrors, StartSingleIpScanResponses, StartSiteScanData, StartSiteScanErrors, StartSiteScanResponses, StopScanByIdData, StopScanByIdErrors, StopScanByIdResponses, StopScanData, StopScanErrors, StopScanResponses, UndoDeviceMergeData, UndoDeviceMergeErrors, UndoDeviceMergeResponses, UnlinkTicketFindingData, UnlinkTicketFindingErrors, UnlinkTicketFindingResponses, UpdateBlackoutWindowData, UpdateBlackoutWindowErrors, UpdateBlackoutWindowResponses, UpdateCveStatusData, UpdateCveStatusErrors, UpdateCveStatusResponses, UpdateDeviceData, UpdateDeviceErrors, UpdateDeviceResponses, UpdateNotificationGroupData, UpdateNotificationGroupErrors, UpdateNotificationGroupResponses, UpdateOrganizationData, UpdateOrganizationErrors, UpdateOrganizationResponses, UpdateScanScheduleData, UpdateScanScheduleErrors, UpdateScanScheduleResponses, UpdateSiteData, UpdateSiteErrors, UpdateSiteResponses, UpdateUserData, UpdateUserErrors, UpdateUserResponses, VerifyFindingData, VerifyFindingErrors, VerifyFindingResponses, WatchScanData, WatchScanErrors, WatchScanResponse, WatchScanResponses, WithdrawVexDocumentData, WithdrawVexDocumentErrors, WithdrawVexDocumentResponses } from './types.gen.ts';

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
 * Retrieve a Schedule's Timing
 *
 * When a schedule runs, beyond its weekday and weeks. Scope `cve:view`.
 */
export const getScheduleTiming = <ThrowOnError extends boolean = false>(options: Options<GetScheduleTimingData, ThrowOnError>): RequestResult<GetScheduleTimingResponses, GetScheduleTimingErrors, ThrowOnError> => (options.client ?? client).get<GetScheduleTimingResponses, GetScheduleTimingErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-schedules/{scanScheduleId}/timing',
    ...options
});

/**
 * Set a Schedule's Timing
 *
 * Says by which recurrence a schedule runs and what becomes of runs that could not begin; what is left out becomes what it is without being said. Scope `cve:update`.
 */
export const setScheduleTiming = <ThrowOnError extends boolean = false>(options: Options<SetScheduleTimingData, ThrowOnError>): RequestResult<SetScheduleTimingResponses, SetScheduleTimingErrors, ThrowOnError> => (options.client ?? client).put<SetScheduleTimingResponses, SetScheduleTimingErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-schedules/{scanScheduleId}/timing',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List a Schedule's Occurrences
 *
 * What became of each time at which the schedule was due, and why: ran, skipped or deferred. Scope `cve:view`.
 */
export const listScheduleOccurrences = <ThrowOnError extends boolean = false>(options: Options<ListScheduleOccurrencesData, ThrowOnError>): RequestResult<ListScheduleOccurrencesResponses, ListScheduleOccurrencesErrors, ThrowOnError> => (options.client ?? client).get<ListScheduleOccurrencesResponses, ListScheduleOccurrencesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-schedules/{scanScheduleId}/occurrences',
    ...options
});

/**
 * Release Site From Agents
 *
 * Has a site scanned by the server and its workers again, from where they stand: its agents and invitations are taken back. Only for a site whose networks they reach. Scope `site:update`.
 */
export const releaseSiteFromAgents = <ThrowOnError extends boolean = false>(options: Options<ReleaseSiteFromAgentsData, ThrowOnError>): RequestResult<ReleaseSiteFromAgentsResponses, ReleaseSiteFromAgentsErrors, ThrowOnError> => (options.client ?? client).delete<ReleaseSiteFromAgentsResponses, ReleaseSiteFromAgentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites/{siteId}/agents',
    ...options
});

/**
 * Invite Agent
 *
 * Invites a program at a site to scan it from there: `sitewarden agent enrol` takes the invitation. A site with an enrolled agent is scanned by it alone; the next one that enrols takes its place, and the next invitation that of one nobody has used. Scope `site:update`.
 */
export const inviteAgent = <ThrowOnError extends boolean = false>(options: Options<InviteAgentData, ThrowOnError>): RequestResult<InviteAgentResponses, InviteAgentErrors, ThrowOnError> => (options.client ?? client).post<InviteAgentResponses, InviteAgentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/sites/{siteId}/agents',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Agents
 *
 * Agents and invitations of the sites that the caller may see, oldest first, revoked ones too. Scope `site:view`.
 */
export const listAgents = <ThrowOnError extends boolean = false>(options?: Options<ListAgentsData, ThrowOnError>): RequestResult<ListAgentsResponses, ListAgentsErrors, ThrowOnError> => (options?.client ?? client).get<ListAgentsResponses, ListAgentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/agents',
    ...options
});

/**
 * Revoke Agent
 *
 * Takes an agent, or an invitation, back: nothing that it says counts from now on. It stays in the list. Scans of its site fail as `agent_missing` until another agent enrols, or `DELETE /v1/sites/{siteId}/agents` lets the server scan it. Scope `site:update`.
 */
export const revokeAgent = <ThrowOnError extends boolean = false>(options: Options<RevokeAgentData, ThrowOnError>): RequestResult<RevokeAgentResponses, RevokeAgentErrors, ThrowOnError> => (options.client ?? client).delete<RevokeAgentResponses, RevokeAgentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/agents/{agentId}',
    ...options
});

/**
 * Enrol Agent
 *
 * Makes who brings an invitation the agent of its site, once. Needs no other credentials. Asked by `sitewarden agent enrol`.
 */
export const enrolAgent = <ThrowOnError extends boolean = false>(options: Options<EnrolAgentData, ThrowOnError>): RequestResult<EnrolAgentResponses, EnrolAgentErrors, ThrowOnError> => (options.client ?? client).post<EnrolAgentResponses, EnrolAgentErrors, ThrowOnError>({
    url: '/v1/agent-enrolments',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Hear Agent Message
 *
 * An agent asks for work or tells what it found; its signature stands in for credentials, and each message counts once. Whoever is not known by the header `sitewarden-agent` counts as other callers do, and may send 1 MiB as they may; agents 16 MiB. Asked by `sitewarden agent run`.
 */
export const hearAgentMessage = <ThrowOnError extends boolean = false>(options: Options<HearAgentMessageData, ThrowOnError>): RequestResult<HearAgentMessageResponses, HearAgentMessageErrors, ThrowOnError> => (options.client ?? client).post<HearAgentMessageResponses, HearAgentMessageErrors, ThrowOnError>({
    url: '/v1/agent-messages',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Blackout Windows
 *
 * The windows of the organization, oldest first; for credentials that are bound to certain sites those that are about nothing else. Scope `cve:view`.
 */
export const listBlackoutWindows = <ThrowOnError extends boolean = false>(options?: Options<ListBlackoutWindowsData, ThrowOnError>): RequestResult<ListBlackoutWindowsResponses, ListBlackoutWindowsErrors, ThrowOnError> => (options?.client ?? client).get<ListBlackoutWindowsResponses, ListBlackoutWindowsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/blackout-windows',
    ...options
});

/**
 * Create Blackout Window
 *
 * Declares a time in which no scheduled scan begins at some sites or at all. Scope `cve:create`.
 */
export const createBlackoutWindow = <ThrowOnError extends boolean = false>(options: Options<CreateBlackoutWindowData, ThrowOnError>): RequestResult<CreateBlackoutWindowResponses, CreateBlackoutWindowErrors, ThrowOnError> => (options.client ?? client).post<CreateBlackoutWindowResponses, CreateBlackoutWindowErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/blackout-windows',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete Blackout Window
 *
 * Takes a window away. Scope `cve:delete`.
 */
export const deleteBlackoutWindow = <ThrowOnError extends boolean = false>(options: Options<DeleteBlackoutWindowData, ThrowOnError>): RequestResult<DeleteBlackoutWindowResponses, DeleteBlackoutWindowErrors, ThrowOnError> => (options.client ?? client).delete<DeleteBlackoutWindowResponses, DeleteBlackoutWindowErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/blackout-windows/{blackoutWindowId}',
    ...options
});

/**
 * Update Blackout Window
 *
 * Declares a window anew. Scope `cve:update`.
 */
export const updateBlackoutWindow = <ThrowOnError extends boolean = false>(options: Options<UpdateBlackoutWindowData, ThrowOnError>): RequestResult<UpdateBlackoutWindowResponses, UpdateBlackoutWindowErrors, ThrowOnError> => (options.client ?? client).put<UpdateBlackoutWindowResponses, UpdateBlackoutWindowErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/blackout-windows/{blackoutWindowId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
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
 * Pause a Scan
 *
 * Within seconds nothing is sent any more. What it has found stays, and it goes on from there when it is resumed; after the longest pause that the operator has set it ends as partial. Scope `cve:create`.
 */
export const pauseScan = <ThrowOnError extends boolean = false>(options: Options<PauseScanData, ThrowOnError>): RequestResult<PauseScanResponses, PauseScanErrors, ThrowOnError> => (options.client ?? client).post<PauseScanResponses, PauseScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans/{scan_id}/pause',
    ...options
});

/**
 * Resume a Scan
 *
 * Lets a scan that somebody paused go on from what it has found. Scope `cve:create`.
 */
export const resumeScan = <ThrowOnError extends boolean = false>(options: Options<ResumeScanData, ThrowOnError>): RequestResult<ResumeScanResponses, ResumeScanErrors, ThrowOnError> => (options.client ?? client).post<ResumeScanResponses, ResumeScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scans/{scan_id}/resume',
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
 * Export a Scan Report
 *
 * The whole result of a scan with the decisions in force, streamed: as JSON, CSV, HTML, PDF, SARIF 2.1.0, OpenVEX, CSAF 2.0 VEX or CycloneDX 1.6 VDR. The format is that of `format`, else of the header `Accept`, else JSON. Scope `cve:view`.
 */
export const exportScanReport = <ThrowOnError extends boolean = false>(options: Options<ExportScanReportData, ThrowOnError>): RequestResult<ExportScanReportResponses, ExportScanReportErrors, ThrowOnError> => (options.client ?? client).get<ExportScanReportResponses, ExportScanReportErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-reports/{scan_id}',
    ...options
});

/**
 * Retrieve the Progress of a Report
 *
 * How far a report is that was asked for with this `progress_id`, while its answer is still coming; whichever process is asked knows it. Kept for an hour. Scope `cve:view`.
 */
export const getReportProgress = <ThrowOnError extends boolean = false>(options: Options<GetReportProgressData, ThrowOnError>): RequestResult<GetReportProgressResponses, GetReportProgressErrors, ThrowOnError> => (options.client ?? client).get<GetReportProgressResponses, GetReportProgressErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/report-progress/{progressId}',
    ...options
});

/**
 * Make a Link to a Scan Report
 *
 * A signed link that opens the report in one format without credentials until it expires, or its report is deleted. Scope `cve:view`.
 */
export const createReportLink = <ThrowOnError extends boolean = false>(options: Options<CreateReportLinkData, ThrowOnError>): RequestResult<CreateReportLinkResponses, CreateReportLinkErrors, ThrowOnError> => (options.client ?? client).post<CreateReportLinkResponses, CreateReportLinkErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-reports/{scan_id}/links',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Open a link to a scan report
 *
 * Serves a link of `createReportLink`. The signature in it stands in for credentials.
 */
export const openReportLink = <ThrowOnError extends boolean = false>(options: Options<OpenReportLinkData, ThrowOnError>): RequestResult<OpenReportLinkResponses, OpenReportLinkErrors, ThrowOnError> => (options.client ?? client).get<OpenReportLinkResponses, OpenReportLinkErrors, ThrowOnError>({ url: '/v1/scan-reports/{scan_id}/files/{format}', ...options });

/**
 * Retrieve the progress of a report that a link opens
 *
 * How far a report is that was opened through this link with this `progress_id`, as `getReportProgress` tells it. The signature of the link stands in for credentials.
 */
export const getReportLinkProgress = <ThrowOnError extends boolean = false>(options: Options<GetReportLinkProgressData, ThrowOnError>): RequestResult<GetReportLinkProgressResponses, GetReportLinkProgressErrors, ThrowOnError> => (options.client ?? client).get<GetReportLinkProgressResponses, GetReportLinkProgressErrors, ThrowOnError>({ url: '/v1/scan-reports/{scan_id}/files/{format}/progress/{progressId}', ...options });

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
 * Import a Scan
 *
 * Takes in what nmap has found as an ended scan of a site, of the kind `imported`; nothing is sent. Hosts outside of the networks of the site are refused and listed. The same content again changes nothing. Scope `cve:create`.
 */
export const importScan = <ThrowOnError extends boolean = false>(options: Options<ImportScanData, ThrowOnError>): RequestResult<ImportScanResponses, ImportScanErrors, ThrowOnError> => (options.client ?? client).post<ImportScanResponses, ImportScanErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-imports',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
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
 * Update a Device
 *
 * Gives a device its tags. Rules that name a tag count for its findings, or no longer do. Scope `cve:update`.
 */
export const updateDevice = <ThrowOnError extends boolean = false>(options: Options<UpdateDeviceData, ThrowOnError>): RequestResult<UpdateDeviceResponses, UpdateDeviceErrors, ThrowOnError> => (options.client ?? client).patch<UpdateDeviceResponses, UpdateDeviceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
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
 * List a Device's Merges
 *
 * The merges that the device has part in, on either side, newest first. Scope `cve:view`.
 */
export const listDeviceMerges = <ThrowOnError extends boolean = false>(options: Options<ListDeviceMergesData, ThrowOnError>): RequestResult<ListDeviceMergesResponses, ListDeviceMergesErrors, ThrowOnError> => (options.client ?? client).get<ListDeviceMergesResponses, ListDeviceMergesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/merges',
    ...options
});

/**
 * Merge Devices
 *
 * Says that another device of the site is this one: its services, findings, scans and MAC addresses become this one's until the merge is undone. Scope `cve:update`.
 */
export const mergeDevices = <ThrowOnError extends boolean = false>(options: Options<MergeDevicesData, ThrowOnError>): RequestResult<MergeDevicesResponses, MergeDevicesErrors, ThrowOnError> => (options.client ?? client).post<MergeDevicesResponses, MergeDevicesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/merges',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Undo a Merge of Devices
 *
 * Tells the two devices apart again: each gets back what it had. What scans saw since stays with the one it was seen on, and scans never join the two again by themselves. Scope `cve:update`.
 */
export const undoDeviceMerge = <ThrowOnError extends boolean = false>(options: Options<UndoDeviceMergeData, ThrowOnError>): RequestResult<UndoDeviceMergeResponses, UndoDeviceMergeErrors, ThrowOnError> => (options.client ?? client).delete<UndoDeviceMergeResponses, UndoDeviceMergeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/merges/{mergeId}',
    ...options
});

/**
 * Split a Device
 *
 * Says that what answers at an address is not this device, whatever MAC address it shows, and gives the other one, which later scans fill. Merging it into this one undoes that. Scope `cve:update`.
 */
export const splitDevice = <ThrowOnError extends boolean = false>(options: Options<SplitDeviceData, ThrowOnError>): RequestResult<SplitDeviceResponses, SplitDeviceErrors, ThrowOnError> => (options.client ?? client).post<SplitDeviceResponses, SplitDeviceErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/splits',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
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
 * What opened, changed, decided or closed the finding, newest first. Scope `cve:view`.
 */
export const listFindingEvents = <ThrowOnError extends boolean = false>(options: Options<ListFindingEventsData, ThrowOnError>): RequestResult<ListFindingEventsResponses, ListFindingEventsErrors, ThrowOnError> => (options.client ?? client).get<ListFindingEventsResponses, ListFindingEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings/{findingId}/history',
    ...options
});

/**
 * Verify a Finding
 *
 * Scans the services alone that show the finding, where its device was seen last: what is proved to be fixed is closed, what was said to be mitigated and is found is open again, and silence changes nothing. Scope `cve:create`.
 */
export const verifyFinding = <ThrowOnError extends boolean = false>(options: Options<VerifyFindingData, ThrowOnError>): RequestResult<VerifyFindingResponses, VerifyFindingErrors, ThrowOnError> => (options.client ?? client).post<VerifyFindingResponses, VerifyFindingErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/findings/{findingId}/verifications',
    ...options
});

/**
 * List Changes of Findings
 *
 * What became of findings between two times or two scans, with the cause of every change. A page may hold fewer than asked for: follow `Link` to the end. Scope `cve:view`.
 */
export const listDeltas = <ThrowOnError extends boolean = false>(options: Options<ListDeltasData, ThrowOnError>): RequestResult<ListDeltasResponses, ListDeltasErrors, ThrowOnError> => (options.client ?? client).get<ListDeltasResponses, ListDeltasErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/deltas',
    ...options
});

/**
 * Retrieve Trends of Findings
 *
 * How many findings were open over time by severity and urgency, how long fixes took, and what is overdue, of all or of each site or class of device. Scope `cve:view`.
 */
export const getTrends = <ThrowOnError extends boolean = false>(options?: Options<GetTrendsData, ThrowOnError>): RequestResult<GetTrendsResponses, GetTrendsErrors, ThrowOnError> => (options?.client ?? client).get<GetTrendsResponses, GetTrendsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/trends',
    ...options
});

/**
 * List Finding Rules
 *
 * The rules of the organization, newest first, ended ones too; for credentials that are bound to certain sites those of these sites. Scope `cve:view`.
 */
export const listFindingRules = <ThrowOnError extends boolean = false>(options?: Options<ListFindingRulesData, ThrowOnError>): RequestResult<ListFindingRulesResponses, ListFindingRulesErrors, ThrowOnError> => (options?.client ?? client).get<ListFindingRulesResponses, ListFindingRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/finding-rules',
    ...options
});

/**
 * Create Finding Rule
 *
 * Accepts, mitigates or refutes one finding, or all that fit what the rule names, now and later. A decision about a finding itself goes before rules about many; of several the newest counts. Scope `cve:update`.
 */
export const createFindingRule = <ThrowOnError extends boolean = false>(options: Options<CreateFindingRuleData, ThrowOnError>): RequestResult<CreateFindingRuleResponses, CreateFindingRuleErrors, ThrowOnError> => (options.client ?? client).post<CreateFindingRuleResponses, CreateFindingRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/finding-rules',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End a Finding Rule
 *
 * What nothing else covers is open again. The rule stays, for the history of its findings. Scope `cve:update`.
 */
export const endFindingRule = <ThrowOnError extends boolean = false>(options: Options<EndFindingRuleData, ThrowOnError>): RequestResult<EndFindingRuleResponses, EndFindingRuleErrors, ThrowOnError> => (options.client ?? client).delete<EndFindingRuleResponses, EndFindingRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/finding-rules/{findingRuleId}',
    ...options
});

/**
 * Retrieve a Finding Rule
 *
 * One rule with the number of findings that it counts for. Scope `cve:view`.
 */
export const getFindingRule = <ThrowOnError extends boolean = false>(options: Options<GetFindingRuleData, ThrowOnError>): RequestResult<GetFindingRuleResponses, GetFindingRuleErrors, ThrowOnError> => (options.client ?? client).get<GetFindingRuleResponses, GetFindingRuleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/finding-rules/{findingRuleId}',
    ...options
});

/**
 * Import a VEX Document
 *
 * Takes in an OpenVEX or CSAF 2.0 document: products that it calls not affected, or that hold the fix, have false positives from now on, as rules that name the document. What it says of unknown products, or with other statuses, is listed and hides nothing. A newer version takes the place of the older; the same text again changes nothing. Scope `cve:update`.
 */
export const importVex = <ThrowOnError extends boolean = false>(options: Options<ImportVexData, ThrowOnError>): RequestResult<ImportVexResponses, ImportVexErrors, ThrowOnError> => (options.client ?? client).post<ImportVexResponses, ImportVexErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/vex-imports',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List Tickets
 *
 * The tickets of the organization, newest first; for credentials that are bound to certain sites those with findings there. Scope `ticket:view`.
 */
export const listTickets = <ThrowOnError extends boolean = false>(options?: Options<ListTicketsData, ThrowOnError>): RequestResult<ListTicketsResponses, ListTicketsErrors, ThrowOnError> => (options?.client ?? client).get<ListTicketsResponses, ListTicketsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets',
    ...options
});

/**
 * Link Findings to a Ticket
 *
 * Links findings to the ticket of that reference, which is made where there is none: those listed, or all that stand of a CVE or on a device. The same again changes nothing. Scope `ticket:create`.
 */
export const linkTicket = <ThrowOnError extends boolean = false>(options: Options<LinkTicketData, ThrowOnError>): RequestResult<LinkTicketResponses, LinkTicketErrors, ThrowOnError> => (options.client ?? client).post<LinkTicketResponses, LinkTicketErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Close a Ticket
 *
 * Says that what it was for is mended. A scan verifies each of its findings that is left; what is still there opens the ticket again. A closed one stays as it is, so that a help desk may say so twice. Scope `ticket:update`.
 */
export const closeTicket = <ThrowOnError extends boolean = false>(options: Options<CloseTicketData, ThrowOnError>): RequestResult<CloseTicketResponses, CloseTicketErrors, ThrowOnError> => (options.client ?? client).post<CloseTicketResponses, CloseTicketErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets/close',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Reopen a Ticket
 *
 * Takes back that it is done. One that is not closed stays as it is. Scope `ticket:update`.
 */
export const reopenTicket = <ThrowOnError extends boolean = false>(options: Options<ReopenTicketData, ThrowOnError>): RequestResult<ReopenTicketResponses, ReopenTicketErrors, ThrowOnError> => (options.client ?? client).post<ReopenTicketResponses, ReopenTicketErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets/reopen',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a Ticket
 *
 * Takes the ticket away with its links; the histories of its findings name it still. Scope `ticket:delete`.
 */
export const deleteTicket = <ThrowOnError extends boolean = false>(options: Options<DeleteTicketData, ThrowOnError>): RequestResult<DeleteTicketResponses, DeleteTicketErrors, ThrowOnError> => (options.client ?? client).delete<DeleteTicketResponses, DeleteTicketErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets/{ticketId}',
    ...options
});

/**
 * Retrieve a Ticket
 *
 * One ticket, with what is left of it. Scope `ticket:view`.
 */
export const getTicket = <ThrowOnError extends boolean = false>(options: Options<GetTicketData, ThrowOnError>): RequestResult<GetTicketResponses, GetTicketErrors, ThrowOnError> => (options.client ?? client).get<GetTicketResponses, GetTicketErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets/{ticketId}',
    ...options
});

/**
 * List a Ticket's Findings
 *
 * The findings that are linked to it, closed ones too. Scope `ticket:view`.
 */
export const listTicketFindings = <ThrowOnError extends boolean = false>(options: Options<ListTicketFindingsData, ThrowOnError>): RequestResult<ListTicketFindingsResponses, ListTicketFindingsErrors, ThrowOnError> => (options.client ?? client).get<ListTicketFindingsResponses, ListTicketFindingsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets/{ticketId}/findings',
    ...options
});

/**
 * Unlink a Finding
 *
 * Takes a finding from the ticket. Scope `ticket:update`.
 */
export const unlinkTicketFinding = <ThrowOnError extends boolean = false>(options: Options<UnlinkTicketFindingData, ThrowOnError>): RequestResult<UnlinkTicketFindingResponses, UnlinkTicketFindingErrors, ThrowOnError> => (options.client ?? client).delete<UnlinkTicketFindingResponses, UnlinkTicketFindingErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/tickets/{ticketId}/findings/{findingId}',
    ...options
});

/**
 * List VEX Documents
 *
 * The documents that were imported, newest first, replaced and withdrawn ones too; for credentials that are bound to certain sites those of these sites. Scope `cve:view`.
 */
export const listVexDocuments = <ThrowOnError extends boolean = false>(options?: Options<ListVexDocumentsData, ThrowOnError>): RequestResult<ListVexDocumentsResponses, ListVexDocumentsErrors, ThrowOnError> => (options?.client ?? client).get<ListVexDocumentsResponses, ListVexDocumentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/vex-documents',
    ...options
});

/**
 * Withdraw a VEX Document
 *
 * All that it decided ends: what nothing else covers is open again, and says so in its history. The document stays in the list. Scope `cve:update`.
 */
export const withdrawVexDocument = <ThrowOnError extends boolean = false>(options: Options<WithdrawVexDocumentData, ThrowOnError>): RequestResult<WithdrawVexDocumentResponses, WithdrawVexDocumentErrors, ThrowOnError> => (options.client ?? client).delete<WithdrawVexDocumentResponses, WithdrawVexDocumentErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/vex-documents/{vexDocumentId}',
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
 * Explain a CVE on a Device
 *
 * The same for every service of a device that names a product, by what is kept of it: also where the CVE is no finding, and why not. Scope `cve:view`.
 */
export const listDeviceExplanations = <ThrowOnError extends boolean = false>(options: Options<ListDeviceExplanationsData, ThrowOnError>): RequestResult<ListDeviceExplanationsResponses, ListDeviceExplanationsErrors, ThrowOnError> => (options.client ?? client).get<ListDeviceExplanationsResponses, ListDeviceExplanationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/devices/{deviceId}/explanations',
    ...options
});

/**
 * List Counts of Scans
 *
 * What each site counted in each scan, newest day first; these figures stay when hosts and findings of old scans are forgotten. Scope `cve:view`.
 */
export const listScanCounts = <ThrowOnError extends boolean = false>(options?: Options<ListScanCountsData, ThrowOnError>): RequestResult<ListScanCountsResponses, ListScanCountsErrors, ThrowOnError> => (options?.client ?? client).get<ListScanCountsResponses, ListScanCountsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/scan-counts',
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
 * Send a Test Message
 *
 * Sends everybody in the group a message that asks for nothing, once and whatever its hours are. The deliveries tell what became of it. Scope `org:update`.
 */
export const sendTestMessage = <ThrowOnError extends boolean = false>(options: Options<SendTestMessageData, ThrowOnError>): RequestResult<SendTestMessageResponses, SendTestMessageErrors, ThrowOnError> => (options.client ?? client).post<SendTestMessageResponses, SendTestMessageErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-groups/{notificationGroupId}/test',
    ...options
});

/**
 * List Notification Deliveries
 *
 * What was, is and will be told, newest first. Asks for credentials of the whole organization. Scope `org:view`.
 */
export const listNotificationDeliveries = <ThrowOnError extends boolean = false>(options?: Options<ListNotificationDeliveriesData, ThrowOnError>): RequestResult<ListNotificationDeliveriesResponses, ListNotificationDeliveriesErrors, ThrowOnError> => (options?.client ?? client).get<ListNotificationDeliveriesResponses, ListNotificationDeliveriesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-deliveries',
    ...options
});

/**
 * Retrieve a Notification Delivery
 *
 * One delivery with every attempt. Asks for credentials of the whole organization. Scope `org:view`.
 */
export const getNotificationDelivery = <ThrowOnError extends boolean = false>(options: Options<GetNotificationDeliveryData, ThrowOnError>): RequestResult<GetNotificationDeliveryResponses, GetNotificationDeliveryErrors, ThrowOnError> => (options.client ?? client).get<GetNotificationDeliveryResponses, GetNotificationDeliveryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-deliveries/{notificationDeliveryId}',
    ...options
});

/**
 * Replay a Notification Delivery
 *
 * Sends a delivery that was sent or given up once more, by the same id. Asks for credentials of the whole organization. Scope `org:update`.
 */
export const replayNotificationDelivery = <ThrowOnError extends boolean = false>(options: Options<ReplayNotificationDeliveryData, ThrowOnError>): RequestResult<ReplayNotificationDeliveryResponses, ReplayNotificationDeliveryErrors, ThrowOnError> => (options.client ?? client).post<ReplayNotificationDeliveryResponses, ReplayNotificationDeliveryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/notification-deliveries/{notificationDeliveryId}/replay',
    ...options
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
 * The vulnerability intelligence in use, with its age by content: when a record in it was last changed, not when it was fetched. Older than 7 days is `stale`, each source by its own measure; so is what knows less than the RouterOS of your devices. Beside it what is known of each feed since an update last looked for it. Scope `cve:view`.
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
 * List Workers
 *
 * The processes that work on scans, with their labels, their release, their last heartbeat and what they are at, 1,000 at most. Only for credentials of the organization that runs the installation. Scope `org:view`.
 */
export const listWorkers = <ThrowOnError extends boolean = false>(options?: Options<ListWorkersData, ThrowOnError>): RequestResult<ListWorkersResponses, ListWorkersErrors, ThrowOnError> => (options?.client ?? client).get<ListWorkersResponses, ListWorkersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/workers',
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
 * Process, requests, scans and notifications by state, jobs, schedules that are due and the age of the intelligence, over all organizations. Open, unless `SITEWARDEN_METRICS_TOKEN` is set: then it is the bearer token to send.
 */
export const getMetrics = <ThrowOnError extends boolean = false>(options?: Options<GetMetricsData, ThrowOnError>): RequestResult<GetMetricsResponses, GetMetricsErrors, ThrowOnError> => (options?.client ?? client).get<GetMetricsResponses, GetMetricsErrors, ThrowOnError>({ url: '/metrics', ...options });
