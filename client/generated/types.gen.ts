// Made by `npm run golden` from openapi.json; do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

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
 * A host across scans: by its own MAC address, else by its address. One MAC address in two sites is two devices.
 */
export type Device = {
    id: string;
    mac_address: string | null;
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
    last_scan_id: string;
};

/**
 * What scans found new or different, newest first.
 */
export type DeviceEventList = Array<{
    id: string;
    scan_id: string;
    kind: 'first_seen' | 'mac_address_learned' | 'address_changed' | 'hostname_changed' | 'service_appeared' | 'version_changed';
    before: {
        [key: string]: string | number | null;
    } | null;
    after: {
        [key: string]: string | number | null;
    } | null;
    created_at: string;
}>;

/**
 * The one seen last first.
 */
export type DeviceList = Array<Device>;

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
        source: 'vendor' | 'cve_list' | 'adp' | 'cve_list_cpe' | 'nvd' | 'overlay' | 'baseline';
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
     * whether the newest record is older than 7 days, or unknown, or a source is stale
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
    status: 'open' | 'accepted' | 'mitigated';
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
         * counted from when it was first seen; null: with the next upgrade
         */
        due_at: string | null;
        reasons: Array<'publicly_exposed' | 'not_exposed' | 'exposure_unknown' | 'known_exploited' | 'exploitation_active' | 'not_known_exploited' | 'automatable' | 'not_automatable' | 'automatable_unknown' | 'total_control' | 'partial_control' | 'technical_impact_unknown' | 'metadata_missing'>;
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
     * `data_changed`: the intelligence no longer says so
     */
    closed_reason: 'data_changed' | null;
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
            name: 'publicly_exposed' | 'not_exposed' | 'exposure_unknown' | 'known_exploited' | 'exploitation_active' | 'not_known_exploited' | 'automatable' | 'not_automatable' | 'automatable_unknown' | 'total_control' | 'partial_control' | 'technical_impact_unknown' | 'metadata_missing';
            sentence: string;
        }>;
    };
};

/**
 * What opened, changed or closed a finding other than a scan that saw it, newest first.
 */
export type FindingEventList = Array<{
    id: string;
    kind: 'opened' | 'closed' | 'reopened' | 'changed';
    /**
     * `data_changed`: other intelligence; `seen_again`: a scan found it after it was closed
     */
    reason: 'data_changed' | 'seen_again';
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
        confidence: number | null;
        statement: string | null;
    } | null;
    /**
     * digest of the bundle before; null where none was changed
     */
    bundle_before: string | null;
    bundle_after: string | null;
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
    status: 'open' | 'accepted' | 'mitigated';
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
         * counted from when it was first seen; null: with the next upgrade
         */
        due_at: string | null;
        reasons: Array<'publicly_exposed' | 'not_exposed' | 'exposure_unknown' | 'known_exploited' | 'exploitation_active' | 'not_known_exploited' | 'automatable' | 'not_automatable' | 'automatable_unknown' | 'total_control' | 'partial_control' | 'technical_impact_unknown' | 'metadata_missing'>;
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
     * `data_changed`: the intelligence no longer says so
     */
    closed_reason: 'data_changed' | null;
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
    topics: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'feed_alarm'>;
    sites: Array<string>;
    /**
     * without the scope `org:update` an address is told by its host alone, https://host***; sent back like that, it stays what it is
     */
    notifiables: Array<{
        id: string;
        channel: 'email' | 'webhook' | 'slack' | 'teams' | 'ntfy';
    }>;
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
    created_at: string;
    updated_at: string;
};

/**
 * Oldest first.
 */
export type OrganizationList = Array<Organization>;

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
    /**
     * never with its password
     */
    router: {
        address: string;
        username: string;
        has_password: boolean;
    } | null;
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
         * of this severity alone; `UNSCORED`: what nobody has scored
         */
        severity?: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNSCORED';
        /**
         * how it stands now
         */
        status?: 'open' | 'accepted' | 'mitigated';
        /**
         * whether in CISA's catalogue
         */
        known_exploited?: 'true' | 'false';
        /**
         * this urgent alone
         */
        tier?: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
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
         * of this severity alone; `UNSCORED`: what nobody has scored
         */
        severity?: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNSCORED';
        /**
         * how it stands now
         */
        status?: 'open' | 'accepted' | 'mitigated';
        /**
         * whether in CISA's catalogue
         */
        known_exploited?: 'true' | 'false';
        /**
         * this urgent alone
         */
        tier?: 'three_days_and_forensic_triage' | 'three_days' | 'fourteen_days' | 'sixty_days' | 'next_upgrade';
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
        } | null;
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
        } | null;
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
        scopes: Array<'cve:view' | 'cve:create' | 'cve:update' | 'cve:delete' | 'site:view' | 'site:create' | 'site:update' | 'site:delete' | 'org:view' | 'org:create' | 'org:update' | 'org:delete' | 'audit:view'>;
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
         * what the group is told about
         */
        topics: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'feed_alarm'>;
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
         * what the group is told about
         */
        topics: Array<'scan_started' | 'scan_finished' | 'scan_failed' | 'scan_not_run' | 'warning_threshold' | 'known_exploited' | 'feed_alarm'>;
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
