// Made by `npm run golden` from openapi.json; do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * The one form of every error.
 */
export type ErrorResponse = {
    /**
     * broad category of the error
     */
    type: 'invalid_request_error' | 'authentication_error' | 'permission_error' | 'not_found_error' | 'conflict_error' | 'rate_limit_error' | 'api_error';
    /**
     * stable word for this very error
     */
    code: string;
    /**
     * what went wrong, for a person
     */
    message: string;
    /**
     * page about the code, served by this installation
     */
    doc_url: string;
};

/**
 * An intelligence bundle and what it was built from.
 */
export type Feed = {
    /**
     * built from feeds, or the few facts that come with the product
     */
    kind: 'full' | 'baseline';
    /**
     * over the content; findings and reports cite it
     */
    digest: string;
    format_version: number;
    /**
     * the true age of the data
     */
    newest_record_at: string | null;
    /**
     * whole days since the newest record; null when none says
     */
    age_days: number | null;
    /**
     * whether the newest record is older than 7 days, or unknown
     */
    stale: boolean;
    records: number;
    rejected_records: number;
    /**
     * set aside while building
     */
    damaged_records: number;
    known_exploited: number;
    epss_scores: number;
    sources: Array<{
        /**
         * such as nvd, kev, epss or baseline
         */
        name: string;
        records: number;
        newest_record_at: string | null;
        /**
         * whole days since the newest record; null when none says
         */
        age_days: number | null;
    }>;
};

/**
 * The bundle that scans are judged by at the moment, as a list of one.
 */
export type FeedList = Array<Feed>;

/**
 * Said only when all is well.
 */
export type Health = {
    status: 'ok';
    /**
     * of the running release
     */
    version: string;
};

/**
 * Ids of sites; an empty array when no scan of the schedule ever ran.
 */
export type LatestScanStatus = {
    /**
     * sites of the scan
     */
    targets: Array<string>;
    /**
     * sites where it was begun and has ended, well or not
     */
    scanned: Array<string>;
    /**
     * sites where it failed
     */
    failed: Array<string>;
} | Array<unknown>;

/**
 * What to do about a CVE, made from its record without a language model.
 */
export type MitigationSteps = {
    cve_id: string;
    /**
     * Markdown
     */
    mitigation: string;
};

/**
 * A document of OpenAPI 3.1.
 */
export type OpenapiDocument = {
    [key: string]: unknown;
};

/**
 * Sitewarden scan result
 *
 * The whole result of one scan: hosts, their services, and findings with their evidence.
 */
export type ScanJson = {
    scan: {
        id: string;
        /**
         * ISO 8601 instant in UTC
         */
        started_at: string;
        /**
         * ISO 8601 instant in UTC
         */
        finished_at: string;
        targets: Array<string>;
        partial: boolean;
        partial_reasons: Array<string>;
        intel: {
            digest: string;
            newest_record_at: string | null;
            records: number;
            kind: 'full' | 'baseline';
        };
    };
    hosts: Array<{
        ip_address: string;
        hostname: string | null;
        mac_address: string | null;
        manufacturer: string | null;
        discovered_by: 'tcp_open' | 'tcp_refused' | 'udp_reply' | 'icmp' | 'neighbour_table' | 'assumed';
        partial_reasons: Array<string>;
        services: Array<{
            port: number;
            transport: 'tcp' | 'udp';
            service: string | null;
            vendor: string | null;
            product: string | null;
            version: string | null;
            /**
             * CPE 2.3 formatted strings (NIST IR 7695)
             */
            cpe: Array<string>;
            extra: {
                [key: string]: string;
            };
            tls: {
                protocol: string | null;
                cipher: string | null;
                subject: string | null;
                issuer: string | null;
                valid_from: string | null;
                valid_to: string | null;
                fingerprint_sha256: string | null;
                alt_names: Array<string>;
            } | null;
            banner: string | null;
            fingerprint: string | null;
            confidence: number;
        }>;
        findings: Array<{
            cve_id: string;
            verdict: 'affected' | 'not_affected' | 'unknown';
            /**
             * CVSS base score as published
             */
            score: number | null;
            severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
            vector: string | null;
            cvss_version: '2.0' | '3.0' | '3.1' | '4.0' | null;
            /**
             * listed in the CISA KEV catalogue
             */
            known_exploited: boolean;
            epss: {
                probability: number;
                percentile: number;
            } | null;
            confidence: number;
            confidence_factors: Array<{
                name: string;
                effect: number;
            }>;
            service: {
                port: number;
                transport: 'tcp' | 'udp';
            };
            evidence: {
                /**
                 * id of the observed reply
                 */
                observation: string | null;
                matched_cpe: string;
                /**
                 * the statement of the record that decided
                 */
                statement: string;
                source: string;
                record_digest: string;
            };
            /**
             * ISO 8601 instant in UTC
             */
            published_at: string;
            description: string;
            references: Array<{
                url: string;
                name: string | null;
            }>;
        }>;
    }>;
    summary: {
        hosts_scanned: number;
        hosts_with_cves: number;
        open_ports: number;
        cve_count: number;
        unique_cves: number;
        /**
         * CVSS base score as published
         */
        highest_score: number | null;
        /**
         * CVSS base score as published
         */
        average_score: number | null;
    };
};

/**
 * What a scan says at a glance; counts and scores respect min_cvss of its schedule.
 */
export type ScanReport = {
    /**
     * id of the scan
     */
    id: string;
    /**
     * null for the scan of the first start
     */
    scan_schedule_id: string | null;
    /**
     * friendly code, unique within the organization
     */
    scan_id: string;
    kind: 'first_run' | 'scheduled' | 'on_demand';
    status: 'pending' | 'starting' | 'running' | 'processing' | 'finished' | 'partial' | 'stopped' | 'failed';
    running: boolean;
    /**
     * why the report is partial, stopped or failed
     */
    reasons: Array<string>;
    /**
     * null before the first packet
     */
    progress: {
        phase: 'discovery' | 'ports' | 'services' | 'done';
        addresses_total: number;
        addresses_done: number;
        hosts_found: number;
        ports_total: number;
        ports_done: number;
        open_ports: number;
        services_identified: number;
        packets_sent: number;
    } | null;
    /**
     * number of sites
     */
    targets: number;
    started_at: string | null;
    finished_at: string | null;
    /**
     * duration in words
     */
    runtime: string;
    average_score: number;
    highest_score: number;
    /**
     * findings over all hosts
     */
    cve_count: number;
    unique_cves: number;
    cve_repeat_ratio: number;
    open_ports: number;
    /**
     * distinct pairs of port and transport
     */
    unique_ports: number;
    hosts_scanned: number;
    hosts_with_cves: number;
    sites_with_cves: number;
    /**
     * minutes, summed over sites
     */
    duration_cumulative: number;
    /**
     * minutes by the wall clock
     */
    duration_absolute: number;
    /**
     * share of sites that ended in any way
     */
    percentage_done: number;
    /**
     * share of sites that failed
     */
    percentage_failed: number;
    /**
     * signed, expiring link to the whole result
     */
    json_url: string | null;
    /**
     * the same for the result as a PDF
     */
    pdf_url: string | null;
};

/**
 * Newest first.
 */
export type ScanReportList = Array<ScanReport>;

/**
 * The plan of recurring scans.
 */
export type ScanSchedule = {
    id: string;
    description: string;
    day_of_week: number;
    time_of_day: string;
    every_n_weeks: number;
    timezone: string;
    /**
     * CVSS score, at most one decimal
     */
    min_cvss: number;
    /**
     * CVSS score, at most one decimal
     */
    warning_threshold: number;
    ignore_offline_sites: boolean;
    sites: Array<{
        id: string;
        subnet: string;
    }>;
    notify: Array<string>;
    notification_group: string | null;
    /**
     * with the zone's offset at that instant
     */
    next_scan_at: string;
    last_run_at: string | null;
    running: boolean;
    status: 'ready' | 'starting' | 'running' | 'processing' | 'stopping';
    /**
     * the newest ended scan
     */
    latest_scan: ScanReport | null;
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type ScanScheduleList = Array<ScanSchedule>;

/**
 * Soonest first, with the zone's offset at each instant.
 */
export type ScanScheduleRuns = Array<string>;

/**
 * A place with networks of its own.
 */
export type Site = {
    id: string;
    name: string;
    networks: Array<string>;
    excluded_networks: Array<string>;
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type SiteList = Array<Site>;

/**
 * The scan has been created and waits for its turn.
 */
export type StartedMultipleIpScan = {
    /**
     * id of the new scan
     */
    scan_id: string;
    /**
     * id of this site's part of it
     */
    scan_site_id: string;
    target_ips: Array<string>;
    message: string;
};

/**
 * The scan has been created and waits for its turn.
 */
export type StartedScan = {
    scan_id: string;
    status: 'pending';
    message: string;
};

/**
 * The scan has been created and waits for its turn.
 */
export type StartedSingleIpScan = {
    /**
     * id of the new scan
     */
    scan_id: string;
    status: 'pending';
    ip_address: string;
    site_id: string;
    created_at: string;
    message: string;
};

/**
 * The scan has been created and waits for its turn.
 */
export type StartedSiteScan = {
    /**
     * id of the new scan
     */
    scan_id: string;
    /**
     * id of this site's part of it
     */
    scan_site_id: string;
    targets: Array<string>;
    message: string;
};

/**
 * The scan ends within seconds; what it has found is kept.
 */
export type StoppingScan = {
    scan_id: string;
    status: 'stopping';
    message: string;
};

export type ListScanSchedulesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * how many at most, 1000 unless given
         */
        limit?: number;
        /**
         * from the Link header of the page before
         */
        cursor?: string;
    };
    url: '/scans/cve/scheduled';
};

export type ListScanSchedulesErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type ListScanSchedulesError = ListScanSchedulesErrors[keyof ListScanSchedulesErrors];

export type ListScanSchedulesResponses = {
    /**
     * The schedules.
     */
    200: ScanScheduleList;
};

export type ListScanSchedulesResponse = ListScanSchedulesResponses[keyof ListScanSchedulesResponses];

export type CreateScanScheduleData = {
    body: {
        description: string;
        /**
         * 0 = Sunday
         */
        day_of_week: number;
        /**
         * wall clock in timezone, HH:mm
         */
        time_of_day: string;
        every_n_weeks: number;
        /**
         * IANA time zone name
         */
        timezone: string;
        /**
         * CVSS score, at most one decimal
         */
        min_cvss: number;
        /**
         * CVSS score, at most one decimal
         */
        warning_threshold: number;
        ignore_offline_sites?: boolean;
        sites: Array<{
            id: string;
            subnet: string;
        }>;
        /**
         * ids of users
         */
        notify?: Array<string>;
        /**
         * id or name of a group; takes the place of notify
         */
        notification_group?: string | null;
    };
    path?: never;
    query?: never;
    url: '/scans/cve/scheduled';
};

export type CreateScanScheduleErrors = {
    /**
     * Bad Request - the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Content Too Large - the body exceeds 1 MiB.
     */
    413: ErrorResponse;
    /**
     * Unsupported Media Type - the body is not sent as application/json.
     */
    415: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type CreateScanScheduleError = CreateScanScheduleErrors[keyof CreateScanScheduleErrors];

export type CreateScanScheduleResponses = {
    /**
     * The schedule has been created.
     */
    201: ScanSchedule;
};

export type CreateScanScheduleResponse = CreateScanScheduleResponses[keyof CreateScanScheduleResponses];

export type DeleteScanScheduleData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/scans/cve/scheduled/{scanScheduleId}';
};

export type DeleteScanScheduleErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type DeleteScanScheduleError = DeleteScanScheduleErrors[keyof DeleteScanScheduleErrors];

export type DeleteScanScheduleResponses = {
    /**
     * The schedule is gone.
     */
    204: void;
};

export type DeleteScanScheduleResponse = DeleteScanScheduleResponses[keyof DeleteScanScheduleResponses];

export type GetScanScheduleData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/scans/cve/scheduled/{scanScheduleId}';
};

export type GetScanScheduleErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetScanScheduleError = GetScanScheduleErrors[keyof GetScanScheduleErrors];

export type GetScanScheduleResponses = {
    /**
     * The schedule.
     */
    200: ScanSchedule;
};

export type GetScanScheduleResponse = GetScanScheduleResponses[keyof GetScanScheduleResponses];

export type UpdateScanScheduleData = {
    body: {
        description: string;
        /**
         * 0 = Sunday
         */
        day_of_week: number;
        /**
         * wall clock in timezone, HH:mm
         */
        time_of_day: string;
        every_n_weeks: number;
        /**
         * IANA time zone name
         */
        timezone: string;
        /**
         * CVSS score, at most one decimal
         */
        min_cvss: number;
        /**
         * CVSS score, at most one decimal
         */
        warning_threshold: number;
        ignore_offline_sites?: boolean;
        sites: Array<{
            id: string;
            subnet: string;
        }>;
        /**
         * ids of users
         */
        notify?: Array<string>;
        /**
         * id or name of a group; takes the place of notify
         */
        notification_group?: string | null;
    };
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/scans/cve/scheduled/{scanScheduleId}';
};

export type UpdateScanScheduleErrors = {
    /**
     * Bad Request - the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Content Too Large - the body exceeds 1 MiB.
     */
    413: ErrorResponse;
    /**
     * Unsupported Media Type - the body is not sent as application/json.
     */
    415: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type UpdateScanScheduleError = UpdateScanScheduleErrors[keyof UpdateScanScheduleErrors];

export type UpdateScanScheduleResponses = {
    /**
     * The schedule as it is now.
     */
    200: ScanSchedule;
};

export type UpdateScanScheduleResponse = UpdateScanScheduleResponses[keyof UpdateScanScheduleResponses];

export type GetLatestScanStatusData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/scans/cve/{scanScheduleId}/status';
};

export type GetLatestScanStatusErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetLatestScanStatusError = GetLatestScanStatusErrors[keyof GetLatestScanStatusErrors];

export type GetLatestScanStatusResponses = {
    /**
     * The state of its sites.
     */
    200: LatestScanStatus;
};

export type GetLatestScanStatusResponse = GetLatestScanStatusResponses[keyof GetLatestScanStatusResponses];

export type PreviewScanScheduleData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: {
        /**
         * how many runs
         */
        count?: number;
    };
    url: '/v1/scan-schedules/{scanScheduleId}/next-runs';
};

export type PreviewScanScheduleErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type PreviewScanScheduleError = PreviewScanScheduleErrors[keyof PreviewScanScheduleErrors];

export type PreviewScanScheduleResponses = {
    /**
     * The next runs.
     */
    200: ScanScheduleRuns;
};

export type PreviewScanScheduleResponse = PreviewScanScheduleResponses[keyof PreviewScanScheduleResponses];

export type StopScanData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/scans/cve/scheduled/{scanScheduleId}/invoke';
};

export type StopScanErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type StopScanError = StopScanErrors[keyof StopScanErrors];

export type StopScanResponses = {
    /**
     * The scan is ending.
     */
    200: StoppingScan;
};

export type StopScanResponse = StopScanResponses[keyof StopScanResponses];

export type StartScanData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/scans/cve/scheduled/{scanScheduleId}/invoke';
};

export type StartScanErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Conflict - something else stands in the way.
     */
    409: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type StartScanError = StartScanErrors[keyof StartScanErrors];

export type StartScanResponses = {
    /**
     * The scan has been created and waits for its turn.
     */
    202: StartedScan;
};

export type StartScanResponse = StartScanResponses[keyof StartScanResponses];

export type ListScanReportsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * how many at most, 1000 unless given
         */
        limit?: number;
        /**
         * from the Link header of the page before
         */
        cursor?: string;
    };
    url: '/scans/cve';
};

export type ListScanReportsErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type ListScanReportsError = ListScanReportsErrors[keyof ListScanReportsErrors];

export type ListScanReportsResponses = {
    /**
     * The reports.
     */
    200: ScanReportList;
};

export type ListScanReportsResponse = ListScanReportsResponses[keyof ListScanReportsResponses];

export type DeleteScanReportData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/scans/cve/{scan_id}';
};

export type DeleteScanReportErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Conflict - something else stands in the way.
     */
    409: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type DeleteScanReportError = DeleteScanReportErrors[keyof DeleteScanReportErrors];

export type DeleteScanReportResponses = {
    /**
     * The report is gone.
     */
    204: void;
};

export type DeleteScanReportResponse = DeleteScanReportResponses[keyof DeleteScanReportResponses];

export type GetScanReportData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/scans/cve/{scan_id}';
};

export type GetScanReportErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetScanReportError = GetScanReportErrors[keyof GetScanReportErrors];

export type GetScanReportResponses = {
    /**
     * The report.
     */
    200: ScanReport;
};

export type GetScanReportResponse = GetScanReportResponses[keyof GetScanReportResponses];

export type OpenScanReportFileData = {
    body?: never;
    path: {
        /**
         * id of the scan
         */
        scan_id: string;
    };
    query: {
        /**
         * Unix time in seconds
         */
        expires: string;
        /**
         * made by this installation
         */
        signature: string;
    };
    url: '/v1/scan-reports/{scan_id}/report.json';
};

export type OpenScanReportFileErrors = {
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
};

export type OpenScanReportFileError = OpenScanReportFileErrors[keyof OpenScanReportFileErrors];

export type OpenScanReportFileResponses = {
    /**
     * The whole result.
     */
    200: ScanJson;
};

export type OpenScanReportFileResponse = OpenScanReportFileResponses[keyof OpenScanReportFileResponses];

export type OpenScanReportPdfData = {
    body?: never;
    path: {
        /**
         * id of the scan
         */
        scan_id: string;
    };
    query: {
        /**
         * Unix time in seconds
         */
        expires: string;
        /**
         * made by this installation
         */
        signature: string;
    };
    url: '/v1/scan-reports/{scan_id}/report.pdf';
};

export type OpenScanReportPdfErrors = {
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
};

export type OpenScanReportPdfError = OpenScanReportPdfErrors[keyof OpenScanReportPdfErrors];

export type OpenScanReportPdfResponses = {
    /**
     * The report.
     */
    200: Blob | File;
};

export type OpenScanReportPdfResponse = OpenScanReportPdfResponses[keyof OpenScanReportPdfResponses];

export type StartSingleIpScanData = {
    body: {
        /**
         * the schedule whose settings the scan uses
         */
        schedule_id: string;
        /**
         * the site that the address belongs to
         */
        site_id: string;
        ip_address: string;
    };
    path?: never;
    query?: never;
    url: '/scans/cve/scheduled/single-ip';
};

export type StartSingleIpScanErrors = {
    /**
     * Bad Request - the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Content Too Large - the body exceeds 1 MiB.
     */
    413: ErrorResponse;
    /**
     * Unsupported Media Type - the body is not sent as application/json.
     */
    415: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type StartSingleIpScanError = StartSingleIpScanErrors[keyof StartSingleIpScanErrors];

export type StartSingleIpScanResponses = {
    /**
     * The scan has been created and waits for its turn.
     */
    202: StartedSingleIpScan;
};

export type StartSingleIpScanResponse = StartSingleIpScanResponses[keyof StartSingleIpScanResponses];

export type StartMultipleIpScanData = {
    body: {
        /**
         * the schedule whose settings the scan uses
         */
        schedule_id: string;
        /**
         * the site that the addresses belong to
         */
        site_id: string;
        /**
         * IPv4 addresses of the site, each scanned once
         */
        ips: Array<string>;
    };
    path?: never;
    query?: never;
    url: '/scans/cve/scan/multiple-ips';
};

export type StartMultipleIpScanErrors = {
    /**
     * Bad Request - the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Content Too Large - the body exceeds 1 MiB.
     */
    413: ErrorResponse;
    /**
     * Unsupported Media Type - the body is not sent as application/json.
     */
    415: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type StartMultipleIpScanError = StartMultipleIpScanErrors[keyof StartMultipleIpScanErrors];

export type StartMultipleIpScanResponses = {
    /**
     * The scan has been created and waits for its turn.
     */
    201: StartedMultipleIpScan;
};

export type StartMultipleIpScanResponse = StartMultipleIpScanResponses[keyof StartMultipleIpScanResponses];

export type StartSiteScanData = {
    body: {
        site_id: string;
        /**
         * addresses, CIDR networks and ranges of the site, IPv4 or IPv6
         */
        targets: Array<string>;
        /**
         * CVSS score, at most one decimal; what scores less is not counted; 0 when absent
         */
        min_cvss?: number;
    };
    path?: never;
    query?: never;
    url: '/v1/scans';
};

export type StartSiteScanErrors = {
    /**
     * Bad Request - the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Content Too Large - the body exceeds 1 MiB.
     */
    413: ErrorResponse;
    /**
     * Unsupported Media Type - the body is not sent as application/json.
     */
    415: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type StartSiteScanError = StartSiteScanErrors[keyof StartSiteScanErrors];

export type StartSiteScanResponses = {
    /**
     * The scan has been created and waits for its turn.
     */
    201: StartedSiteScan;
};

export type StartSiteScanResponse = StartSiteScanResponses[keyof StartSiteScanResponses];

export type StopScanByIdData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/v1/scans/{scan_id}/stop';
};

export type StopScanByIdErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type StopScanByIdError = StopScanByIdErrors[keyof StopScanByIdErrors];

export type StopScanByIdResponses = {
    /**
     * The scan is ending.
     */
    200: StoppingScan;
};

export type StopScanByIdResponse = StopScanByIdResponses[keyof StopScanByIdResponses];

export type GetMitigationStepsData = {
    body?: never;
    path: {
        /**
         * such as CVE-2021-44228
         */
        cve_id: string;
    };
    query?: never;
    url: '/scans/cve/mitigation/{cve_id}';
};

export type GetMitigationStepsErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetMitigationStepsError = GetMitigationStepsErrors[keyof GetMitigationStepsErrors];

export type GetMitigationStepsResponses = {
    /**
     * The steps.
     */
    200: MitigationSteps;
};

export type GetMitigationStepsResponse = GetMitigationStepsResponses[keyof GetMitigationStepsResponses];

export type ListSitesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * how many at most, 1000 unless given
         */
        limit?: number;
        /**
         * from the Link header of the page before
         */
        cursor?: string;
    };
    url: '/v1/sites';
};

export type ListSitesErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type ListSitesError = ListSitesErrors[keyof ListSitesErrors];

export type ListSitesResponses = {
    /**
     * The sites.
     */
    200: SiteList;
};

export type ListSitesResponse = ListSitesResponses[keyof ListSitesResponses];

export type CreateSiteData = {
    body: {
        /**
         * unique within the organization
         */
        name: string;
        /**
         * CIDR networks of the site; nothing else is ever scanned there
         */
        networks: Array<string>;
        /**
         * CIDR networks that are never scanned, whatever else says so
         */
        excluded_networks?: Array<string>;
    };
    path?: never;
    query?: never;
    url: '/v1/sites';
};

export type CreateSiteErrors = {
    /**
     * Bad Request - the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Conflict - something else stands in the way.
     */
    409: ErrorResponse;
    /**
     * Content Too Large - the body exceeds 1 MiB.
     */
    413: ErrorResponse;
    /**
     * Unsupported Media Type - the body is not sent as application/json.
     */
    415: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type CreateSiteError = CreateSiteErrors[keyof CreateSiteErrors];

export type CreateSiteResponses = {
    /**
     * The site has been created.
     */
    201: Site;
};

export type CreateSiteResponse = CreateSiteResponses[keyof CreateSiteResponses];

export type GetSiteData = {
    body?: never;
    path: {
        /**
         * id of the site
         */
        siteId: string;
    };
    query?: never;
    url: '/v1/sites/{siteId}';
};

export type GetSiteErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Unprocessable Content - well-formed, but against a rule.
     */
    422: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetSiteError = GetSiteErrors[keyof GetSiteErrors];

export type GetSiteResponses = {
    /**
     * The site.
     */
    200: Site;
};

export type GetSiteResponse = GetSiteResponses[keyof GetSiteResponses];

export type ListFeedsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/feeds';
};

export type ListFeedsErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Forbidden - the credentials lack the scope.
     */
    403: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type ListFeedsError = ListFeedsErrors[keyof ListFeedsErrors];

export type ListFeedsResponses = {
    /**
     * The intelligence in use.
     */
    200: FeedList;
};

export type ListFeedsResponse = ListFeedsResponses[keyof ListFeedsResponses];

export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type GetHealthErrors = {
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
};

export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];

export type GetHealthResponses = {
    /**
     * It does.
     */
    200: Health;
};

export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];

export type GetReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};

export type GetReadinessErrors = {
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
    /**
     * They can.
     */
    200: Health;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

export type GetOpenapiDocumentData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/openapi.json';
};

export type GetOpenapiDocumentErrors = {
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
};

export type GetOpenapiDocumentError = GetOpenapiDocumentErrors[keyof GetOpenapiDocumentErrors];

export type GetOpenapiDocumentResponses = {
    /**
     * OpenAPI 3.1.
     */
    200: OpenapiDocument;
};

export type GetOpenapiDocumentResponse = GetOpenapiDocumentResponses[keyof GetOpenapiDocumentResponses];

export type ListErrorsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/errors';
};

export type ListErrorsErrors = {
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
};

export type ListErrorsError = ListErrorsErrors[keyof ListErrorsErrors];

export type ListErrorsResponses = {
    /**
     * A page.
     */
    200: string;
};

export type ListErrorsResponse = ListErrorsResponses[keyof ListErrorsResponses];

export type GetErrorPageData = {
    body?: never;
    path: {
        /**
         * the `code` of an error
         */
        code: string;
    };
    query?: never;
    url: '/errors/{code}';
};

export type GetErrorPageErrors = {
    /**
     * Not Found - no such thing, or none the credentials may see.
     */
    404: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
};

export type GetErrorPageError = GetErrorPageErrors[keyof GetErrorPageErrors];

export type GetErrorPageResponses = {
    /**
     * A page.
     */
    200: string;
};

export type GetErrorPageResponse = GetErrorPageResponses[keyof GetErrorPageResponses];

export type GetMetricsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/metrics';
};

export type GetMetricsErrors = {
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
    /**
     * Too Many Requests - wait as long as Retry-After says.
     */
    429: ErrorResponse;
    /**
     * Internal Server Error - the header x-request-id names the entry in the log.
     */
    500: ErrorResponse;
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type GetMetricsError = GetMetricsErrors[keyof GetMetricsErrors];

export type GetMetricsResponses = {
    /**
     * Prometheus text exposition format 0.0.4.
     */
    200: string;
};

export type GetMetricsResponse = GetMetricsResponses[keyof GetMetricsResponses];
