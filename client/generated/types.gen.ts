// Made by `npm run golden` from openapi.json; do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * A program at a site that scans it where the server cannot.
 */
export type Agent = {
    id: string;
    site_id: string;
    name: string;
    state: 'invited' | 'enrolled' | 'revoked';
    /**
     * version of Sitewarden that it told last
     */
    release: string | null;
    created_at: string;
    /**
     * until when its invitation can be used
     */
    invitation_expires_at: string;
    enrolled_at: string | null;
    last_heard_at: string | null;
    revoked_at: string | null;
};

/**
 * What an agent shall do.
 */
export type AgentAnswer = {
    /**
     * what to scan, as the server signed it
     */
    work: {
        message: string;
        signature: string;
    } | null;
    /**
     * of a report: false when the scan shall end
     */
    goes_on: boolean;
    ask_again_seconds: number;
};

/**
 * Oldest first.
 */
export type AgentList = Array<Agent>;

/**
 * A long-lived credential, never its token.
 */
export type ApiKey = {
    id: string;
    name: string;
    /**
     * what may be shown of the token
     */
    prefix: string;
    scopes: Array<string>;
    site_ids: Array<string> | null;
    expires_at: string | null;
    /**
     * to the minute
     */
    last_used_at: string | null;
    revoked_at: string | null;
    created_at: string;
};

/**
 * Oldest first.
 */
export type ApiKeyList = Array<ApiKey>;

/**
 * One entry of the chain. `hash` is SHA-256 over the JSON text of all other fields, in camel case (`organizationId`, …) and with the keys sorted at every depth; `previous_hash` is the hash of the entry before.
 */
export type AuditEntry = {
    id: string;
    organization_id: string;
    /**
     * counted in the organization from 1 without gaps
     */
    sequence: number;
    actor_kind: 'apiKey' | 'jwt' | 'system';
    /**
     * id of the API key, or subject of the JWT
     */
    actor_id: string;
    /**
     * the operation, by its operationId
     */
    action: string;
    object_kind: string;
    object_id: string;
    outcome: 'done' | 'refused';
    /**
     * error code of a refused call
     */
    code: string | null;
    /**
     * the x-request-id of the call
     */
    request_id: string | null;
    /**
     * as it was hashed; the keys are those of the product inside
     */
    before: {
        [key: string]: unknown;
    } | null;
    /**
     * as it was hashed; the keys are those of the product inside
     */
    after: {
        [key: string]: unknown;
    } | null;
    created_at: string;
    previous_hash: string;
    hash: string;
};

/**
 * By their number.
 */
export type AuditEntryList = Array<AuditEntry>;

/**
 * A time in which no scheduled scan begins at the sites that it is about and those under way pause, or in which certain kinds of devices are not asked.
 */
export type BlackoutWindow = {
    id: string;
    name: string;
    site_ids: Array<string> | null;
    device_classes: Array<'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown'> | null;
    weekly: {
        /**
         * on which it begins; 0 is Sunday
         */
        days_of_week: Array<number>;
        /**
         * `HH:mm` on the wall
         */
        start_time: string;
        /**
         * `HH:mm`; at or before the start it is of the next day
         */
        end_time: string;
        /**
         * an IANA name
         */
        timezone: string;
    } | null;
    single: {
        starts_at: string;
        ends_at: string;
    } | null;
};

/**
 * Oldest first.
 */
export type BlackoutWindowList = Array<BlackoutWindow>;

/**
 * A new key with its token, which is shown only this once.
 */
export type CreatedApiKey = {
    id: string;
    name: string;
    /**
     * what may be shown of the token
     */
    prefix: string;
    scopes: Array<string>;
    site_ids: Array<string> | null;
    expires_at: string | null;
    /**
     * to the minute
     */
    last_used_at: string | null;
    revoked_at: string | null;
    created_at: string;
    /**
     * send it as a bearer token; it is shown only this once
     */
    token: string;
};

/**
 * A new tenant with its first administrator's token, which is shown only this once.
 */
export type CreatedOrganization = {
    /**
     * also the `org_id` of JWTs
     */
    id: string;
    name: string;
    default_status_expiration_days: number | null;
    /**
     * days that each is kept; null: for ever
     */
    retention: {
        /**
         * hosts and results of scans, whose counts stay
         */
        scan_details_days: number | null;
        /**
         * scans
         */
        scans_days: number | null;
        /**
         * which scan saw which device and finding, but for the newest of each
         */
        sightings_days: number | null;
        /**
         * history of devices and findings
         */
        events_days: number | null;
        /**
         * why planned runs began or did not
         */
        occurrences_days: number | null;
        /**
         * messages that were sent or given up, and what was told of already
         */
        deliveries_days: number | null;
    };
    created_at: string;
    updated_at: string;
    administrator: {
        api_key_id: string;
        /**
         * may do everything there; it is shown only this once
         */
        token: string;
    };
};

/**
 * One decision about a CVE on the devices of a MAC address. The newest that has not expired stands.
 */
export type CveStatus = {
    id: string;
    mac_address: string;
    cve_id: string;
    status: 'open' | 'accepted' | 'mitigated';
    justification: string;
    /**
     * the sites that it was decided for; null: all
     */
    site_ids: Array<string> | null;
    /**
     * the scan that saw the CVE last at that time
     */
    scan_id: string | null;
    /**
     * null: stands until another decision
     */
    expiration_date: string | null;
    created_by: string;
    updated_by: string;
    created_at: string;
    updated_at: string;
};

/**
 * Newest first.
 */
export type CveStatusList = Array<CveStatus>;

/**
 * What became of each finding, once for each.
 */
export type DeltaList = Array<{
    kind: 'new' | 'reopened' | 'fixed' | 'withdrawn' | 'decided' | 'changed';
    /**
     * null where it was not there
     */
    before: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown' | null;
    after: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
    finding_id: string;
    cve_id: string;
    score: number | null;
    severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
    known_exploited: boolean;
    site_id: string;
    device: {
        id: string;
        ip_address: string;
        hostname: string | null;
    };
    /**
     * oldest first
     */
    causes: Array<{
        cause: 'device' | 'data' | 'rule' | 'human';
        reason: 'first_seen' | 'seen_again' | 'fixed_verified' | 'data_changed' | 'data_withdrawn' | 'device_merged' | 'device_split' | 'person_decided' | 'decision_expired' | 'decision_no_longer_fits' | 'still_there' | 'rule_applied' | 'rule_expired' | 'rule_removed' | 'document_replaced' | 'document_withdrawn' | 'rule_no_longer_fits' | 'rule_lapsed_exploited' | 'rule_lapsed_exposed' | 'rule_lapsed_fix' | 'ticket_linked' | 'ticket_unlinked' | 'ticket_closed' | 'ticket_reopened';
        at: string;
        scan_id: string | null;
    }>;
}>;

/**
 * A host across scans: by its own MAC address, else by its address. One MAC address in two sites is two devices.
 */
export type Device = {
    id: string;
    mac_address: string | null;
    /**
     * What the MAC address can tell: `universal` is the maker's own, `locally_administered` is made up by the device, such as a phone's random one
     */
    mac_address_kind: 'universal' | 'locally_administered' | 'virtual_router' | 'group' | null;
    /**
     * all that are its own
     */
    mac_addresses: Array<string>;
    /**
     * the device that this one turned out to be
     */
    merged_into: string | null;
    /**
     * words that people gave it, for rules to name it by
     */
    tags: Array<string>;
    manufacturer: string | null;
    hostname: string | null;
    /**
     * where it was seen last
     */
    ip_address: string;
    site_id: string;
    first_seen_at: string;
    last_seen_at: string;
    /**
     * scans that saw it
     */
    total_scans: number;
    /**
     * CVEs counted once for each scan
     */
    total_cve_instances: number;
    unique_cve_count: number;
    /**
     * CVEs for which no decision stands
     */
    open_cve_count: number;
    highest_score: number;
    average_score: number;
    /**
     * what kind of device it seems to be
     */
    device_class: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown';
    device_class_confidence: number;
    /**
     * what speaks for it, the weightiest first
     */
    device_class_signals: Array<string>;
    /**
     * such as linux, windows or routeros; null when nothing says
     */
    os_family: string | null;
    last_scan_id: string;
};

/**
 * What scans found new or different, and what people said of it, newest first.
 */
export type DeviceEventList = Array<{
    id: string;
    /**
     * null when no scan had part in it
     */
    scan_id: string | null;
    kind: 'first_seen' | 'mac_address_learned' | 'address_changed' | 'hostname_changed' | 'service_appeared' | 'version_changed' | 'class_changed' | 'merged' | 'split';
    before: {
        [key: string]: string | number | null;
    } | null;
    after: {
        [key: string]: string | number | null;
    } | null;
    created_at: string;
}>;

/**
 * What comes of a CVE at one service of a device.
 */
export type DeviceExplanation = {
    port: number;
    transport: 'tcp' | 'udp';
    explanation: Explanation;
};

/**
 * By port.
 */
export type DeviceExplanationList = Array<DeviceExplanation>;

/**
 * The one seen last first.
 */
export type DeviceList = Array<Device>;

/**
 * That two devices of a site are one.
 */
export type DeviceMerge = {
    id: string;
    device_id: string;
    /**
     * the device that turned out to be the other
     */
    merged_device_id: string;
    site_id: string;
    /**
     * `own_interface`: the device itself names the MAC address of the other as its own
     */
    reason: 'person' | 'own_interface';
    /**
     * null when a scan found it out
     */
    made_by: string | null;
    made_at: string;
    undone_by: string | null;
    undone_at: string | null;
};

/**
 * Newest first; undone ones too.
 */
export type DeviceMergeList = Array<DeviceMerge>;

/**
 * What to do about the open findings of a device.
 */
export type DeviceMitigation = {
    device_id: string;
    products: Array<{
        /**
         * CPE part, vendor and product
         */
        product: string;
        name: string;
        version: string | null;
        services: Array<{
            port: number;
            transport: 'tcp' | 'udp';
        }>;
        /**
         * of RouterOS; `assumed` from the version where the device does not say
         */
        channel: {
            name: 'long-term' | 'stable' | 'testing' | 'upgrade';
            basis: 'seen' | 'assumed';
        } | null;
        /**
         * who built the package, as far as the banner says
         */
        distribution: string | null;
        /**
         * the lowest good version that mends all, else most; null: no statement names one
         */
        target: {
            version: string;
            /**
             * of RouterOS; `upgrade` leads from version 6 to 7
             */
            channel: 'long-term' | 'stable' | 'testing' | 'upgrade' | null;
            /**
             * open CVEs that are not known to be absent from it; empty: it mends all
             */
            remaining: Array<string>;
        } | null;
        /**
         * the same for other release lines
         */
        alternatives: Array<{
            version: string;
            /**
             * of RouterOS; `upgrade` leads from version 6 to 7
             */
            channel: 'long-term' | 'stable' | 'testing' | 'upgrade' | null;
            /**
             * open CVEs that are not known to be absent from it; empty: it mends all
             */
            remaining: Array<string>;
        }>;
        skipped: Array<{
            version: string;
            problem: string;
            repaired_in: string;
            source: string;
        }>;
        /**
         * of the branch: releases above with security fixes without a CVE yet, that it gets no fixes any more, that it is newer than the data
         */
        notes: Array<string>;
        cves: Array<{
            cve_id: string;
            finding_id: string;
            score: number | null;
            severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
            known_exploited: boolean;
            /**
             * null: no statement names one
             */
            fixed_in: string | null;
            fixed_package: string | null;
        }>;
        steps: Array<{
            kind: 'backup' | 'upgrade' | 'workaround' | 'verify';
            text: string;
            commands: Array<string>;
        }>;
    }>;
    /**
     * of products without an open finding: releases with security fixes without a CVE yet
     */
    notes: Array<string>;
    /**
     * open findings beyond those told
     */
    further_findings: number;
    /**
     * the same as Markdown
     */
    mitigation: string;
};

/**
 * By port; each with the last that it said of itself.
 */
export type DeviceServiceList = Array<{
    id: string;
    port: number;
    transport: 'tcp' | 'udp';
    service: string | null;
    vendor: string | null;
    product: string | null;
    version: string | null;
    cpe: Array<string>;
    banner: string | null;
    /**
     * how sure product and version are
     */
    confidence: number;
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
    first_seen_at: string;
    last_seen_at: string;
}>;

/**
 * Who the agent is from now on.
 */
export type EnrolledAgent = {
    agent_id: string;
    site_id: string;
    organization_id: string;
    /**
     * of the key that signs what the agent shall do; Ed25519, base64url
     */
    server_public_key: string;
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
 * The chain from what the sources say to the verdict on one CVE and one CPE.
 */
export type Explanation = {
    cve_id: string;
    cpe: string;
    /**
     * `unknown_cve`: the intelligence does not hold it; `not_named`: none of its statements names the product
     */
    outcome: 'judged' | 'unknown_cve' | 'not_named';
    /**
     * the record of the CVE was rejected: it concerns nobody
     */
    rejected: boolean;
    /**
     * null unless judged
     */
    verdict: {
        verdict: 'affected' | 'not_affected' | 'unknown';
        confidence: number;
        source: 'vendor' | 'cve_list' | 'adp' | 'cve_list_cpe' | 'nvd' | 'overlay' | 'baseline' | 'debian_tracker';
        statement: string;
        matched_cpe: string;
        conflicts: Array<{
            source: 'vendor' | 'cve_list' | 'adp' | 'cve_list_cpe' | 'nvd' | 'overlay' | 'baseline';
            verdict: 'affected' | 'not_affected' | 'unknown';
            statement: string;
        }>;
        factors: Array<{
            name: string;
            effect: number;
            sentence: string;
        }>;
    } | null;
    reason: string | null;
    because: string;
    /**
     * what a distribution's tracker makes of the revision in the banner
     */
    distribution: {
        verdict: 'affected' | 'not_affected';
        statement: string;
    } | null;
    /**
     * most trusted first
     */
    statements: Array<{
        source: 'vendor' | 'cve_list' | 'adp' | 'cve_list_cpe' | 'nvd' | 'overlay' | 'baseline';
        /**
         * of the record that it stands in
         */
        record_digest: string | null;
        /**
         * `part:vendor:product` as the source wrote it
         */
        product: string;
        statement: string;
        /**
         * `set_aside`: another statement speaks for the same source
         */
        role: 'decides' | 'agrees' | 'contradicts' | 'undecided' | 'set_aside';
        /**
         * of this statement alone
         */
        verdict: 'affected' | 'not_affected' | 'unknown';
        reason: string;
        because: string;
        confidence: number;
        factors: Array<{
            name: string;
            effect: number;
            sentence: string;
        }>;
        /**
         * it rests on a version that was never released
         */
        quarantined: boolean;
    }>;
    further_statements: number;
    /**
     * releases above the version with security fixes without a CVE yet; whether its branch gets no fixes any more, or is newer than the intelligence knows
     */
    notes: Array<string>;
    /**
     * what would make the verdict surer
     */
    raised_by: Array<string>;
    intel_digest: string;
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
     * whether the newest record is older than 7 days, or unknown, or a source is stale, or devices are ahead
     */
    stale: boolean;
    /**
     * What is known of RouterOS, against what the devices that you may see run.
     */
    routeros: {
        /**
         * the newest release line that is known
         */
        newest_line: string;
        /**
         * the day on which that was known
         */
        known_on: string;
        /**
         * devices with a release newer than all that are known: the intelligence is older than they are
         */
        devices_ahead: number;
        /**
         * the releases that they run
         */
        versions_ahead: Array<string>;
    };
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
        /**
         * days after which its newest record is too old; null where no record tells a date
         */
        allowed_age_days: number | null;
        /**
         * old by content: nothing newer came in `allowed_age_days`, however lately it was fetched
         */
        stale: boolean;
    }>;
    /**
     * feeds that updates of this installation looked for
     */
    feeds: Array<KeptFeed>;
    /**
     * hours between updates; null when only asked for
     */
    update_interval_hours: number | null;
    /**
     * whether an update waits or is under way
     */
    is_updating: boolean;
};

/**
 * The bundle that scans are judged by at the moment, as a list of one.
 */
export type FeedList = Array<Feed>;

/**
 * Each side adds up to the total; the site with most comes first.
 */
export type FindingCounts = {
    total: number;
    known_exploited: number;
    /**
     * `UNSCORED`: nobody has scored it; its `severity` is null
     */
    by_severity: {
        [key: string]: number;
    };
    by_status: {
        [key: string]: number;
    };
    by_state: {
        [key: string]: number;
    };
    by_site: Array<{
        site_id: string;
        total: number;
        open: number;
        known_exploited: number;
    }>;
};

/**
 * A finding with what it rests on.
 */
export type FindingDetail = {
    id: string;
    cve_id: string;
    /**
     * how it stands now: the newest decision that has not expired
     */
    status: 'open' | 'accepted' | 'mitigated' | 'false_positive';
    /**
     * where it is in its life; `reopened`: open again after it was closed or decided; `fixed_assumed`: the intelligence says that what was seen last is not affected; `unknown`: nobody says anything about it any more
     */
    state: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
    /**
     * what `status` rests on; null while nothing is decided
     */
    decision: {
        by: 'decision' | 'rule';
        id: string;
        /**
         * null: until another decision
         */
        until: string | null;
    } | null;
    /**
     * of a help desk, which are to mend it; the oldest first
     */
    tickets: Array<{
        id: string;
        reference: string;
        url: string | null;
        state: 'open' | 'closed' | 'verified' | 'reopened';
    }>;
    score: number | null;
    /**
     * null while nobody has scored it: `severity=UNSCORED` looks for those
     */
    severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
    vector: string | null;
    cvss_version: '2.0' | '3.0' | '3.1' | '4.0' | null;
    /**
     * in CISA's catalogue
     */
    known_exploited: boolean;
    /**
     * the day CISA listed it; null also where the intelligence does not say
     */
    known_exploited_since: string | null;
    epss: {
        probability: number;
        percentile: number;
    } | null;
    /**
     * CISA's answers to its SSVC decision points; null where it has published none
     */
    ssvc: {
        exploitation: 'none' | 'poc' | 'active' | null;
        automatable: boolean | null;
        technical_impact: 'partial' | 'total' | null;
    } | null;
    /**
     * how urgent it is by CISA BOD 26-04
     */
    priority: {
        tier: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
        /**
         * the days of the tier after `counted_from`; null: with the next upgrade
         */
        due_at: string | null;
        /**
         * the earlier of when it was first seen and the start, in UTC, of the day CISA listed the CVE; null: with the next upgrade
         */
        counted_from: string | null;
        reasons: Array<'publicly_exposed' | 'not_exposed' | 'exposure_unknown' | 'known_exploited' | 'exploitation_active' | 'not_known_exploited' | 'automatable' | 'not_automatable' | 'automatable_unknown' | 'total_control' | 'partial_control' | 'technical_impact_unknown' | 'metadata_missing' | 'listed_before_seen'>;
        /**
         * what of the directive gave the tier
         */
        rule: string;
    };
    published_at: string;
    confidence: number;
    port: number;
    transport: 'tcp' | 'udp';
    site_id: string;
    device: {
        id: string;
        mac_address: string | null;
        ip_address: string;
        hostname: string | null;
        manufacturer: string | null;
    };
    first_seen_at: string;
    last_seen_at: string;
    first_scan_id: string;
    last_scan_id: string;
    /**
     * scans that saw it
     */
    sightings: number;
    /**
     * since when it no longer stands; null while it does
     */
    closed_at: string | null;
    /**
     * `data_changed`: the intelligence says that it is not affected; `data_withdrawn`: it says nothing of it any more; `fixed_verified`: a scan reached its service and identified a version that is not affected; `device_merged`: its device is another that has it too
     */
    closed_reason: 'data_changed' | 'data_withdrawn' | 'fixed_verified' | 'device_merged' | null;
    description: string;
    assigner: string | null;
    /**
     * all published scores, the one shown first
     */
    scores: Array<{
        version: '2.0' | '3.0' | '3.1' | '4.0';
        score: number;
        severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
        vector: string;
        /**
         * who scored it
         */
        source: string;
    }>;
    weaknesses: Array<string>;
    references: Array<{
        url: string;
        name: string;
    }>;
    compliance_tags: Array<'PCI-DSS' | 'HIPAA' | 'GDPR' | 'SOC2' | 'ISO-27001' | 'NIST'>;
    evidence: {
        /**
         * id of the bytes that the identity rests on
         */
        observation: string | null;
        matched_cpe: string;
        statement: string;
        source: string;
        record_digest: string;
        judged_cpe: string;
    };
    explanation: {
        text: string;
        factors: Array<{
            name: string;
            effect: number;
            sentence: string;
        }>;
        priority: Array<{
            name: 'publicly_exposed' | 'not_exposed' | 'exposure_unknown' | 'known_exploited' | 'exploitation_active' | 'not_known_exploited' | 'automatable' | 'not_automatable' | 'automatable_unknown' | 'total_control' | 'partial_control' | 'technical_impact_unknown' | 'metadata_missing' | 'listed_before_seen';
            sentence: string;
        }>;
    };
};

/**
 * What opened, changed, decided or closed a finding, newest first.
 */
export type FindingEventList = Array<{
    id: string;
    kind: 'opened' | 'closed' | 'reopened' | 'changed' | 'decided' | 'undecided' | 'ticket';
    /**
     * who or what is behind it
     */
    cause: 'device' | 'data' | 'rule' | 'human';
    /**
     * `first_seen`, `seen_again`: a scan found it, after it was closed; `data_changed`, `data_withdrawn`: other intelligence says something else, or nothing; `fixed_verified`: a scan showed that it is fixed; `device_merged`, `device_split`: devices were joined or told apart again; `person_decided`, `decision_expired`, `decision_no_longer_fits`: a decision counts for it, or no longer does; `still_there`: a scan has found what was mitigated, or whose ticket was closed; `rule_…`: a rule covers it, has run out, was ended, no longer fits, or has lapsed early; `document_replaced`, `document_withdrawn`: so did a statement of a VEX document, of which another version took its place, or which somebody withdrew; `ticket_…`: what somebody did with its ticket
     */
    reason: 'first_seen' | 'seen_again' | 'fixed_verified' | 'data_changed' | 'data_withdrawn' | 'device_merged' | 'device_split' | 'person_decided' | 'decision_expired' | 'decision_no_longer_fits' | 'still_there' | 'rule_applied' | 'rule_expired' | 'rule_removed' | 'document_replaced' | 'document_withdrawn' | 'rule_no_longer_fits' | 'rule_lapsed_exploited' | 'rule_lapsed_exposed' | 'rule_lapsed_fix' | 'ticket_linked' | 'ticket_unlinked' | 'ticket_closed' | 'ticket_reopened';
    /**
     * what was said before; null where it did not stand
     */
    before: {
        /**
         * of the record that decided
         */
        record_digest: string | null;
        score: number | null;
        severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
        known_exploited: boolean;
        /**
         * the day CISA listed it; null where that is not known
         */
        known_exploited_since: string | null;
        /**
         * null in events of older versions
         */
        tier: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade' | null;
        confidence: number | null;
        statement: string | null;
    } | null;
    /**
     * what is said since; null where it does not stand
     */
    after: {
        /**
         * of the record that decided
         */
        record_digest: string | null;
        score: number | null;
        severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
        known_exploited: boolean;
        /**
         * the day CISA listed it; null where that is not known
         */
        known_exploited_since: string | null;
        /**
         * null in events of older versions
         */
        tier: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade' | null;
        confidence: number | null;
        statement: string | null;
    } | null;
    /**
     * digest of the bundle before; null where none was changed
     */
    bundle_before: string | null;
    bundle_after: string | null;
    /**
     * what was decided; null in events of other kinds
     */
    status: 'accepted' | 'mitigated' | 'false_positive' | null;
    decided_by: 'decision' | 'rule' | null;
    /**
     * the decision or rule that has begun to count, or has ended
     */
    decision_id: string | null;
    /**
     * the ticket that it is about; null in events of other kinds
     */
    ticket: {
        id: string;
        reference: string;
    } | null;
    /**
     * the VEX document that the rule is a statement of
     */
    vex_document: {
        id: string;
        document_id: string;
        author: string;
        version: string;
    } | null;
    /**
     * the scan that saw it, or proved it fixed
     */
    scan_id: string | null;
    created_at: string;
}>;

/**
 * Sorted from the highest down.
 */
export type FindingList = Array<{
    id: string;
    cve_id: string;
    /**
     * how it stands now: the newest decision that has not expired
     */
    status: 'open' | 'accepted' | 'mitigated' | 'false_positive';
    /**
     * where it is in its life; `reopened`: open again after it was closed or decided; `fixed_assumed`: the intelligence says that what was seen last is not affected; `unknown`: nobody says anything about it any more
     */
    state: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
    /**
     * what `status` rests on; null while nothing is decided
     */
    decision: {
        by: 'decision' | 'rule';
        id: string;
        /**
         * null: until another decision
         */
        until: string | null;
    } | null;
    /**
     * of a help desk, which are to mend it; the oldest first
     */
    tickets: Array<{
        id: string;
        reference: string;
        url: string | null;
        state: 'open' | 'closed' | 'verified' | 'reopened';
    }>;
    score: number | null;
    /**
     * null while nobody has scored it: `severity=UNSCORED` looks for those
     */
    severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | null;
    vector: string | null;
    cvss_version: '2.0' | '3.0' | '3.1' | '4.0' | null;
    /**
     * in CISA's catalogue
     */
    known_exploited: boolean;
    /**
     * the day CISA listed it; null also where the intelligence does not say
     */
    known_exploited_since: string | null;
    epss: {
        probability: number;
        percentile: number;
    } | null;
    /**
     * CISA's answers to its SSVC decision points; null where it has published none
     */
    ssvc: {
        exploitation: 'none' | 'poc' | 'active' | null;
        automatable: boolean | null;
        technical_impact: 'partial' | 'total' | null;
    } | null;
    /**
     * how urgent it is by CISA BOD 26-04
     */
    priority: {
        tier: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
        /**
         * the days of the tier after `counted_from`; null: with the next upgrade
         */
        due_at: string | null;
        /**
         * the earlier of when it was first seen and the start, in UTC, of the day CISA listed the CVE; null: with the next upgrade
         */
        counted_from: string | null;
        reasons: Array<'publicly_exposed' | 'not_exposed' | 'exposure_unknown' | 'known_exploited' | 'exploitation_active' | 'not_known_exploited' | 'automatable' | 'not_automatable' | 'automatable_unknown' | 'total_control' | 'partial_control' | 'technical_impact_unknown' | 'metadata_missing' | 'listed_before_seen'>;
        /**
         * what of the directive gave the tier
         */
        rule: string;
    };
    published_at: string;
    confidence: number;
    port: number;
    transport: 'tcp' | 'udp';
    site_id: string;
    device: {
        id: string;
        mac_address: string | null;
        ip_address: string;
        hostname: string | null;
        manufacturer: string | null;
    };
    first_seen_at: string;
    last_seen_at: string;
    first_scan_id: string;
    last_scan_id: string;
    /**
     * scans that saw it
     */
    sightings: number;
    /**
     * since when it no longer stands; null while it does
     */
    closed_at: string | null;
    /**
     * `data_changed`: the intelligence says that it is not affected; `data_withdrawn`: it says nothing of it any more; `fixed_verified`: a scan reached its service and identified a version that is not affected; `device_merged`: its device is another that has it too
     */
    closed_reason: 'data_changed' | 'data_withdrawn' | 'fixed_verified' | 'device_merged' | null;
}>;

/**
 * A decision about all findings that fit all it names, those of the future too.
 */
export type FindingRule = {
    id: string;
    status: 'accepted' | 'mitigated' | 'false_positive';
    site_id: string | null;
    finding_id: string | null;
    cve_id: string | null;
    network: string | null;
    tag: string | null;
    device_class: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown' | null;
    justification: string;
    vex_justification: 'component_not_present' | 'vulnerable_code_not_present' | 'vulnerable_code_not_in_execute_path' | 'vulnerable_code_cannot_be_controlled_by_adversary' | 'inline_mitigations_already_exist' | null;
    /**
     * what ends it early for a finding: its CVE enters the catalogue of CISA, its device is seen at an address of the internet, or its record names a fix
     */
    lapses_on: Array<'known_exploited' | 'exposed' | 'fix_available'>;
    expires_at: string | null;
    created_by: string;
    created_at: string;
    /**
     * when somebody ended it; null while nobody has
     */
    ended_at: string | null;
    ended_by: string | null;
    /**
     * what was judged, as a CPE name in which `*` stands for everything
     */
    product: string | null;
    /**
     * the same as a package URL, where a VEX document names it so
     */
    purl: string | null;
    /**
     * with `transport` the one service that it is about; null: any
     */
    port: number | null;
    transport: 'tcp' | 'udp' | null;
    /**
     * the VEX document that it is a statement of; null for a person's own
     */
    vex_document_id: string | null;
    /**
     * open findings that it counts for
     */
    covers: number;
};

/**
 * Newest first.
 */
export type FindingRuleList = Array<{
    id: string;
    status: 'accepted' | 'mitigated' | 'false_positive';
    site_id: string | null;
    finding_id: string | null;
    cve_id: string | null;
    network: string | null;
    tag: string | null;
    device_class: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown' | null;
    justification: string;
    vex_justification: 'component_not_present' | 'vulnerable_code_not_present' | 'vulnerable_code_not_in_execute_path' | 'vulnerable_code_cannot_be_controlled_by_adversary' | 'inline_mitigations_already_exist' | null;
    /**
     * what ends it early for a finding: its CVE enters the catalogue of CISA, its device is seen at an address of the internet, or its record names a fix
     */
    lapses_on: Array<'known_exploited' | 'exposed' | 'fix_available'>;
    expires_at: string | null;
    created_by: string;
    created_at: string;
    /**
     * when somebody ended it; null while nobody has
     */
    ended_at: string | null;
    ended_by: string | null;
    /**
     * what was judged, as a CPE name in which `*` stands for everything
     */
    product: string | null;
    /**
     * the same as a package URL, where a VEX document names it so
     */
    purl: string | null;
    /**
     * with `transport` the one service that it is about; null: any
     */
    port: number | null;
    transport: 'tcp' | 'udp' | null;
    /**
     * the VEX document that it is a statement of; null for a person's own
     */
    vex_document_id: string | null;
}>;

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
 * An agent that is to come, and what it comes with.
 */
export type InvitedAgent = {
    id: string;
    site_id: string;
    name: string;
    state: 'invited' | 'enrolled' | 'revoked';
    /**
     * version of Sitewarden that it told last
     */
    release: string | null;
    created_at: string;
    /**
     * until when its invitation can be used
     */
    invitation_expires_at: string;
    enrolled_at: string | null;
    last_heard_at: string | null;
    revoked_at: string | null;
    /**
     * `swa_…`, good once and for a day; shown only this once
     */
    invitation: string;
};

/**
 * What is known of a feed since an update last looked for it.
 */
export type KeptFeed = {
    name: 'nvd' | 'cve-list' | 'overlay' | 'kev' | 'epss' | 'mikrotik' | 'endoflife' | 'debian' | 'recog' | 'oui';
    /**
     * where it comes from; null for whoever does not run the installation
     */
    source: string | null;
    /**
     * whether bundles are built from it, or it is only kept
     */
    in_bundle: boolean;
    /**
     * null where nobody counts them
     */
    records: number | null;
    /**
     * as it was sent
     */
    bytes: number;
    newest_record_at: string | null;
    /**
     * whole days since the newest record; null when none says
     */
    age_days: number | null;
    /**
     * days after which its newest record is too old; null where no record tells a date
     */
    allowed_age_days: number | null;
    /**
     * old by content: nothing newer came in `allowed_age_days`, however lately it was fetched
     */
    stale: boolean;
    /**
     * when it was last looked for
     */
    last_checked_at: string | null;
    /**
     * when it last brought something new
     */
    last_changed_at: string | null;
    /**
     * why the last look failed; null when it did not. The former version is used then.
     */
    last_error: {
        /**
         * such as feed_unreachable
         */
        code: string;
        /**
         * null for whoever does not run the installation
         */
        message: string | null;
        at: string;
    } | null;
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
 * A ticket to which findings were linked.
 */
export type LinkedTicket = {
    id: string;
    reference: string;
    url: string | null;
    /**
     * `closed`: called done, and something of it is still to be verified; `verified`: nothing of it is left that is not proved to be fixed, assumed so by newer intelligence, withdrawn or accepted; `reopened`: a person or a scan said that it is not done
     */
    state: 'open' | 'closed' | 'verified' | 'reopened';
    findings: {
        total: number;
        /**
         * open, reopened or called mitigated
         */
        left: number;
        /**
         * proved by a scan to be fixed
         */
        verified: number;
    };
    created_by: string;
    created_at: string;
    closed_by: string | null;
    /**
     * when somebody last called it done
     */
    closed_at: string | null;
    /**
     * null also where a scan did
     */
    reopened_by: string | null;
    reopened_at: string | null;
    /**
     * the scan that found what was called done
     */
    reopened_scan_id: string | null;
    /**
     * findings that were not linked to it before
     */
    linked: number;
};

/**
 * Every CVE that any scan saw on the devices, whatever the thresholds of schedules.
 */
export type MacAddressCves = {
    /**
     * as they are kept: upper case, with colons
     */
    mac_addresses: Array<string>;
    /**
     * scans that saw any of them
     */
    total_scans: number;
    /**
     * CVEs counted once for each host and scan
     */
    total_cve_instances: number;
    /**
     * hosts; one MAC address in two sites is two
     */
    total_host_count: number;
    mac_stats: {
        [key: string]: {
            total_cve_instances: number;
            unique_cve_count: number;
            highest_score: number;
            average_score: number;
        };
    };
    stats: {
        unique_cve_count: number;
        highest_score: number;
        average_score: number;
    };
    /**
     * one for each CVE and host, the one seen last first
     */
    cves: Array<{
        cve_id: string;
        published_at: string;
        /**
         * id of the newest sighting
         */
        id: string;
        /**
         * when it was seen last
         */
        created_at: string;
        /**
         * the scan that saw it last
         */
        scan_id: string;
        host: {
            id: string;
            site_id: string;
            hostname: string | null;
            mac_address: string;
            manufacturer: string | null;
            ip_address: string;
        };
        status: 'open' | 'accepted' | 'mitigated';
        /**
         * where the finding is in its life
         */
        state: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
        /**
         * the newest 100 sightings before this one; the counts are of all of them
         */
        other_occurrences: Array<{
            id: string;
            scan_id: string;
            host_id: string;
            created_at: string;
        }>;
        finding_id: string;
        description: string;
        /**
         * the CVE numbering authority
         */
        assigner: string | null;
        references: Array<{
            url: string;
            name: string;
        }>;
        vector: string | null;
        /**
         * null while nobody has scored it
         */
        score: number | null;
        /**
         * NONE while nobody has scored it
         */
        severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
        compliance_tags: Array<'PCI-DSS' | 'HIPAA' | 'GDPR' | 'SOC2' | 'ISO-27001' | 'NIST'>;
        cve_detail: {
            cvss_version: string | null;
            vector: string | null;
            base_score: number | null;
            /**
             * NONE while nobody has scored it
             */
            severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
            /**
             * computed from the vector; null for CVSS 4.0
             */
            impact_score: number | null;
            exploitability_score: number | null;
            /**
             * null where the version of CVSS has no such metric
             */
            metrics: {
                attack_vector: string | null;
                attack_complexity: string | null;
                /**
                 * of CVSS 2.0: how often one must log in
                 */
                privileges_required: string | null;
                user_interaction: string | null;
                scope: string | null;
                confidentiality: string | null;
                integrity: string | null;
                availability: string | null;
            };
        };
        known_exploited: boolean;
    }>;
};

/**
 * What to do about a CVE, made from its record; where a language model is configured, its words may follow.
 */
export type MitigationSteps = {
    cve_id: string;
    /**
     * Markdown
     */
    mitigation: string;
    /**
     * `records`, and the name of the language model whose words follow in a section of their own; absent where no model wrote anything
     */
    generated_by?: Array<string>;
};

/**
 * What one recipient is told.
 */
export type NotificationDelivery = {
    /**
     * the webhook-id of a webhook: the same at every attempt
     */
    id: string;
    /**
     * null for a user that a schedule notifies; the group may be gone
     */
    notification_group_id: string | null;
    channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
    /**
     * id of the user, or the address by its host alone
     */
    recipient: string;
    /**
     * `pending`: not tried yet; `failed`: will be tried again; `given_up`: will not, unless it is replayed
     */
    state: 'pending' | 'sent' | 'failed' | 'given_up';
    /**
     * several where they were held back until the same hour
     */
    messages: Array<{
        event: 'scan.started' | 'scan.finished' | 'scan.failed' | 'scan.stopped' | 'scan.not_run' | 'finding.known_exploited' | 'ticket.reopened' | 'feed.alarm' | 'test';
        urgency: 'info' | 'warning' | 'alarm';
        subject: string;
        summary: string;
        facts: Array<{
            name: string;
            value: string;
        }>;
        scan_id: string | null;
        /**
         * names of the sites it is about; empty: all of them
         */
        sites: Array<string>;
        occurred_at: string;
    }>;
    /**
     * how many more were held back than are kept
     */
    omitted: number;
    /**
     * whether it is the digest of a group, and of what; null where it is none
     */
    digest: 'day' | 'week' | null;
    held_until: string | null;
    /**
     * when it is tried next; null once nobody tries any more
     */
    due_at: string | null;
    attempts: number;
    /**
     * why the last attempt failed
     */
    reason: string | null;
    created_at: string;
    finished_at: string | null;
};

/**
 * What one recipient is told, and every attempt to.
 */
export type NotificationDeliveryDetail = {
    /**
     * the webhook-id of a webhook: the same at every attempt
     */
    id: string;
    /**
     * null for a user that a schedule notifies; the group may be gone
     */
    notification_group_id: string | null;
    channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
    /**
     * id of the user, or the address by its host alone
     */
    recipient: string;
    /**
     * `pending`: not tried yet; `failed`: will be tried again; `given_up`: will not, unless it is replayed
     */
    state: 'pending' | 'sent' | 'failed' | 'given_up';
    /**
     * several where they were held back until the same hour
     */
    messages: Array<{
        event: 'scan.started' | 'scan.finished' | 'scan.failed' | 'scan.stopped' | 'scan.not_run' | 'finding.known_exploited' | 'ticket.reopened' | 'feed.alarm' | 'test';
        urgency: 'info' | 'warning' | 'alarm';
        subject: string;
        summary: string;
        facts: Array<{
            name: string;
            value: string;
        }>;
        scan_id: string | null;
        /**
         * names of the sites it is about; empty: all of them
         */
        sites: Array<string>;
        occurred_at: string;
    }>;
    /**
     * how many more were held back than are kept
     */
    omitted: number;
    /**
     * whether it is the digest of a group, and of what; null where it is none
     */
    digest: 'day' | 'week' | null;
    held_until: string | null;
    /**
     * when it is tried next; null once nobody tries any more
     */
    due_at: string | null;
    attempts: number;
    /**
     * why the last attempt failed
     */
    reason: string | null;
    created_at: string;
    finished_at: string | null;
    /**
     * every attempt, oldest first
     */
    log: Array<{
        number: number;
        outcome: 'sent' | 'failed' | 'given_up';
        /**
         * of HTTP or SMTP; null where there was no answer
         */
        status: number | null;
        reason: string | null;
        started_at: string;
        finished_at: string;
    }>;
};

/**
 * Newest first.
 */
export type NotificationDeliveryList = Array<NotificationDelivery>;

/**
 * Who is told about what, and when.
 */
export type NotificationGroup = {
    id: string;
    name: string;
    active_hours: {
        /**
         * IANA name
         */
        timezone: string;
        windows: Array<{
            /**
             * 0 = Sunday
             */
            day_of_week: number;
            /**
             * HH:mm
             */
            from: string;
            /**
             * HH:mm, not included; 24:00 is the end of the day
             */
            until: string;
        }>;
    } | null;
    mute: 'schedule-active' | 'schedule-inactive' | 'never' | 'always';
    digest: {
        every: 'day' | 'week';
        /**
         * 0 = Sunday; for every week alone, which needs it
         */
        day_of_week: number | null;
        /**
         * HH:mm; a time that a change of the clocks skips means the end of the gap, one that comes twice the first
         */
        at: string;
        /**
         * IANA name
         */
        timezone: string;
        /**
         * topics that are told at once all the same; left out: `known_exploited` and `feed_alarm`
         */
        at_once: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'ticket_reopened' | 'feed_alarm'>;
    } | null;
    topics: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'ticket_reopened' | 'feed_alarm'>;
    sites: Array<string>;
    /**
     * without the scope `org:update` an address is told by its host alone, https://host***; sent back like that, it stays what it is
     */
    notifiables: Array<{
        id: string;
        channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
        has_secret: boolean;
    }>;
    /**
     * ids of schedules that name the group and scan other sites too: nobody is told of their scans until the group gets all of their sites, or they another group
     */
    too_narrow_for: Array<string>;
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type NotificationGroupList = Array<NotificationGroup>;

/**
 * A document of OpenAPI 3.1.
 */
export type OpenapiDocument = {
    [key: string]: unknown;
};

/**
 * A tenant.
 */
export type Organization = {
    /**
     * also the `org_id` of JWTs
     */
    id: string;
    name: string;
    default_status_expiration_days: number | null;
    /**
     * days that each is kept; null: for ever
     */
    retention: {
        /**
         * hosts and results of scans, whose counts stay
         */
        scan_details_days: number | null;
        /**
         * scans
         */
        scans_days: number | null;
        /**
         * which scan saw which device and finding, but for the newest of each
         */
        sightings_days: number | null;
        /**
         * history of devices and findings
         */
        events_days: number | null;
        /**
         * why planned runs began or did not
         */
        occurrences_days: number | null;
        /**
         * messages that were sent or given up, and what was told of already
         */
        deliveries_days: number | null;
    };
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type OrganizationList = Array<Organization>;

/**
 * The scan pauses or goes on, within seconds.
 */
export type PausedScan = {
    scan_id: string;
    status: 'pausing' | 'resuming';
    message: string;
};

/**
 * A signed link to hand to somebody without an account.
 */
export type ReportLink = {
    /**
     * opens the report without credentials
     */
    url: string;
    /**
     * the form of the report; see docs/reports.md
     */
    format: 'json' | 'csv' | 'html' | 'pdf' | 'sarif' | 'openvex' | 'csaf' | 'cyclonedx';
    expires_at: string;
};

/**
 * How far a report is that somebody waits for.
 */
export type ReportProgress = {
    id: string;
    scan_id: string;
    /**
     * `reading`: what it says is being gathered; `writing`: it is sent as its reader takes it; `abandoned`: its reader has gone, or the process that made it
     */
    state: 'reading' | 'writing' | 'finished' | 'failed' | 'abandoned';
    findings_written: number;
    /**
     * null while it is not known
     */
    findings_total: number | null;
    started_at: string;
    /**
     * told every second while it is being made
     */
    updated_at: string;
};

/**
 * A scan with its parts and the hosts that are finished so far.
 */
export type Scan = {
    /**
     * id of the scan
     */
    id: string;
    /**
     * null for every scan without a schedule: of the first start, of POST /v1/scans
     */
    scan_schedule_id: string | null;
    /**
     * friendly code, unique within the organization
     */
    scan_id: string;
    kind: 'first_run' | 'scheduled' | 'on_demand' | 'imported';
    status: 'pending' | 'starting' | 'running' | 'processing' | 'finished' | 'partial' | 'stopped' | 'failed';
    running: boolean;
    /**
     * why the report is partial, stopped or failed
     */
    reasons: Array<string>;
    /**
     * why none of its parts is worked on although the scan is under way; null while one is
     */
    hold: {
        /**
         * `site_busy`: another scan works on the site; `paused`: somebody asked for it; `blackout`: a window is open
         */
        reason: 'site_busy' | 'paused' | 'blackout';
        since: string;
        /**
         * friendly code of the scan that it waits for, or name of the window
         */
        by: string | null;
        /**
         * when it ends, as far as is known
         */
        until: string | null;
    } | null;
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
     * duration in words, rounded to the minute
     */
    runtime: string;
    average_score: number;
    highest_score: number;
    /**
     * findings over all hosts; those without a score are counted whatever min_cvss is
     */
    cve_count: number;
    /**
     * distinct CVEs among them; those without a score are counted whatever min_cvss is
     */
    unique_cves: number;
    cve_repeat_ratio: number;
    /**
     * of the schedule; null for a scan without one
     */
    warning_threshold: number | null;
    /**
     * findings over all hosts scored at or above warning_threshold; null without one
     */
    warning_count: number | null;
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
    /**
     * path of the scan's events on this API; needs a token
     */
    log_url: string;
    sites: Array<{
        /**
         * id of this site's part of the scan
         */
        id: string;
        site_id: string;
        status: 'pending' | 'starting' | 'running' | 'processing' | 'finished' | 'partial' | 'stopped' | 'failed';
        reasons: Array<string>;
        /**
         * why it is not worked on; null while it is
         */
        hold: {
            /**
             * `site_busy`: another scan works on the site; `paused`: somebody asked for it; `blackout`: a window is open
             */
            reason: 'site_busy' | 'paused' | 'blackout';
            since: string;
            /**
             * friendly code of the scan that it waits for, or name of the window
             */
            by: string | null;
            /**
             * when it ends, as far as is known
             */
            until: string | null;
        } | null;
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
         * why no living worker can take it, and since when; it fails when that lasts (`SITEWARDEN_WORKER_WAIT_MINUTES`)
         */
        waiting_reason: string | null;
        started_at: string | null;
        finished_at: string | null;
        hosts_finished: number;
        /**
         * finished hosts, 1,000 over all sites at most
         */
        hosts: Array<{
            ip_address: string;
            hostname: string | null;
            mac_address: string | null;
            manufacturer: string | null;
            device_class: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown';
            open_ports: number;
            services: Array<{
                port: number;
                transport: 'tcp' | 'udp';
                service: string | null;
                product: string | null;
                version: string | null;
            }>;
        }>;
    }>;
};

/**
 * What one site's part of a scan counted.
 */
export type ScanCount = {
    scan_id: string;
    site_id: string;
    /**
     * when it ended, in UTC
     */
    day: string;
    hosts_scanned: number;
    hosts_with_cves: number;
    open_ports: number;
    /**
     * a CVE counts once for each host and service
     */
    cve_count: number;
    unique_cves: number;
    highest_score: number | null;
    /**
     * whether hosts and findings of the scan can still be read
     */
    has_details: boolean;
};

/**
 * Newest day first.
 */
export type ScanCountList = Array<ScanCount>;

/**
 * What became of an import.
 */
export type ScanImport = {
    /**
     * id of the scan that the content became
     */
    scan_id: string;
    /**
     * the same content was there before; nothing was changed
     */
    already_imported: boolean;
    /**
     * hosts inside of the networks of the site
     */
    hosts: number;
    /**
     * hosts outside of them, which were not imported
     */
    refused_hosts: number;
    /**
     * their addresses, the first 1000
     */
    refused: Array<string>;
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
         * friendly code; null for the one-shot command
         */
        scan_code: string | null;
        /**
         * null for a scan without a schedule
         */
        scan_schedule_id: string | null;
        /**
         * null for the one-shot command
         */
        status: 'pending' | 'starting' | 'running' | 'processing' | 'finished' | 'partial' | 'stopped' | 'failed' | null;
        /**
         * score from which a finding is a warning; null for a scan without a schedule
         */
        warning_threshold: number | null;
        /**
         * when it was accepted, if it never started
         */
        started_at: string;
        /**
         * when this was written, while the scan runs
         */
        finished_at: string;
        targets: Array<string>;
        /**
         * findings scored below are left out; absent when none are
         */
        min_score?: number;
        /**
         * what the sites' routers told; absent when none was asked
         */
        routers?: Array<{
            address: string;
            /**
             * how it was read; null when it was not
             */
            source: 'routeros_rest' | 'routeros_api' | 'snmp' | null;
            read_at: string | null;
            system: {
                identity: string | null;
                version: string | null;
                channel: string | null;
                board: string | null;
                architecture: string | null;
                serial: string | null;
                packages: Array<{
                    name: string;
                    version: string;
                    is_disabled: boolean;
                }>;
                update: {
                    channel: string | null;
                    latest_version: string | null;
                    status: string | null;
                } | null;
            } | null;
            services: Array<{
                name: string;
                port: number | null;
                is_enabled: boolean;
                /**
                 * from where it may be reached; empty: from anywhere
                 */
                addresses: Array<string>;
            }>;
            /**
             * entries of its tables
             */
            entries: {
                arp: number;
                leases: number;
                ipv6_neighbours: number;
                bridge_hosts: number;
                wifi_stations: number;
                announcements: number;
            };
            /**
             * what could not be read
             */
            unread: Array<string>;
            /**
             * what was tried in vain, with the reason
             */
            attempts: Array<string>;
            load: {
                polls: number;
                failed_polls: number;
                highest_cpu_percent: number | null;
                highest_connections: number | null;
                max_connections: number | null;
                /**
                 * how long the scan went slower for the router's sake
                 */
                slowed_ms: number;
                /**
                 * how long it waited
                 */
                paused_ms: number;
            } | null;
        }>;
        partial: boolean;
        partial_reasons: Array<string>;
        /**
         * what was sent (connection attempts, datagrams, echo requests); absent where nothing was, and in results of older versions
         */
        traffic?: {
            packets_sent: number;
            /**
             * packets of the busiest second
             */
            peak_per_second: number;
            /**
             * the budget of the scan; 0: none
             */
            rate_per_second: number;
            /**
             * the budget of each host, fragile ones excepted; 0: none
             */
            rate_per_second_per_host: number;
        };
        intel: {
            digest: string;
            newest_record_at: string | null;
            records: number;
            kind: 'full' | 'baseline';
        };
    };
    hosts: Array<{
        /**
         * null in a scan that knows no sites
         */
        site_id: string | null;
        /**
         * null as site_id, or when the site is gone
         */
        site_name: string | null;
        ip_address: string;
        hostname: string | null;
        mac_address: string | null;
        manufacturer: string | null;
        /**
         * what kind of device it seems to be, and what speaks for it; absent in older results
         */
        device?: {
            class: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown';
            confidence: number;
            os_family: string | null;
            signals: Array<string>;
        };
        /**
         * which table of the site's router the MAC comes from; absent when the scanner saw it itself
         */
        mac_address_source?: 'router_interface' | 'router_arp' | 'router_ipv6_neighbour' | 'router_dhcp_lease' | 'router_announcement';
        /**
         * likewise
         */
        hostname_source?: 'router_interface' | 'router_arp' | 'router_ipv6_neighbour' | 'router_dhcp_lease' | 'router_announcement';
        /**
         * the VLAN that the site's router has the host in
         */
        vlan_id?: number;
        discovered_by: 'tcp_open' | 'tcp_refused' | 'udp_reply' | 'icmp' | 'neighbour_table' | 'router' | 'assumed' | 'imported';
        partial_reasons: Array<string>;
        /**
         * what was sent to this host; absent in results of older versions
         */
        traffic?: {
            packets_sent: number;
            /**
             * the budget of this host; 0: none of its own
             */
            rate_per_second: number;
            /**
             * why the budget is a lower one
             */
            fragile_class: 'printer' | 'plc' | 'camera' | 'phone' | null;
        };
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
            /**
             * id of the observed reply that the identity rests on; absent in results of older versions
             */
            observation?: string | null;
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
             * scored at or above warning_threshold
             */
            warning: boolean;
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
                /**
                 * what other sources say that contradicts
                 */
                conflicts: Array<{
                    source: string;
                    verdict: string;
                    statement: string;
                }>;
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
            /**
             * what was decided about it and counts now; absent where nothing is decided, and in results of older versions
             */
            decision?: {
                status: 'accepted' | 'mitigated' | 'false_positive';
                /**
                 * `decision`: about the CVE on a MAC address; `rule`: a rule, or a statement of a VEX document
                 */
                by: 'decision' | 'rule';
                /**
                 * of the decision or the rule
                 */
                id: string;
                /**
                 * the words of who decided
                 */
                justification: string;
                vex_justification: 'component_not_present' | 'vulnerable_code_not_present' | 'vulnerable_code_not_in_execute_path' | 'vulnerable_code_cannot_be_controlled_by_adversary' | 'inline_mitigations_already_exist' | null;
                /**
                 * that it is a statement of; null for a decision of a person
                 */
                vex_document: {
                    id: string;
                    author: string;
                } | null;
                /**
                 * who decided, or imported the document
                 */
                decided_by: string;
                /**
                 * ISO 8601 instant in UTC
                 */
                decided_at: string;
                /**
                 * null: until another decision
                 */
                expires_at: string | null;
            };
        }>;
        /**
         * CVEs that the version would have and the service has not; absent when there are none
         */
        excluded?: Array<{
            cve_id: string;
            reason: 'fixed_by_distribution';
            /**
             * what decided
             */
            statement: string;
            source: 'debian_tracker';
            service: {
                port: number;
                transport: 'tcp' | 'udp';
            };
            judged_cpe: string;
        }>;
        /**
         * how many CVEs of a service the records cannot decide, to be looked at by a person: they are no findings, and not known to be absent; absent when there are none, and in results of older versions
         */
        unknown?: Array<{
            service: {
                port: number;
                transport: 'tcp' | 'udp';
            };
            cves: number;
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
        /**
         * null without a warning_threshold
         */
        warning_count: number | null;
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
     * null for every scan without a schedule: of the first start, of POST /v1/scans
     */
    scan_schedule_id: string | null;
    /**
     * friendly code, unique within the organization
     */
    scan_id: string;
    kind: 'first_run' | 'scheduled' | 'on_demand' | 'imported';
    status: 'pending' | 'starting' | 'running' | 'processing' | 'finished' | 'partial' | 'stopped' | 'failed';
    running: boolean;
    /**
     * why the report is partial, stopped or failed
     */
    reasons: Array<string>;
    /**
     * why none of its parts is worked on although the scan is under way; null while one is
     */
    hold: {
        /**
         * `site_busy`: another scan works on the site; `paused`: somebody asked for it; `blackout`: a window is open
         */
        reason: 'site_busy' | 'paused' | 'blackout';
        since: string;
        /**
         * friendly code of the scan that it waits for, or name of the window
         */
        by: string | null;
        /**
         * when it ends, as far as is known
         */
        until: string | null;
    } | null;
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
     * duration in words, rounded to the minute
     */
    runtime: string;
    average_score: number;
    highest_score: number;
    /**
     * findings over all hosts; those without a score are counted whatever min_cvss is
     */
    cve_count: number;
    /**
     * distinct CVEs among them; those without a score are counted whatever min_cvss is
     */
    unique_cves: number;
    cve_repeat_ratio: number;
    /**
     * of the schedule; null for a scan without one
     */
    warning_threshold: number | null;
    /**
     * findings over all hosts scored at or above warning_threshold; null without one
     */
    warning_count: number | null;
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
    /**
     * path of the scan's events on this API; needs a token
     */
    log_url: string;
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
 * The one seen last first.
 */
export type ScannedMacAddressList = Array<{
    mac_address: string;
    manufacturer: string | null;
    hostname: string | null;
    /**
     * where it was seen last
     */
    ip_address: string;
    site_id: string;
    first_seen_at: string;
    last_seen_at: string;
    /**
     * scans that saw it
     */
    total_scans: number;
    /**
     * CVEs counted once for each scan
     */
    total_cve_instances: number;
    unique_cve_count: number;
    /**
     * CVEs for which no decision stands
     */
    open_cve_count: number;
    highest_score: number;
    average_score: number;
}>;

/**
 * What became of each time at which the schedule was due, newest first.
 */
export type ScheduleOccurrenceList = Array<{
    id: string;
    /**
     * when the run was due by the recurrence
     */
    due_at: string;
    decided_at: string;
    outcome: 'ran' | 'skipped' | 'deferred';
    /**
     * `late`: it began as soon as it could; `missed`: too late by its policy; `blackout`: a blackout window stood in the way; `waits_for_window`: put off to its time of day; `site_offline`: nobody answered at one of its sites; `schedule_changed`: the rhythm of the schedule was changed before it began
     */
    reason: 'on_time' | 'late' | 'missed' | 'without_sites' | 'already_running' | 'blackout' | 'waits_for_window' | 'site_offline' | 'schedule_changed';
    scan_id: string | null;
    deferred_until: string | null;
    blackout_window: string | null;
    /**
     * sites at which nobody answered
     */
    offline_site_ids: Array<string>;
}>;

/**
 * When a schedule runs, beyond its weekday and weeks.
 */
export type ScheduleTiming = {
    recurrence: {
        /**
         * days by RFC 5545, without COUNT and UNTIL; the time of day is that of the schedule
         */
        rrule: string;
        except_dates: Array<string>;
        extra_dates: Array<string>;
    } | null;
    /**
     * what becomes of a run that could not begin: `skip` leaves it out, `once` begins it as soon as it can, `next_window` puts it off to the schedule's time of day on a later day
     */
    missed_runs: 'skip' | 'once' | 'next_window';
    /**
     * after which such a run is given up
     */
    missed_run_window_hours: number;
};

/**
 * The same for one MAC address.
 */
export type SingleMacAddressCves = {
    mac_address: string;
    /**
     * as they are kept: upper case, with colons
     */
    mac_addresses: Array<string>;
    /**
     * scans that saw any of them
     */
    total_scans: number;
    /**
     * CVEs counted once for each host and scan
     */
    total_cve_instances: number;
    /**
     * hosts; one MAC address in two sites is two
     */
    total_host_count: number;
    mac_stats: {
        [key: string]: {
            total_cve_instances: number;
            unique_cve_count: number;
            highest_score: number;
            average_score: number;
        };
    };
    stats: {
        unique_cve_count: number;
        highest_score: number;
        average_score: number;
    };
    /**
     * one for each CVE and host, the one seen last first
     */
    cves: Array<{
        cve_id: string;
        published_at: string;
        /**
         * id of the newest sighting
         */
        id: string;
        /**
         * when it was seen last
         */
        created_at: string;
        /**
         * the scan that saw it last
         */
        scan_id: string;
        host: {
            id: string;
            site_id: string;
            hostname: string | null;
            mac_address: string;
            manufacturer: string | null;
            ip_address: string;
        };
        status: 'open' | 'accepted' | 'mitigated';
        /**
         * where the finding is in its life
         */
        state: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
        /**
         * the newest 100 sightings before this one; the counts are of all of them
         */
        other_occurrences: Array<{
            id: string;
            scan_id: string;
            host_id: string;
            created_at: string;
        }>;
        finding_id: string;
        description: string;
        /**
         * the CVE numbering authority
         */
        assigner: string | null;
        references: Array<{
            url: string;
            name: string;
        }>;
        vector: string | null;
        /**
         * null while nobody has scored it
         */
        score: number | null;
        /**
         * NONE while nobody has scored it
         */
        severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
        compliance_tags: Array<'PCI-DSS' | 'HIPAA' | 'GDPR' | 'SOC2' | 'ISO-27001' | 'NIST'>;
        cve_detail: {
            cvss_version: string | null;
            vector: string | null;
            base_score: number | null;
            /**
             * NONE while nobody has scored it
             */
            severity: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
            /**
             * computed from the vector; null for CVSS 4.0
             */
            impact_score: number | null;
            exploitability_score: number | null;
            /**
             * null where the version of CVSS has no such metric
             */
            metrics: {
                attack_vector: string | null;
                attack_complexity: string | null;
                /**
                 * of CVSS 2.0: how often one must log in
                 */
                privileges_required: string | null;
                user_interaction: string | null;
                scope: string | null;
                confidentiality: string | null;
                integrity: string | null;
                availability: string | null;
            };
        };
        known_exploited: boolean;
    }>;
};

/**
 * A place with networks of its own.
 */
export type Site = {
    id: string;
    name: string;
    networks: Array<string>;
    excluded_networks: Array<string>;
    excluded_devices: Array<string>;
    /**
     * never with its secrets
     */
    router: {
        address: string;
        username: string;
        has_password: boolean;
        certificate_sha256: string | null;
        trust: 'verified' | 'any_certificate' | 'plaintext';
        ports: {
            rest: number | null;
            api_tls: number | null;
            api: number | null;
            snmp: number | null;
        };
        has_snmp_community: boolean;
    } | null;
    /**
     * only workers with this label scan the site; null: any worker
     */
    worker_label: string | null;
    /**
     * whether anything answered when the site was last scanned
     */
    online_state: 'online' | 'offline' | 'unknown';
    /**
     * when a scan of the site last ended
     */
    last_checked_at: string | null;
    /**
     * when one last had an answer
     */
    last_reached_at: string | null;
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type SiteList = Array<Site>;

/**
 * An update of the feeds that waits for its turn.
 */
export type StartedFeedUpdate = {
    status: 'pending';
    message: string;
};

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

/**
 * Work of a help desk that is to mend findings.
 */
export type Ticket = {
    id: string;
    reference: string;
    url: string | null;
    /**
     * `closed`: called done, and something of it is still to be verified; `verified`: nothing of it is left that is not proved to be fixed, assumed so by newer intelligence, withdrawn or accepted; `reopened`: a person or a scan said that it is not done
     */
    state: 'open' | 'closed' | 'verified' | 'reopened';
    findings: {
        total: number;
        /**
         * open, reopened or called mitigated
         */
        left: number;
        /**
         * proved by a scan to be fixed
         */
        verified: number;
    };
    created_by: string;
    created_at: string;
    closed_by: string | null;
    /**
     * when somebody last called it done
     */
    closed_at: string | null;
    /**
     * null also where a scan did
     */
    reopened_by: string | null;
    reopened_at: string | null;
    /**
     * the scan that found what was called done
     */
    reopened_scan_id: string | null;
};

/**
 * By their id.
 */
export type TicketFindingList = Array<{
    id: string;
    cve_id: string;
    state: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
    site_id: string;
    device_id: string;
    /**
     * where its device was seen last
     */
    ip_address: string;
    linked_by: string;
    linked_at: string;
}>;

/**
 * Newest first.
 */
export type TicketList = Array<{
    id: string;
    reference: string;
    url: string | null;
    /**
     * `closed`: called done, and something of it is still to be verified; `verified`: nothing of it is left that is not proved to be fixed, assumed so by newer intelligence, withdrawn or accepted; `reopened`: a person or a scan said that it is not done
     */
    state: 'open' | 'closed' | 'verified' | 'reopened';
    findings: {
        total: number;
        /**
         * open, reopened or called mitigated
         */
        left: number;
        /**
         * proved by a scan to be fixed
         */
        verified: number;
    };
    created_by: string;
    created_at: string;
    closed_by: string | null;
    /**
     * when somebody last called it done
     */
    closed_at: string | null;
    /**
     * null also where a scan did
     */
    reopened_by: string | null;
    reopened_at: string | null;
    /**
     * the scan that found what was called done
     */
    reopened_scan_id: string | null;
}>;

/**
 * How findings came and went.
 */
export type Trends = {
    from: string;
    to: string;
    trends: Array<{
        /**
         * id of the site, or class of device; null for all together
         */
        key: string | null;
        points: Array<{
            at: string;
            /**
             * findings that were open or reopened
             */
            open: number;
            /**
             * as it is now
             */
            by_severity: {
                [key: string]: number;
            };
            /**
             * as it is now
             */
            by_tier: {
                [key: string]: number;
            };
        }>;
        /**
         * from the first sight, of what was fixed in this time as a scan has proved; null where nothing was
         */
        time_to_fix: {
            fixed: number;
            median_days: number | null;
            p90_days: number | null;
        };
        /**
         * what is open now by the tiers of CISA BOD 26-04; `GET /v1/findings?overdue=true&sort=due_at` lists what is overdue
         */
        clocks: Array<{
            tier: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
            open: number;
            overdue: number;
            /**
             * of those that are not overdue
             */
            next_due_at: string | null;
        }>;
    }>;
};

/**
 * The decision has been kept.
 */
export type UpdatedCveStatus = {
    data: CveStatus;
    message: string;
};

/**
 * A person who is told about scans.
 */
export type User = {
    id: string;
    email: string;
    name: string;
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type UserList = Array<User>;

/**
 * A scan of the services alone that show a finding.
 */
export type Verification = {
    /**
     * id of the new scan
     */
    scan_id: string;
    /**
     * the address that is asked
     */
    target: string;
    /**
     * of the service that shows it most surely; those of others that show it are asked too
     */
    port: number;
    status: 'pending';
};

/**
 * Newest first.
 */
export type VexDocumentList = Array<{
    id: string;
    format: 'openvex' | 'csaf';
    /**
     * `@id` of OpenVEX, `tracking/id` of CSAF
     */
    document_id: string;
    author: string;
    version: string;
    issued_at: string;
    /**
     * over the text
     */
    digest: string;
    /**
     * the only site that it counts at; null: all
     */
    site_id: string | null;
    imported_by: string;
    imported_at: string;
    /**
     * when another version took its place
     */
    replaced_at: string | null;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
}>;

/**
 * What became of a document.
 */
export type VexImport = {
    id: string;
    /**
     * the very same text counts already; nothing was changed
     */
    already_imported: boolean;
    format: 'openvex' | 'csaf';
    document_id: string;
    author: string;
    version: string;
    issued_at: string;
    /**
     * over the text
     */
    digest: string;
    site_id: string | null;
    /**
     * statements that decide something, each a finding rule
     */
    rules: number;
    /**
     * open findings that they count for
     */
    covers: number;
    /**
     * statements that decide nothing here
     */
    idle_statements: number;
    /**
     * the first 1000 of them
     */
    idle: Array<{
        cve_id: string;
        product: string;
        status: 'not_affected' | 'fixed' | 'affected' | 'under_investigation' | 'other';
        why: 'status' | 'cve_unknown' | 'product_unknown' | 'version_missing' | 'narrower' | 'other_site' | 'overridden' | 'contradicted';
    }>;
};

/**
 * A process that works on scans.
 */
export type Worker = {
    id: string;
    /**
     * machine and process
     */
    name: string;
    /**
     * of networks that only some workers reach
     */
    labels: Array<string>;
    /**
     * version of the program
     */
    release: string;
    /**
     * draining: it takes nothing new and ends soon; lost: nothing was heard of it for 20 seconds, and others take what it had
     */
    state: 'alive' | 'draining' | 'lost';
    started_at: string;
    last_heartbeat_at: string;
    /**
     * what it is at
     */
    parts: Array<{
        organization_id: string;
        scan_id: string;
        /**
         * id of a site's part of the scan
         */
        scan_site_id: string;
        site_id: string;
    }>;
};

/**
 * The longest running first.
 */
export type WorkerList = Array<Worker>;

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
     * Bad Request - not readable, or the body is missing or not JSON.
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
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type GetScheduleTimingData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/v1/scan-schedules/{scanScheduleId}/timing';
};

export type GetScheduleTimingErrors = {
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

export type GetScheduleTimingError = GetScheduleTimingErrors[keyof GetScheduleTimingErrors];

export type GetScheduleTimingResponses = {
    /**
     * The timing.
     */
    200: ScheduleTiming;
};

export type GetScheduleTimingResponse = GetScheduleTimingResponses[keyof GetScheduleTimingResponses];

export type SetScheduleTimingData = {
    body: {
        /**
         * in place of weekday and weeks; without one those count
         */
        recurrence?: {
            rrule: string;
            except_dates?: Array<string>;
            extra_dates?: Array<string>;
        } | null;
        /**
         * what becomes of a run that could not begin: `skip` leaves it out, `once` begins it as soon as it can, `next_window` puts it off to the schedule's time of day on a later day
         */
        missed_runs?: 'skip' | 'once' | 'next_window';
        missed_run_window_hours?: number;
    };
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
    query?: never;
    url: '/v1/scan-schedules/{scanScheduleId}/timing';
};

export type SetScheduleTimingErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type SetScheduleTimingError = SetScheduleTimingErrors[keyof SetScheduleTimingErrors];

export type SetScheduleTimingResponses = {
    /**
     * The timing.
     */
    200: ScheduleTiming;
};

export type SetScheduleTimingResponse = SetScheduleTimingResponses[keyof SetScheduleTimingResponses];

export type ListScheduleOccurrencesData = {
    body?: never;
    path: {
        /**
         * id of the schedule
         */
        scanScheduleId: string;
    };
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
    url: '/v1/scan-schedules/{scanScheduleId}/occurrences';
};

export type ListScheduleOccurrencesErrors = {
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

export type ListScheduleOccurrencesError = ListScheduleOccurrencesErrors[keyof ListScheduleOccurrencesErrors];

export type ListScheduleOccurrencesResponses = {
    /**
     * The occurrences.
     */
    200: ScheduleOccurrenceList;
};

export type ListScheduleOccurrencesResponse = ListScheduleOccurrencesResponses[keyof ListScheduleOccurrencesResponses];

export type ReleaseSiteFromAgentsData = {
    body?: never;
    path: {
        /**
         * id of the site
         */
        siteId: string;
    };
    query?: never;
    url: '/v1/sites/{siteId}/agents';
};

export type ReleaseSiteFromAgentsErrors = {
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

export type ReleaseSiteFromAgentsError = ReleaseSiteFromAgentsErrors[keyof ReleaseSiteFromAgentsErrors];

export type ReleaseSiteFromAgentsResponses = {
    /**
     * It is released.
     */
    204: void;
};

export type ReleaseSiteFromAgentsResponse = ReleaseSiteFromAgentsResponses[keyof ReleaseSiteFromAgentsResponses];

export type InviteAgentData = {
    body: {
        /**
         * for people: where it stands
         */
        name: string;
    };
    path: {
        /**
         * id of the site
         */
        siteId: string;
    };
    query?: never;
    url: '/v1/sites/{siteId}/agents';
};

export type InviteAgentErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type InviteAgentError = InviteAgentErrors[keyof InviteAgentErrors];

export type InviteAgentResponses = {
    /**
     * The agent is invited.
     */
    201: InvitedAgent;
};

export type InviteAgentResponse = InviteAgentResponses[keyof InviteAgentResponses];

export type ListAgentsData = {
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
    url: '/v1/agents';
};

export type ListAgentsErrors = {
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

export type ListAgentsError = ListAgentsErrors[keyof ListAgentsErrors];

export type ListAgentsResponses = {
    /**
     * The agents.
     */
    200: AgentList;
};

export type ListAgentsResponse = ListAgentsResponses[keyof ListAgentsResponses];

export type RevokeAgentData = {
    body?: never;
    path: {
        /**
         * id of the agent
         */
        agentId: string;
    };
    query?: never;
    url: '/v1/agents/{agentId}';
};

export type RevokeAgentErrors = {
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

export type RevokeAgentError = RevokeAgentErrors[keyof RevokeAgentErrors];

export type RevokeAgentResponses = {
    /**
     * It is revoked.
     */
    204: void;
};

export type RevokeAgentResponse = RevokeAgentResponses[keyof RevokeAgentResponses];

export type EnrolAgentData = {
    body: {
        invitation: string;
        /**
         * Ed25519, 32 bytes in base64url
         */
        public_key: string;
        release: string;
    };
    path?: never;
    query?: never;
    url: '/v1/agent-enrolments';
};

export type EnrolAgentErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
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

export type EnrolAgentError = EnrolAgentErrors[keyof EnrolAgentErrors];

export type EnrolAgentResponses = {
    /**
     * The agent is enrolled.
     */
    201: EnrolledAgent;
};

export type EnrolAgentResponse = EnrolAgentResponses[keyof EnrolAgentResponses];

export type HearAgentMessageData = {
    body: {
        agent_id: string;
        /**
         * JSON: what the agent says, with a number that rises
         */
        message: string;
        /**
         * Ed25519 (RFC 8032), base64url, over `sitewarden agent message v1`, a newline and the message
         */
        signature: string;
    };
    headers?: {
        /**
         * `AGENT_ID SEQUENCE SIGNATURE`: the number of the message, and Ed25519, base64url, over `sitewarden agent head v1`, a newline and what stands before the second blank
         */
        'sitewarden-agent'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/agent-messages';
};

export type HearAgentMessageErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
     */
    400: ErrorResponse;
    /**
     * Unauthorized - no credentials, or none that count here.
     */
    401: ErrorResponse;
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

export type HearAgentMessageError = HearAgentMessageErrors[keyof HearAgentMessageErrors];

export type HearAgentMessageResponses = {
    /**
     * What the agent shall do.
     */
    200: AgentAnswer;
};

export type HearAgentMessageResponse = HearAgentMessageResponses[keyof HearAgentMessageResponses];

export type ListBlackoutWindowsData = {
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
    url: '/v1/blackout-windows';
};

export type ListBlackoutWindowsErrors = {
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

export type ListBlackoutWindowsError = ListBlackoutWindowsErrors[keyof ListBlackoutWindowsErrors];

export type ListBlackoutWindowsResponses = {
    /**
     * The windows.
     */
    200: BlackoutWindowList;
};

export type ListBlackoutWindowsResponse = ListBlackoutWindowsResponses[keyof ListBlackoutWindowsResponses];

export type CreateBlackoutWindowData = {
    body: {
        /**
         * unique within the organization
         */
        name: string;
        /**
         * the sites that it is about; null: all
         */
        site_ids?: Array<string> | null;
        /**
         * the kinds of devices that are not asked meanwhile; null: the whole site
         */
        device_classes?: Array<'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown'> | null;
        /**
         * the same hours of some days of the week
         */
        weekly?: {
            /**
             * on which it begins; 0 is Sunday
             */
            days_of_week: Array<number>;
            /**
             * `HH:mm` on the wall
             */
            start_time: string;
            /**
             * `HH:mm`; at or before the start it is of the next day
             */
            end_time: string;
            /**
             * an IANA name
             */
            timezone: string;
        } | null;
        /**
         * one span of time
         */
        single?: {
            starts_at: string;
            ends_at: string;
        } | null;
    };
    path?: never;
    query?: never;
    url: '/v1/blackout-windows';
};

export type CreateBlackoutWindowErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateBlackoutWindowError = CreateBlackoutWindowErrors[keyof CreateBlackoutWindowErrors];

export type CreateBlackoutWindowResponses = {
    /**
     * The window has been created.
     */
    201: BlackoutWindow;
};

export type CreateBlackoutWindowResponse = CreateBlackoutWindowResponses[keyof CreateBlackoutWindowResponses];

export type DeleteBlackoutWindowData = {
    body?: never;
    path: {
        /**
         * id of the window
         */
        blackoutWindowId: string;
    };
    query?: never;
    url: '/v1/blackout-windows/{blackoutWindowId}';
};

export type DeleteBlackoutWindowErrors = {
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

export type DeleteBlackoutWindowError = DeleteBlackoutWindowErrors[keyof DeleteBlackoutWindowErrors];

export type DeleteBlackoutWindowResponses = {
    /**
     * It is gone.
     */
    204: void;
};

export type DeleteBlackoutWindowResponse = DeleteBlackoutWindowResponses[keyof DeleteBlackoutWindowResponses];

export type UpdateBlackoutWindowData = {
    body: {
        /**
         * unique within the organization
         */
        name: string;
        /**
         * the sites that it is about; null: all
         */
        site_ids?: Array<string> | null;
        /**
         * the kinds of devices that are not asked meanwhile; null: the whole site
         */
        device_classes?: Array<'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown'> | null;
        /**
         * the same hours of some days of the week
         */
        weekly?: {
            /**
             * on which it begins; 0 is Sunday
             */
            days_of_week: Array<number>;
            /**
             * `HH:mm` on the wall
             */
            start_time: string;
            /**
             * `HH:mm`; at or before the start it is of the next day
             */
            end_time: string;
            /**
             * an IANA name
             */
            timezone: string;
        } | null;
        /**
         * one span of time
         */
        single?: {
            starts_at: string;
            ends_at: string;
        } | null;
    };
    path: {
        /**
         * id of the window
         */
        blackoutWindowId: string;
    };
    query?: never;
    url: '/v1/blackout-windows/{blackoutWindowId}';
};

export type UpdateBlackoutWindowErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateBlackoutWindowError = UpdateBlackoutWindowErrors[keyof UpdateBlackoutWindowErrors];

export type UpdateBlackoutWindowResponses = {
    /**
     * The window.
     */
    200: BlackoutWindow;
};

export type UpdateBlackoutWindowResponse = UpdateBlackoutWindowResponses[keyof UpdateBlackoutWindowResponses];

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

export type PauseScanData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/v1/scans/{scan_id}/pause';
};

export type PauseScanErrors = {
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

export type PauseScanError = PauseScanErrors[keyof PauseScanErrors];

export type PauseScanResponses = {
    /**
     * The scan pauses.
     */
    200: PausedScan;
};

export type PauseScanResponse = PauseScanResponses[keyof PauseScanResponses];

export type ResumeScanData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/v1/scans/{scan_id}/resume';
};

export type ResumeScanErrors = {
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

export type ResumeScanError = ResumeScanErrors[keyof ResumeScanErrors];

export type ResumeScanResponses = {
    /**
     * The scan goes on.
     */
    200: PausedScan;
};

export type ResumeScanResponse = ResumeScanResponses[keyof ResumeScanResponses];

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
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
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
    /**
     * Service Unavailable - not ready; try again shortly.
     */
    503: ErrorResponse;
};

export type OpenScanReportPdfError = OpenScanReportPdfErrors[keyof OpenScanReportPdfErrors];

export type OpenScanReportPdfResponses = {
    /**
     * The report.
     */
    200: Blob | File;
};

export type OpenScanReportPdfResponse = OpenScanReportPdfResponses[keyof OpenScanReportPdfResponses];

export type ExportScanReportData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: {
        /**
         * the form of the report; see docs/reports.md
         */
        format?: 'json' | 'csv' | 'html' | 'pdf' | 'sarif' | 'openvex' | 'csaf' | 'cyclonedx';
        /**
         * a new one of your own: `getReportProgress` tells by it how far the report is
         */
        progress_id?: string;
    };
    url: '/v1/scan-reports/{scan_id}';
};

export type ExportScanReportErrors = {
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

export type ExportScanReportError = ExportScanReportErrors[keyof ExportScanReportErrors];

export type ExportScanReportResponses = {
    /**
     * The report, in the format that was asked for.
     */
    200: ScanJson;
};

export type ExportScanReportResponse = ExportScanReportResponses[keyof ExportScanReportResponses];

export type GetReportProgressData = {
    body?: never;
    path: {
        /**
         * the `progress_id` of the request
         */
        progressId: string;
    };
    query?: never;
    url: '/v1/report-progress/{progressId}';
};

export type GetReportProgressErrors = {
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

export type GetReportProgressError = GetReportProgressErrors[keyof GetReportProgressErrors];

export type GetReportProgressResponses = {
    /**
     * The progress.
     */
    200: ReportProgress;
};

export type GetReportProgressResponse = GetReportProgressResponses[keyof GetReportProgressResponses];

export type CreateReportLinkData = {
    body: {
        /**
         * the form of the report; see docs/reports.md
         */
        format: 'json' | 'csv' | 'html' | 'pdf' | 'sarif' | 'openvex' | 'csaf' | 'cyclonedx';
        /**
         * how long the link opens the report; the setting of the installation when absent
         */
        expires_in_seconds?: number;
    };
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/v1/scan-reports/{scan_id}/links';
};

export type CreateReportLinkErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateReportLinkError = CreateReportLinkErrors[keyof CreateReportLinkErrors];

export type CreateReportLinkResponses = {
    /**
     * The link.
     */
    200: ReportLink;
};

export type CreateReportLinkResponse = CreateReportLinkResponses[keyof CreateReportLinkResponses];

export type OpenReportLinkData = {
    body?: never;
    path: {
        /**
         * id of the scan
         */
        scan_id: string;
        /**
         * the form of the report; see docs/reports.md
         */
        format: 'json' | 'csv' | 'html' | 'pdf' | 'sarif' | 'openvex' | 'csaf' | 'cyclonedx';
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
        /**
         * a new one of your own: `getReportLinkProgress` tells by it how far the report is
         */
        progress_id?: string;
    };
    url: '/v1/scan-reports/{scan_id}/files/{format}';
};

export type OpenReportLinkErrors = {
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

export type OpenReportLinkError = OpenReportLinkErrors[keyof OpenReportLinkErrors];

export type OpenReportLinkResponses = {
    /**
     * The report, in the format that was asked for.
     */
    200: ScanJson;
};

export type OpenReportLinkResponse = OpenReportLinkResponses[keyof OpenReportLinkResponses];

export type GetReportLinkProgressData = {
    body?: never;
    path: {
        /**
         * id of the scan
         */
        scan_id: string;
        /**
         * the form of the report; see docs/reports.md
         */
        format: 'json' | 'csv' | 'html' | 'pdf' | 'sarif' | 'openvex' | 'csaf' | 'cyclonedx';
        /**
         * the `progress_id` of the request
         */
        progressId: string;
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
    url: '/v1/scan-reports/{scan_id}/files/{format}/progress/{progressId}';
};

export type GetReportLinkProgressErrors = {
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

export type GetReportLinkProgressError = GetReportLinkProgressErrors[keyof GetReportLinkProgressErrors];

export type GetReportLinkProgressResponses = {
    /**
     * The progress.
     */
    200: ReportProgress;
};

export type GetReportLinkProgressResponse = GetReportLinkProgressResponses[keyof GetReportLinkProgressResponses];

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
     * Bad Request - not readable, or the body is missing or not JSON.
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
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type ListScansData = {
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
        /**
         * only scans that this site is part of
         */
        site_id?: string;
        /**
         * only scans of this schedule
         */
        scan_schedule_id?: string;
        /**
         * only scans in this state
         */
        status?: 'pending' | 'starting' | 'running' | 'processing' | 'finished' | 'partial' | 'stopped' | 'failed';
    };
    url: '/v1/scans';
};

export type ListScansErrors = {
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

export type ListScansError = ListScansErrors[keyof ListScansErrors];

export type ListScansResponses = {
    /**
     * The scans.
     */
    200: ScanReportList;
};

export type ListScansResponse = ListScansResponses[keyof ListScansResponses];

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
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type ImportScanData = {
    body: {
        site_id: string;
        /**
         * what `nmap -oX` writes
         */
        format: 'nmap_xml';
        /**
         * the text of the file, at most 16 MiB
         */
        content: string;
    };
    path?: never;
    query?: never;
    url: '/v1/scan-imports';
};

export type ImportScanErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type ImportScanError = ImportScanErrors[keyof ImportScanErrors];

export type ImportScanResponses = {
    /**
     * What became of it.
     */
    200: ScanImport;
};

export type ImportScanResponse = ImportScanResponses[keyof ImportScanResponses];

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

export type GetDeviceMitigationData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
    query?: never;
    url: '/v1/devices/{deviceId}/mitigation';
};

export type GetDeviceMitigationErrors = {
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

export type GetDeviceMitigationError = GetDeviceMitigationErrors[keyof GetDeviceMitigationErrors];

export type GetDeviceMitigationResponses = {
    /**
     * The steps.
     */
    200: DeviceMitigation;
};

export type GetDeviceMitigationResponse = GetDeviceMitigationResponses[keyof GetDeviceMitigationResponses];

export type GetCvesBySingleMacAddressData = {
    body?: never;
    path?: never;
    query: {
        /**
         * with colons, with hyphens, or bare
         */
        mac_address: string;
    };
    url: '/scans/cve/mac-address/cves';
};

export type GetCvesBySingleMacAddressErrors = {
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

export type GetCvesBySingleMacAddressError = GetCvesBySingleMacAddressErrors[keyof GetCvesBySingleMacAddressErrors];

export type GetCvesBySingleMacAddressResponses = {
    /**
     * The CVEs.
     */
    200: SingleMacAddressCves;
};

export type GetCvesBySingleMacAddressResponse = GetCvesBySingleMacAddressResponses[keyof GetCvesBySingleMacAddressResponses];

export type GetCvesByMacAddressData = {
    body: {
        /**
         * in any case; with colons, with hyphens, or bare
         */
        mac_addresses: Array<string>;
    };
    path?: never;
    query?: never;
    url: '/scans/cve/mac-address/cves';
};

export type GetCvesByMacAddressErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type GetCvesByMacAddressError = GetCvesByMacAddressErrors[keyof GetCvesByMacAddressErrors];

export type GetCvesByMacAddressResponses = {
    /**
     * The CVEs.
     */
    200: MacAddressCves;
};

export type GetCvesByMacAddressResponse = GetCvesByMacAddressResponses[keyof GetCvesByMacAddressResponses];

export type ListScannedMacAddressesData = {
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
        /**
         * true: devices without any CVE too
         */
        all?: 'true' | 'false';
    };
    url: '/scans/cve/mac-address/cve/list';
};

export type ListScannedMacAddressesErrors = {
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

export type ListScannedMacAddressesError = ListScannedMacAddressesErrors[keyof ListScannedMacAddressesErrors];

export type ListScannedMacAddressesResponses = {
    /**
     * The devices.
     */
    200: ScannedMacAddressList;
};

export type ListScannedMacAddressesResponse = ListScannedMacAddressesResponses[keyof ListScannedMacAddressesResponses];

export type ListCveStatusesData = {
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
        /**
         * about this MAC address alone
         */
        mac_address?: string;
        /**
         * about this CVE alone
         */
        cve_id?: string;
        /**
         * `open` is no decision, so the list is empty then
         */
        status?: 'open' | 'accepted' | 'mitigated';
    };
    url: '/scans/cve/mac-address/cve/status';
};

export type ListCveStatusesErrors = {
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

export type ListCveStatusesError = ListCveStatusesErrors[keyof ListCveStatusesErrors];

export type ListCveStatusesResponses = {
    /**
     * The decisions.
     */
    200: CveStatusList;
};

export type ListCveStatusesResponse = ListCveStatusesResponses[keyof ListCveStatusesResponses];

export type UpdateCveStatusData = {
    body: {
        /**
         * with colons, with hyphens, or bare
         */
        mac_address: string;
        cve_id: string;
        /**
         * `accepted`: a false positive or a risk that is borne; `mitigated`: mended or worked around. `open` cannot be set
         */
        status: 'open' | 'accepted' | 'mitigated';
        /**
         * 10 to 1000 characters
         */
        justification: string;
        /**
         * in the future; without one the default of the organization counts, if it has one
         */
        expiration_date?: string | null;
    };
    path?: never;
    query?: never;
    url: '/scans/cve/mac-address/cve/status';
};

export type UpdateCveStatusErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateCveStatusError = UpdateCveStatusErrors[keyof UpdateCveStatusErrors];

export type UpdateCveStatusResponses = {
    /**
     * The decision has been kept.
     */
    201: UpdatedCveStatus;
};

export type UpdateCveStatusResponse = UpdateCveStatusResponses[keyof UpdateCveStatusResponses];

export type ListDevicesData = {
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
        /**
         * of this site alone
         */
        site_id?: string;
        /**
         * with colons, with hyphens, or bare
         */
        mac_address?: string;
        /**
         * stands somewhere in the name, the address or the maker
         */
        q?: string;
        /**
         * of this class alone
         */
        device_class?: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown';
        /**
         * with this tag alone
         */
        tag?: string;
    };
    url: '/v1/devices';
};

export type ListDevicesErrors = {
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

export type ListDevicesError = ListDevicesErrors[keyof ListDevicesErrors];

export type ListDevicesResponses = {
    /**
     * The devices.
     */
    200: DeviceList;
};

export type ListDevicesResponse = ListDevicesResponses[keyof ListDevicesResponses];

export type GetDeviceData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
    query?: never;
    url: '/v1/devices/{deviceId}';
};

export type GetDeviceErrors = {
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

export type GetDeviceError = GetDeviceErrors[keyof GetDeviceErrors];

export type GetDeviceResponses = {
    /**
     * The device.
     */
    200: Device;
};

export type GetDeviceResponse = GetDeviceResponses[keyof GetDeviceResponses];

export type UpdateDeviceData = {
    body: {
        /**
         * in the place of those it had: words of 50 letters, digits and `._:-` at most, kept in lower case
         */
        tags: Array<string>;
    };
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
    query?: never;
    url: '/v1/devices/{deviceId}';
};

export type UpdateDeviceErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateDeviceError = UpdateDeviceErrors[keyof UpdateDeviceErrors];

export type UpdateDeviceResponses = {
    /**
     * The device.
     */
    200: Device;
};

export type UpdateDeviceResponse = UpdateDeviceResponses[keyof UpdateDeviceResponses];

export type ListDeviceServicesData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
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
    url: '/v1/devices/{deviceId}/services';
};

export type ListDeviceServicesErrors = {
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

export type ListDeviceServicesError = ListDeviceServicesErrors[keyof ListDeviceServicesErrors];

export type ListDeviceServicesResponses = {
    /**
     * The services.
     */
    200: DeviceServiceList;
};

export type ListDeviceServicesResponse = ListDeviceServicesResponses[keyof ListDeviceServicesResponses];

export type ListDeviceHistoryData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
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
    url: '/v1/devices/{deviceId}/history';
};

export type ListDeviceHistoryErrors = {
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

export type ListDeviceHistoryError = ListDeviceHistoryErrors[keyof ListDeviceHistoryErrors];

export type ListDeviceHistoryResponses = {
    /**
     * The history.
     */
    200: DeviceEventList;
};

export type ListDeviceHistoryResponse = ListDeviceHistoryResponses[keyof ListDeviceHistoryResponses];

export type ListDeviceMergesData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
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
    url: '/v1/devices/{deviceId}/merges';
};

export type ListDeviceMergesErrors = {
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

export type ListDeviceMergesError = ListDeviceMergesErrors[keyof ListDeviceMergesErrors];

export type ListDeviceMergesResponses = {
    /**
     * The merges.
     */
    200: DeviceMergeList;
};

export type ListDeviceMergesResponse = ListDeviceMergesResponses[keyof ListDeviceMergesResponses];

export type MergeDevicesData = {
    body: {
        /**
         * the device that is the same
         */
        device_id: string;
    };
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
    query?: never;
    url: '/v1/devices/{deviceId}/merges';
};

export type MergeDevicesErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type MergeDevicesError = MergeDevicesErrors[keyof MergeDevicesErrors];

export type MergeDevicesResponses = {
    /**
     * The devices are one.
     */
    201: DeviceMerge;
};

export type MergeDevicesResponse = MergeDevicesResponses[keyof MergeDevicesResponses];

export type UndoDeviceMergeData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
        /**
         * id of the merge
         */
        mergeId: string;
    };
    query?: never;
    url: '/v1/devices/{deviceId}/merges/{mergeId}';
};

export type UndoDeviceMergeErrors = {
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

export type UndoDeviceMergeError = UndoDeviceMergeErrors[keyof UndoDeviceMergeErrors];

export type UndoDeviceMergeResponses = {
    /**
     * The merge is undone.
     */
    200: DeviceMerge;
};

export type UndoDeviceMergeResponse = UndoDeviceMergeResponses[keyof UndoDeviceMergeResponses];

export type SplitDeviceData = {
    body: {
        /**
         * where the other device answers
         */
        ip_address: string;
    };
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
    query?: never;
    url: '/v1/devices/{deviceId}/splits';
};

export type SplitDeviceErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type SplitDeviceError = SplitDeviceErrors[keyof SplitDeviceErrors];

export type SplitDeviceResponses = {
    /**
     * The other device.
     */
    201: Device;
};

export type SplitDeviceResponse = SplitDeviceResponses[keyof SplitDeviceResponses];

export type ListFindingsData = {
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
        /**
         * of this site alone
         */
        site_id?: string;
        /**
         * on this device alone
         */
        device_id?: string;
        /**
         * of this CVE alone
         */
        cve_id?: string;
        /**
         * linked to this ticket
         */
        ticket_id?: string;
        /**
         * of this severity alone; `UNSCORED`: what nobody has scored
         */
        severity?: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNSCORED';
        /**
         * how it stands now
         */
        status?: 'open' | 'accepted' | 'mitigated' | 'false_positive';
        /**
         * where it is in its life; for what is closed together with `closed=true`
         */
        state?: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
        /**
         * whether in CISA's catalogue
         */
        known_exploited?: 'true' | 'false';
        /**
         * this urgent alone
         */
        tier?: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
        /**
         * what is open and was due before now alone
         */
        overdue?: 'true';
        /**
         * true: those that no longer stand, instead of those that do
         */
        closed?: 'true' | 'false';
        /**
         * with this CVSS score or a higher one
         */
        min_score?: number;
        /**
         * from the highest down, `due_at` from what is due first; `score` unless given
         */
        sort?: 'score' | 'last_seen_at' | 'first_seen_at' | 'due_at';
    };
    url: '/v1/findings';
};

export type ListFindingsErrors = {
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

export type ListFindingsError = ListFindingsErrors[keyof ListFindingsErrors];

export type ListFindingsResponses = {
    /**
     * The findings.
     */
    200: FindingList;
};

export type ListFindingsResponse = ListFindingsResponses[keyof ListFindingsResponses];

export type CountFindingsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * of this site alone
         */
        site_id?: string;
        /**
         * on this device alone
         */
        device_id?: string;
        /**
         * of this CVE alone
         */
        cve_id?: string;
        /**
         * linked to this ticket
         */
        ticket_id?: string;
        /**
         * of this severity alone; `UNSCORED`: what nobody has scored
         */
        severity?: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNSCORED';
        /**
         * how it stands now
         */
        status?: 'open' | 'accepted' | 'mitigated' | 'false_positive';
        /**
         * where it is in its life; for what is closed together with `closed=true`
         */
        state?: 'open' | 'reopened' | 'accepted' | 'mitigated' | 'false_positive' | 'fixed_verified' | 'fixed_assumed' | 'unknown';
        /**
         * whether in CISA's catalogue
         */
        known_exploited?: 'true' | 'false';
        /**
         * this urgent alone
         */
        tier?: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
        /**
         * what is open and was due before now alone
         */
        overdue?: 'true';
        /**
         * true: those that no longer stand, instead of those that do
         */
        closed?: 'true' | 'false';
        /**
         * with this CVSS score or a higher one
         */
        min_score?: number;
    };
    url: '/v1/findings/counts';
};

export type CountFindingsErrors = {
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

export type CountFindingsError = CountFindingsErrors[keyof CountFindingsErrors];

export type CountFindingsResponses = {
    /**
     * The counts.
     */
    200: FindingCounts;
};

export type CountFindingsResponse = CountFindingsResponses[keyof CountFindingsResponses];

export type GetFindingData = {
    body?: never;
    path: {
        /**
         * id of the finding
         */
        findingId: string;
    };
    query?: never;
    url: '/v1/findings/{findingId}';
};

export type GetFindingErrors = {
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

export type GetFindingError = GetFindingErrors[keyof GetFindingErrors];

export type GetFindingResponses = {
    /**
     * The finding.
     */
    200: FindingDetail;
};

export type GetFindingResponse = GetFindingResponses[keyof GetFindingResponses];

export type ListFindingEventsData = {
    body?: never;
    path: {
        /**
         * id of the finding
         */
        findingId: string;
    };
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
    url: '/v1/findings/{findingId}/history';
};

export type ListFindingEventsErrors = {
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

export type ListFindingEventsError = ListFindingEventsErrors[keyof ListFindingEventsErrors];

export type ListFindingEventsResponses = {
    /**
     * The history.
     */
    200: FindingEventList;
};

export type ListFindingEventsResponse = ListFindingEventsResponses[keyof ListFindingEventsResponses];

export type VerifyFindingData = {
    body?: never;
    path: {
        /**
         * id of the finding
         */
        findingId: string;
    };
    query?: never;
    url: '/v1/findings/{findingId}/verifications';
};

export type VerifyFindingErrors = {
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

export type VerifyFindingError = VerifyFindingErrors[keyof VerifyFindingErrors];

export type VerifyFindingResponses = {
    /**
     * The scan has been created and waits for its turn.
     */
    202: Verification;
};

export type VerifyFindingResponse = VerifyFindingResponses[keyof VerifyFindingResponses];

export type ListDeltasData = {
    body?: never;
    path?: never;
    query: {
        /**
         * how many at most, 1000 unless given
         */
        limit?: number;
        /**
         * from the Link header of the page before
         */
        cursor?: string;
        /**
         * an instant, or the id or code of a scan
         */
        from: string;
        /**
         * the same; now unless given
         */
        to?: string;
        /**
         * of this site alone
         */
        site_id?: string;
        /**
         * of this kind alone
         */
        kind?: 'new' | 'reopened' | 'fixed' | 'withdrawn' | 'decided' | 'changed';
    };
    url: '/v1/deltas';
};

export type ListDeltasErrors = {
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

export type ListDeltasError = ListDeltasErrors[keyof ListDeltasErrors];

export type ListDeltasResponses = {
    /**
     * The changes.
     */
    200: DeltaList;
};

export type ListDeltasResponse = ListDeltasResponses[keyof ListDeltasResponses];

export type GetTrendsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * thirty days before `to` unless given
         */
        from?: string;
        /**
         * now unless given
         */
        to?: string;
        /**
         * `day` unless given; 400 at most
         */
        interval?: 'day' | 'week' | 'month';
        /**
         * `organization` unless given
         */
        group?: 'organization' | 'site' | 'device_class';
        /**
         * of this site alone
         */
        site_id?: string;
    };
    url: '/v1/trends';
};

export type GetTrendsErrors = {
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

export type GetTrendsError = GetTrendsErrors[keyof GetTrendsErrors];

export type GetTrendsResponses = {
    /**
     * The trends.
     */
    200: Trends;
};

export type GetTrendsResponse = GetTrendsResponses[keyof GetTrendsResponses];

export type ListFindingRulesData = {
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
        /**
         * with this status alone
         */
        status?: 'accepted' | 'mitigated' | 'false_positive';
        /**
         * those that have ended or run out, or those that have not
         */
        ended?: 'true' | 'false';
    };
    url: '/v1/finding-rules';
};

export type ListFindingRulesErrors = {
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

export type ListFindingRulesError = ListFindingRulesErrors[keyof ListFindingRulesErrors];

export type ListFindingRulesResponses = {
    /**
     * The rules.
     */
    200: FindingRuleList;
};

export type ListFindingRulesResponse = ListFindingRulesResponses[keyof ListFindingRulesResponses];

export type CreateFindingRuleData = {
    body: {
        status: 'accepted' | 'mitigated' | 'false_positive';
        /**
         * of this site alone
         */
        site_id?: string | null;
        /**
         * this finding alone
         */
        finding_id?: string | null;
        cve_id?: string | null;
        /**
         * on devices at an address of it; CIDR
         */
        network?: string | null;
        /**
         * on devices with this tag
         */
        tag?: string | null;
        /**
         * on devices of this class
         */
        device_class?: 'router' | 'switch' | 'access_point' | 'firewall' | 'camera' | 'nvr' | 'nas' | 'printer' | 'phone' | 'pbx' | 'ups' | 'server' | 'hypervisor' | 'workstation' | 'iot' | 'plc' | 'unknown' | null;
        /**
         * 10 to 1000 characters
         */
        justification: string;
        /**
         * for a false positive: what VEX documents are to say
         */
        vex_justification?: 'component_not_present' | 'vulnerable_code_not_present' | 'vulnerable_code_not_in_execute_path' | 'vulnerable_code_cannot_be_controlled_by_adversary' | 'inline_mitigations_already_exist' | null;
        /**
         * what ends it early for a finding: its CVE enters the catalogue of CISA, its device is seen at an address of the internet, or its record names a fix; `known_exploited` unless given
         */
        lapses_on?: Array<'known_exploited' | 'exposed' | 'fix_available'>;
        /**
         * in the future; without it: until somebody ends it
         */
        expires_at?: string | null;
    };
    path?: never;
    query?: never;
    url: '/v1/finding-rules';
};

export type CreateFindingRuleErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateFindingRuleError = CreateFindingRuleErrors[keyof CreateFindingRuleErrors];

export type CreateFindingRuleResponses = {
    /**
     * The rule counts from now on.
     */
    201: FindingRule;
};

export type CreateFindingRuleResponse = CreateFindingRuleResponses[keyof CreateFindingRuleResponses];

export type EndFindingRuleData = {
    body?: never;
    path: {
        /**
         * id of the rule
         */
        findingRuleId: string;
    };
    query?: never;
    url: '/v1/finding-rules/{findingRuleId}';
};

export type EndFindingRuleErrors = {
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

export type EndFindingRuleError = EndFindingRuleErrors[keyof EndFindingRuleErrors];

export type EndFindingRuleResponses = {
    /**
     * It counts no more.
     */
    204: void;
};

export type EndFindingRuleResponse = EndFindingRuleResponses[keyof EndFindingRuleResponses];

export type GetFindingRuleData = {
    body?: never;
    path: {
        /**
         * id of the rule
         */
        findingRuleId: string;
    };
    query?: never;
    url: '/v1/finding-rules/{findingRuleId}';
};

export type GetFindingRuleErrors = {
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

export type GetFindingRuleError = GetFindingRuleErrors[keyof GetFindingRuleErrors];

export type GetFindingRuleResponses = {
    /**
     * The rule.
     */
    200: FindingRule;
};

export type GetFindingRuleResponse = GetFindingRuleResponses[keyof GetFindingRuleResponses];

export type ImportVexData = {
    body: {
        /**
         * the text of the document, at most 8 MiB
         */
        content: string;
        /**
         * to count at this site alone
         */
        site_id?: string | null;
    };
    path?: never;
    query?: never;
    url: '/v1/vex-imports';
};

export type ImportVexErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type ImportVexError = ImportVexErrors[keyof ImportVexErrors];

export type ImportVexResponses = {
    /**
     * What became of it.
     */
    200: VexImport;
};

export type ImportVexResponse = ImportVexResponses[keyof ImportVexResponses];

export type ListTicketsData = {
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
        /**
         * in this state alone
         */
        state?: 'open' | 'closed' | 'verified' | 'reopened';
        /**
         * of this reference alone
         */
        reference?: string;
    };
    url: '/v1/tickets';
};

export type ListTicketsErrors = {
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

export type ListTicketsError = ListTicketsErrors[keyof ListTicketsErrors];

export type ListTicketsResponses = {
    /**
     * The tickets.
     */
    200: TicketList;
};

export type ListTicketsResponse = ListTicketsResponses[keyof ListTicketsResponses];

export type LinkTicketData = {
    body: {
        /**
         * as the help desk names it
         */
        reference: string;
        /**
         * where people read it, https or http; nothing here ever fetches it
         */
        url?: string;
        /**
         * these findings
         */
        finding_ids?: Array<string>;
        /**
         * all of this CVE that stand
         */
        cve_id?: string;
        /**
         * all on this device that stand
         */
        device_id?: string;
        /**
         * of these those of this site alone
         */
        site_id?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tickets';
};

export type LinkTicketErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type LinkTicketError = LinkTicketErrors[keyof LinkTicketErrors];

export type LinkTicketResponses = {
    /**
     * The ticket was there, and has the findings.
     */
    200: LinkedTicket;
    /**
     * The ticket is made, and has the findings.
     */
    201: LinkedTicket;
};

export type LinkTicketResponse = LinkTicketResponses[keyof LinkTicketResponses];

export type CloseTicketData = {
    body: {
        /**
         * as the help desk names it
         */
        reference?: string;
        /**
         * instead of `reference`
         */
        ticket_id?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tickets/close';
};

export type CloseTicketErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CloseTicketError = CloseTicketErrors[keyof CloseTicketErrors];

export type CloseTicketResponses = {
    /**
     * The ticket.
     */
    200: Ticket;
};

export type CloseTicketResponse = CloseTicketResponses[keyof CloseTicketResponses];

export type ReopenTicketData = {
    body: {
        /**
         * as the help desk names it
         */
        reference?: string;
        /**
         * instead of `reference`
         */
        ticket_id?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/tickets/reopen';
};

export type ReopenTicketErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type ReopenTicketError = ReopenTicketErrors[keyof ReopenTicketErrors];

export type ReopenTicketResponses = {
    /**
     * The ticket.
     */
    200: Ticket;
};

export type ReopenTicketResponse = ReopenTicketResponses[keyof ReopenTicketResponses];

export type DeleteTicketData = {
    body?: never;
    path: {
        /**
         * id of the ticket
         */
        ticketId: string;
    };
    query?: never;
    url: '/v1/tickets/{ticketId}';
};

export type DeleteTicketErrors = {
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

export type DeleteTicketError = DeleteTicketErrors[keyof DeleteTicketErrors];

export type DeleteTicketResponses = {
    /**
     * The ticket is gone.
     */
    204: void;
};

export type DeleteTicketResponse = DeleteTicketResponses[keyof DeleteTicketResponses];

export type GetTicketData = {
    body?: never;
    path: {
        /**
         * id of the ticket
         */
        ticketId: string;
    };
    query?: never;
    url: '/v1/tickets/{ticketId}';
};

export type GetTicketErrors = {
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

export type GetTicketError = GetTicketErrors[keyof GetTicketErrors];

export type GetTicketResponses = {
    /**
     * The ticket.
     */
    200: Ticket;
};

export type GetTicketResponse = GetTicketResponses[keyof GetTicketResponses];

export type ListTicketFindingsData = {
    body?: never;
    path: {
        /**
         * id of the ticket
         */
        ticketId: string;
    };
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
    url: '/v1/tickets/{ticketId}/findings';
};

export type ListTicketFindingsErrors = {
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

export type ListTicketFindingsError = ListTicketFindingsErrors[keyof ListTicketFindingsErrors];

export type ListTicketFindingsResponses = {
    /**
     * The findings.
     */
    200: TicketFindingList;
};

export type ListTicketFindingsResponse = ListTicketFindingsResponses[keyof ListTicketFindingsResponses];

export type UnlinkTicketFindingData = {
    body?: never;
    path: {
        /**
         * id of the ticket
         */
        ticketId: string;
        /**
         * id of the finding
         */
        findingId: string;
    };
    query?: never;
    url: '/v1/tickets/{ticketId}/findings/{findingId}';
};

export type UnlinkTicketFindingErrors = {
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

export type UnlinkTicketFindingError = UnlinkTicketFindingErrors[keyof UnlinkTicketFindingErrors];

export type UnlinkTicketFindingResponses = {
    /**
     * It is not linked to the ticket.
     */
    204: void;
};

export type UnlinkTicketFindingResponse = UnlinkTicketFindingResponses[keyof UnlinkTicketFindingResponses];

export type ListVexDocumentsData = {
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
        /**
         * those that were replaced or withdrawn, or those that were not
         */
        ended?: 'true' | 'false';
    };
    url: '/v1/vex-documents';
};

export type ListVexDocumentsErrors = {
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

export type ListVexDocumentsError = ListVexDocumentsErrors[keyof ListVexDocumentsErrors];

export type ListVexDocumentsResponses = {
    /**
     * The documents.
     */
    200: VexDocumentList;
};

export type ListVexDocumentsResponse = ListVexDocumentsResponses[keyof ListVexDocumentsResponses];

export type WithdrawVexDocumentData = {
    body?: never;
    path: {
        /**
         * id of the document
         */
        vexDocumentId: string;
    };
    query?: never;
    url: '/v1/vex-documents/{vexDocumentId}';
};

export type WithdrawVexDocumentErrors = {
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

export type WithdrawVexDocumentError = WithdrawVexDocumentErrors[keyof WithdrawVexDocumentErrors];

export type WithdrawVexDocumentResponses = {
    /**
     * It counts no more.
     */
    204: void;
};

export type WithdrawVexDocumentResponse = WithdrawVexDocumentResponses[keyof WithdrawVexDocumentResponses];

export type GetExplanationData = {
    body?: never;
    path?: never;
    query: {
        /**
         * such as cpe:2.3:o:mikrotik:routeros:7.10:*:*:*:*:*:*:*
         */
        cpe: string;
        /**
         * such as CVE-2021-44228
         */
        cve_id: string;
    };
    url: '/v1/explain';
};

export type GetExplanationErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type GetExplanationError = GetExplanationErrors[keyof GetExplanationErrors];

export type GetExplanationResponses = {
    /**
     * The explanation.
     */
    200: Explanation;
};

export type GetExplanationResponse = GetExplanationResponses[keyof GetExplanationResponses];

export type GetFindingExplanationData = {
    body?: never;
    path: {
        /**
         * id of the finding
         */
        findingId: string;
    };
    query?: never;
    url: '/v1/findings/{findingId}/explanation';
};

export type GetFindingExplanationErrors = {
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

export type GetFindingExplanationError = GetFindingExplanationErrors[keyof GetFindingExplanationErrors];

export type GetFindingExplanationResponses = {
    /**
     * The explanation.
     */
    200: Explanation;
};

export type GetFindingExplanationResponse = GetFindingExplanationResponses[keyof GetFindingExplanationResponses];

export type ListDeviceExplanationsData = {
    body?: never;
    path: {
        /**
         * id of the device
         */
        deviceId: string;
    };
    query: {
        /**
         * such as CVE-2021-44228
         */
        cve_id: string;
    };
    url: '/v1/devices/{deviceId}/explanations';
};

export type ListDeviceExplanationsErrors = {
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

export type ListDeviceExplanationsError = ListDeviceExplanationsErrors[keyof ListDeviceExplanationsErrors];

export type ListDeviceExplanationsResponses = {
    /**
     * The explanations, by port.
     */
    200: DeviceExplanationList;
};

export type ListDeviceExplanationsResponse = ListDeviceExplanationsResponses[keyof ListDeviceExplanationsResponses];

export type ListScanCountsData = {
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
        /**
         * days from this one on, in UTC
         */
        from?: string;
        /**
         * days up to this one
         */
        to?: string;
        /**
         * of this site alone
         */
        site_id?: string;
    };
    url: '/v1/scan-counts';
};

export type ListScanCountsErrors = {
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

export type ListScanCountsError = ListScanCountsErrors[keyof ListScanCountsErrors];

export type ListScanCountsResponses = {
    /**
     * The counts.
     */
    200: ScanCountList;
};

export type ListScanCountsResponse = ListScanCountsResponses[keyof ListScanCountsResponses];

export type GetScanData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/v1/scans/{scan_id}';
};

export type GetScanErrors = {
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

export type GetScanError = GetScanErrors[keyof GetScanErrors];

export type GetScanResponses = {
    /**
     * The scan.
     */
    200: Scan;
};

export type GetScanResponse = GetScanResponses[keyof GetScanResponses];

export type WatchScanData = {
    body?: never;
    path: {
        /**
         * id of the scan, or the friendly code of its report
         */
        scan_id: string;
    };
    query?: never;
    url: '/v1/scans/{scan_id}/events';
};

export type WatchScanErrors = {
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

export type WatchScanError = WatchScanErrors[keyof WatchScanErrors];

export type WatchScanResponses = {
    /**
     * The events; the data of each is JSON.
     */
    200: string;
};

export type WatchScanResponse = WatchScanResponses[keyof WatchScanResponses];

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
        /**
         * devices that are never scanned, whatever their address: `mac:00:1A:2B:3C:4D:5E`, `oui:00:1A:2B` (who made it), `class:printer` (or `plc`, `camera`, `phone`)
         */
        excluded_devices?: Array<string>;
        /**
         * the router of the site; left out or null: none
         */
        router?: {
            /**
             * IP address inside the networks of the site
             */
            address: string;
            username: string;
            /**
             * kept sealed and never shown; null: none; left out: as it was, unless address or username change
             */
            password?: string | null;
            /**
             * SHA-256 of the router's certificate; with it, no other certificate is ever trusted
             */
            certificate_sha256?: string | null;
            /**
             * verified: only over TLS, to the pinned certificate or one that an authority vouches for; any_certificate: over TLS to whoever answers; plaintext: also without TLS. Left out: verified
             */
            trust?: 'verified' | 'any_certificate' | 'plaintext';
            /**
             * where the router listens; null: not asked
             */
            ports?: {
                /**
                 * www-ssl; left out: 443
                 */
                rest?: number | null;
                /**
                 * api-ssl; left out: 8729
                 */
                api_tls?: number | null;
                /**
                 * asked only with trust plaintext; left out: 8728
                 */
                api?: number | null;
                /**
                 * asked only with an snmp_community; left out: 161
                 */
                snmp?: number | null;
            };
            /**
             * SNMP v2c; kept as the password is, for where no login works
             */
            snmp_community?: string | null;
        } | null;
        /**
         * only workers with this label scan the site, because only they reach it; left out or null: any worker
         */
        worker_label?: string | null;
    };
    path?: never;
    query?: never;
    url: '/v1/sites';
};

export type CreateSiteErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type DeleteSiteData = {
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

export type DeleteSiteErrors = {
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

export type DeleteSiteError = DeleteSiteErrors[keyof DeleteSiteErrors];

export type DeleteSiteResponses = {
    /**
     * It is gone.
     */
    204: void;
};

export type DeleteSiteResponse = DeleteSiteResponses[keyof DeleteSiteResponses];

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

export type UpdateSiteData = {
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
        /**
         * devices that are never scanned, whatever their address: `mac:00:1A:2B:3C:4D:5E`, `oui:00:1A:2B` (who made it), `class:printer` (or `plc`, `camera`, `phone`)
         */
        excluded_devices?: Array<string>;
        /**
         * the router of the site; left out or null: none
         */
        router?: {
            /**
             * IP address inside the networks of the site
             */
            address: string;
            username: string;
            /**
             * kept sealed and never shown; null: none; left out: as it was, unless address or username change
             */
            password?: string | null;
            /**
             * SHA-256 of the router's certificate; with it, no other certificate is ever trusted
             */
            certificate_sha256?: string | null;
            /**
             * verified: only over TLS, to the pinned certificate or one that an authority vouches for; any_certificate: over TLS to whoever answers; plaintext: also without TLS. Left out: verified
             */
            trust?: 'verified' | 'any_certificate' | 'plaintext';
            /**
             * where the router listens; null: not asked
             */
            ports?: {
                /**
                 * www-ssl; left out: 443
                 */
                rest?: number | null;
                /**
                 * api-ssl; left out: 8729
                 */
                api_tls?: number | null;
                /**
                 * asked only with trust plaintext; left out: 8728
                 */
                api?: number | null;
                /**
                 * asked only with an snmp_community; left out: 161
                 */
                snmp?: number | null;
            };
            /**
             * SNMP v2c; kept as the password is, for where no login works
             */
            snmp_community?: string | null;
        } | null;
        /**
         * only workers with this label scan the site, because only they reach it; left out or null: any worker
         */
        worker_label?: string | null;
    };
    path: {
        /**
         * id of the site
         */
        siteId: string;
    };
    query?: never;
    url: '/v1/sites/{siteId}';
};

export type UpdateSiteErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateSiteError = UpdateSiteErrors[keyof UpdateSiteErrors];

export type UpdateSiteResponses = {
    /**
     * The site as it is now.
     */
    200: Site;
};

export type UpdateSiteResponse = UpdateSiteResponses[keyof UpdateSiteResponses];

export type ListOrganizationsData = {
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
    url: '/v1/organizations';
};

export type ListOrganizationsErrors = {
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

export type ListOrganizationsError = ListOrganizationsErrors[keyof ListOrganizationsErrors];

export type ListOrganizationsResponses = {
    /**
     * The organizations.
     */
    200: OrganizationList;
};

export type ListOrganizationsResponse = ListOrganizationsResponses[keyof ListOrganizationsResponses];

export type CreateOrganizationData = {
    body: {
        name: string;
        /**
         * after so many days a decision about a CVE expires that names no date; null: never
         */
        default_status_expiration_days?: number | null;
    };
    path?: never;
    query?: never;
    url: '/v1/organizations';
};

export type CreateOrganizationErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateOrganizationError = CreateOrganizationErrors[keyof CreateOrganizationErrors];

export type CreateOrganizationResponses = {
    /**
     * The organization has been created.
     */
    201: CreatedOrganization;
};

export type CreateOrganizationResponse = CreateOrganizationResponses[keyof CreateOrganizationResponses];

export type GetOrganizationData = {
    body?: never;
    path: {
        /**
         * id of the organization
         */
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}';
};

export type GetOrganizationErrors = {
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

export type GetOrganizationError = GetOrganizationErrors[keyof GetOrganizationErrors];

export type GetOrganizationResponses = {
    /**
     * The organization.
     */
    200: Organization;
};

export type GetOrganizationResponse = GetOrganizationResponses[keyof GetOrganizationResponses];

export type UpdateOrganizationData = {
    body: {
        name?: string;
        /**
         * after so many days a decision about a CVE expires that names no date; null: never
         */
        default_status_expiration_days?: number | null;
        retention?: {
            /**
             * hosts and results of scans, whose counts stay
             */
            scan_details_days?: number | null;
            /**
             * scans
             */
            scans_days?: number | null;
            /**
             * which scan saw which device and finding, but for the newest of each
             */
            sightings_days?: number | null;
            /**
             * history of devices and findings
             */
            events_days?: number | null;
            /**
             * why planned runs began or did not
             */
            occurrences_days?: number | null;
            /**
             * messages that were sent or given up, and what was told of already
             */
            deliveries_days?: number | null;
        };
    };
    path: {
        /**
         * id of the organization
         */
        organizationId: string;
    };
    query?: never;
    url: '/v1/organizations/{organizationId}';
};

export type UpdateOrganizationErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateOrganizationError = UpdateOrganizationErrors[keyof UpdateOrganizationErrors];

export type UpdateOrganizationResponses = {
    /**
     * The organization as it is now.
     */
    200: Organization;
};

export type UpdateOrganizationResponse = UpdateOrganizationResponses[keyof UpdateOrganizationResponses];

export type ListUsersData = {
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
    url: '/v1/users';
};

export type ListUsersErrors = {
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

export type ListUsersError = ListUsersErrors[keyof ListUsersErrors];

export type ListUsersResponses = {
    /**
     * The users.
     */
    200: UserList;
};

export type ListUsersResponse = ListUsersResponses[keyof ListUsersResponses];

export type CreateUserData = {
    body: {
        /**
         * unique within the organization, whatever its case
         */
        email: string;
        name: string;
    };
    path?: never;
    query?: never;
    url: '/v1/users';
};

export type CreateUserErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateUserError = CreateUserErrors[keyof CreateUserErrors];

export type CreateUserResponses = {
    /**
     * The user has been created.
     */
    201: User;
};

export type CreateUserResponse = CreateUserResponses[keyof CreateUserResponses];

export type DeleteUserData = {
    body?: never;
    path: {
        /**
         * id of the user
         */
        userId: string;
    };
    query?: never;
    url: '/v1/users/{userId}';
};

export type DeleteUserErrors = {
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

export type DeleteUserError = DeleteUserErrors[keyof DeleteUserErrors];

export type DeleteUserResponses = {
    /**
     * It is gone.
     */
    204: void;
};

export type DeleteUserResponse = DeleteUserResponses[keyof DeleteUserResponses];

export type GetUserData = {
    body?: never;
    path: {
        /**
         * id of the user
         */
        userId: string;
    };
    query?: never;
    url: '/v1/users/{userId}';
};

export type GetUserErrors = {
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

export type GetUserError = GetUserErrors[keyof GetUserErrors];

export type GetUserResponses = {
    /**
     * The user.
     */
    200: User;
};

export type GetUserResponse = GetUserResponses[keyof GetUserResponses];

export type UpdateUserData = {
    body: {
        /**
         * unique within the organization, whatever its case
         */
        email: string;
        name: string;
    };
    path: {
        /**
         * id of the user
         */
        userId: string;
    };
    query?: never;
    url: '/v1/users/{userId}';
};

export type UpdateUserErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateUserError = UpdateUserErrors[keyof UpdateUserErrors];

export type UpdateUserResponses = {
    /**
     * The user as it is now.
     */
    200: User;
};

export type UpdateUserResponse = UpdateUserResponses[keyof UpdateUserResponses];

export type ListApiKeysData = {
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
    url: '/v1/api-keys';
};

export type ListApiKeysErrors = {
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

export type ListApiKeysError = ListApiKeysErrors[keyof ListApiKeysErrors];

export type ListApiKeysResponses = {
    /**
     * The keys.
     */
    200: ApiKeyList;
};

export type ListApiKeysResponse = ListApiKeysResponses[keyof ListApiKeysResponses];

export type CreateApiKeyData = {
    body: {
        name: string;
        /**
         * no more than the maker holds
         */
        scopes: Array<'cve:view' | 'cve:create' | 'cve:update' | 'cve:delete' | 'site:view' | 'site:create' | 'site:update' | 'site:delete' | 'ticket:view' | 'ticket:create' | 'ticket:update' | 'ticket:delete' | 'org:view' | 'org:create' | 'org:update' | 'org:delete' | 'audit:view'>;
        /**
         * the only sites the key may see; left out or null: all that its maker sees
         */
        site_ids?: Array<string> | null;
        /**
         * in the future, and not beyond what the credentials that make the key last; left out or null: as long as those
         */
        expires_at?: string | null;
    };
    path?: never;
    query?: never;
    url: '/v1/api-keys';
};

export type CreateApiKeyErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateApiKeyError = CreateApiKeyErrors[keyof CreateApiKeyErrors];

export type CreateApiKeyResponses = {
    /**
     * The key has been created.
     */
    201: CreatedApiKey;
};

export type CreateApiKeyResponse = CreateApiKeyResponses[keyof CreateApiKeyResponses];

export type RevokeApiKeyData = {
    body?: never;
    path: {
        /**
         * id of the key
         */
        apiKeyId: string;
    };
    query?: never;
    url: '/v1/api-keys/{apiKeyId}';
};

export type RevokeApiKeyErrors = {
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

export type RevokeApiKeyError = RevokeApiKeyErrors[keyof RevokeApiKeyErrors];

export type RevokeApiKeyResponses = {
    /**
     * It is revoked.
     */
    204: void;
};

export type RevokeApiKeyResponse = RevokeApiKeyResponses[keyof RevokeApiKeyResponses];

export type GetApiKeyData = {
    body?: never;
    path: {
        /**
         * id of the key
         */
        apiKeyId: string;
    };
    query?: never;
    url: '/v1/api-keys/{apiKeyId}';
};

export type GetApiKeyErrors = {
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

export type GetApiKeyError = GetApiKeyErrors[keyof GetApiKeyErrors];

export type GetApiKeyResponses = {
    /**
     * The key.
     */
    200: ApiKey;
};

export type GetApiKeyResponse = GetApiKeyResponses[keyof GetApiKeyResponses];

export type ListNotificationGroupsData = {
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
    url: '/v1/notification-groups';
};

export type ListNotificationGroupsErrors = {
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

export type ListNotificationGroupsError = ListNotificationGroupsErrors[keyof ListNotificationGroupsErrors];

export type ListNotificationGroupsResponses = {
    /**
     * The groups.
     */
    200: NotificationGroupList;
};

export type ListNotificationGroupsResponse = ListNotificationGroupsResponses[keyof ListNotificationGroupsResponses];

export type CreateNotificationGroupData = {
    body: {
        /**
         * unique within the organization
         */
        name: string;
        /**
         * when the group is active; left out or null: always
         */
        active_hours?: {
            /**
             * IANA name
             */
            timezone: string;
            windows: Array<{
                /**
                 * 0 = Sunday
                 */
                day_of_week: number;
                /**
                 * HH:mm
                 */
                from: string;
                /**
                 * HH:mm, not included; 24:00 is the end of the day
                 */
                until: string;
            }>;
        } | null;
        /**
         * when messages are held back: inside or outside of its active hours, never (default), always
         */
        mute?: 'schedule-active' | 'schedule-inactive' | 'never' | 'always';
        /**
         * when what the group would be told is gathered and sent as one message; left out or null: never
         */
        digest?: {
            every: 'day' | 'week';
            /**
             * 0 = Sunday; for every week alone, which needs it
             */
            day_of_week?: number | null;
            /**
             * HH:mm; a time that a change of the clocks skips means the end of the gap, one that comes twice the first
             */
            at: string;
            /**
             * IANA name
             */
            timezone: string;
            /**
             * topics that are told at once all the same; left out: `known_exploited` and `feed_alarm`
             */
            at_once?: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'ticket_reopened' | 'feed_alarm'>;
        } | null;
        /**
         * what the group is told about
         */
        topics: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'ticket_reopened' | 'feed_alarm'>;
        /**
         * ids of the only sites it is told about; left out or empty: all
         */
        sites?: Array<string>;
        /**
         * who is told: the id of a user for `email`, else the address of the channel
         */
        notifiables?: Array<{
            id: string;
            channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
            /**
             * what a webhook is signed with (`whsec_` and 24 to 64 bytes in Base64), which it cannot do without, or the access token of an ntfy server; kept sealed, never shown, and kept when it is left out of an update
             */
            secret?: string;
        }>;
    };
    path?: never;
    query?: never;
    url: '/v1/notification-groups';
};

export type CreateNotificationGroupErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type CreateNotificationGroupError = CreateNotificationGroupErrors[keyof CreateNotificationGroupErrors];

export type CreateNotificationGroupResponses = {
    /**
     * The group has been created.
     */
    201: NotificationGroup;
};

export type CreateNotificationGroupResponse = CreateNotificationGroupResponses[keyof CreateNotificationGroupResponses];

export type DeleteNotificationGroupData = {
    body?: never;
    path: {
        /**
         * id of the group
         */
        notificationGroupId: string;
    };
    query?: never;
    url: '/v1/notification-groups/{notificationGroupId}';
};

export type DeleteNotificationGroupErrors = {
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

export type DeleteNotificationGroupError = DeleteNotificationGroupErrors[keyof DeleteNotificationGroupErrors];

export type DeleteNotificationGroupResponses = {
    /**
     * It is gone.
     */
    204: void;
};

export type DeleteNotificationGroupResponse = DeleteNotificationGroupResponses[keyof DeleteNotificationGroupResponses];

export type GetNotificationGroupData = {
    body?: never;
    path: {
        /**
         * id of the group
         */
        notificationGroupId: string;
    };
    query?: never;
    url: '/v1/notification-groups/{notificationGroupId}';
};

export type GetNotificationGroupErrors = {
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

export type GetNotificationGroupError = GetNotificationGroupErrors[keyof GetNotificationGroupErrors];

export type GetNotificationGroupResponses = {
    /**
     * The group.
     */
    200: NotificationGroup;
};

export type GetNotificationGroupResponse = GetNotificationGroupResponses[keyof GetNotificationGroupResponses];

export type UpdateNotificationGroupData = {
    body: {
        /**
         * unique within the organization
         */
        name: string;
        /**
         * when the group is active; left out or null: always
         */
        active_hours?: {
            /**
             * IANA name
             */
            timezone: string;
            windows: Array<{
                /**
                 * 0 = Sunday
                 */
                day_of_week: number;
                /**
                 * HH:mm
                 */
                from: string;
                /**
                 * HH:mm, not included; 24:00 is the end of the day
                 */
                until: string;
            }>;
        } | null;
        /**
         * when messages are held back: inside or outside of its active hours, never (default), always
         */
        mute?: 'schedule-active' | 'schedule-inactive' | 'never' | 'always';
        /**
         * when what the group would be told is gathered and sent as one message; left out or null: never
         */
        digest?: {
            every: 'day' | 'week';
            /**
             * 0 = Sunday; for every week alone, which needs it
             */
            day_of_week?: number | null;
            /**
             * HH:mm; a time that a change of the clocks skips means the end of the gap, one that comes twice the first
             */
            at: string;
            /**
             * IANA name
             */
            timezone: string;
            /**
             * topics that are told at once all the same; left out: `known_exploited` and `feed_alarm`
             */
            at_once?: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'ticket_reopened' | 'feed_alarm'>;
        } | null;
        /**
         * what the group is told about
         */
        topics: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'ticket_reopened' | 'feed_alarm'>;
        /**
         * ids of the only sites it is told about; left out or empty: all
         */
        sites?: Array<string>;
        /**
         * who is told: the id of a user for `email`, else the address of the channel
         */
        notifiables?: Array<{
            id: string;
            channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
            /**
             * what a webhook is signed with (`whsec_` and 24 to 64 bytes in Base64), which it cannot do without, or the access token of an ntfy server; kept sealed, never shown, and kept when it is left out of an update
             */
            secret?: string;
        }>;
    };
    path: {
        /**
         * id of the group
         */
        notificationGroupId: string;
    };
    query?: never;
    url: '/v1/notification-groups/{notificationGroupId}';
};

export type UpdateNotificationGroupErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
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

export type UpdateNotificationGroupError = UpdateNotificationGroupErrors[keyof UpdateNotificationGroupErrors];

export type UpdateNotificationGroupResponses = {
    /**
     * The group as it is now.
     */
    200: NotificationGroup;
};

export type UpdateNotificationGroupResponse = UpdateNotificationGroupResponses[keyof UpdateNotificationGroupResponses];

export type SendTestMessageData = {
    body?: never;
    path: {
        /**
         * id of the group
         */
        notificationGroupId: string;
    };
    query?: never;
    url: '/v1/notification-groups/{notificationGroupId}/test';
};

export type SendTestMessageErrors = {
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

export type SendTestMessageError = SendTestMessageErrors[keyof SendTestMessageErrors];

export type SendTestMessageResponses = {
    /**
     * The deliveries, one for each recipient.
     */
    202: NotificationDeliveryList;
};

export type SendTestMessageResponse = SendTestMessageResponses[keyof SendTestMessageResponses];

export type ListNotificationDeliveriesData = {
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
        /**
         * only those in this state
         */
        state?: 'pending' | 'sent' | 'failed' | 'given_up';
        /**
         * only those by this channel
         */
        channel?: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
        /**
         * only those of this group
         */
        notification_group?: string;
    };
    url: '/v1/notification-deliveries';
};

export type ListNotificationDeliveriesErrors = {
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

export type ListNotificationDeliveriesError = ListNotificationDeliveriesErrors[keyof ListNotificationDeliveriesErrors];

export type ListNotificationDeliveriesResponses = {
    /**
     * The deliveries.
     */
    200: NotificationDeliveryList;
};

export type ListNotificationDeliveriesResponse = ListNotificationDeliveriesResponses[keyof ListNotificationDeliveriesResponses];

export type GetNotificationDeliveryData = {
    body?: never;
    path: {
        /**
         * id of the delivery
         */
        notificationDeliveryId: string;
    };
    query?: never;
    url: '/v1/notification-deliveries/{notificationDeliveryId}';
};

export type GetNotificationDeliveryErrors = {
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

export type GetNotificationDeliveryError = GetNotificationDeliveryErrors[keyof GetNotificationDeliveryErrors];

export type GetNotificationDeliveryResponses = {
    /**
     * The delivery.
     */
    200: NotificationDeliveryDetail;
};

export type GetNotificationDeliveryResponse = GetNotificationDeliveryResponses[keyof GetNotificationDeliveryResponses];

export type ReplayNotificationDeliveryData = {
    body?: never;
    path: {
        /**
         * id of the delivery
         */
        notificationDeliveryId: string;
    };
    query?: never;
    url: '/v1/notification-deliveries/{notificationDeliveryId}/replay';
};

export type ReplayNotificationDeliveryErrors = {
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

export type ReplayNotificationDeliveryError = ReplayNotificationDeliveryErrors[keyof ReplayNotificationDeliveryErrors];

export type ReplayNotificationDeliveryResponses = {
    /**
     * The delivery, which waits to be sent.
     */
    202: NotificationDelivery;
};

export type ReplayNotificationDeliveryResponse = ReplayNotificationDeliveryResponses[keyof ReplayNotificationDeliveryResponses];

export type ListAuditEntriesData = {
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
        /**
         * oldest first unless `desc`
         */
        order?: 'asc' | 'desc';
        /**
         * who did it: id of an API key, or subject of a JWT
         */
        actor_id?: string;
        /**
         * what was done, by its operationId
         */
        action?: string;
        /**
         * what it was done to
         */
        object_id?: string;
        /**
         * how it ended
         */
        outcome?: 'done' | 'refused';
    };
    url: '/v1/audit-log';
};

export type ListAuditEntriesErrors = {
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

export type ListAuditEntriesError = ListAuditEntriesErrors[keyof ListAuditEntriesErrors];

export type ListAuditEntriesResponses = {
    /**
     * The entries.
     */
    200: AuditEntryList;
};

export type ListAuditEntriesResponse = ListAuditEntriesResponses[keyof ListAuditEntriesResponses];

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

export type ListFeedsError = ListFeedsErrors[keyof ListFeedsErrors];

export type ListFeedsResponses = {
    /**
     * The intelligence in use.
     */
    200: FeedList;
};

export type ListFeedsResponse = ListFeedsResponses[keyof ListFeedsResponses];

export type StartFeedUpdateData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/feeds/update';
};

export type StartFeedUpdateErrors = {
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

export type StartFeedUpdateError = StartFeedUpdateErrors[keyof StartFeedUpdateErrors];

export type StartFeedUpdateResponses = {
    /**
     * The update waits for its turn.
     */
    202: StartedFeedUpdate;
};

export type StartFeedUpdateResponse = StartFeedUpdateResponses[keyof StartFeedUpdateResponses];

export type ListWorkersData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/workers';
};

export type ListWorkersErrors = {
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

export type ListWorkersError = ListWorkersErrors[keyof ListWorkersErrors];

export type ListWorkersResponses = {
    /**
     * The workers.
     */
    200: WorkerList;
};

export type ListWorkersResponse = ListWorkersResponses[keyof ListWorkersResponses];

export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type GetHealthErrors = {
    /**
     * Bad Request - not readable, or the body is missing or not JSON.
     */
    400: ErrorResponse;
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
     * Bad Request - not readable, or the body is missing or not JSON.
     */
    400: ErrorResponse;
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
