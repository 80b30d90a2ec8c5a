-- columns
agent_events.organization_id uuid not null
agent_events.work_id uuid not null
agent_events.position int4 not null
agent_events.event jsonb not null
agent_works.id uuid not null
agent_works.organization_id uuid not null
agent_works.agent_id uuid not null
agent_works.scan_site_id uuid not null
agent_works.message text not null
agent_works.signature text not null
agent_works.created_at timestamptz not null
agent_works.taken_at timestamptz
agent_works.cancelled_at timestamptz
agent_works.ended_at timestamptz
agent_works.bytes_left int8 not null default 1073741824
agents.id uuid not null
agents.organization_id uuid not null
agents.site_id uuid not null
agents.name text not null
agents.invitation_hash text not null
agents.invitation_expires_at timestamptz not null
agents.public_key text
agents.release text
agents.last_sequence int8 not null default 0
agents.last_work_number int8 not null default 0
agents.created_at timestamptz not null
agents.enrolled_at timestamptz
agents.last_heard_at timestamptz
agents.revoked_at timestamptz
agents.released_at timestamptz
api_keys.id uuid not null
api_keys.organization_id uuid not null
api_keys.name text not null
api_keys.prefix text not null
api_keys.lookup_id text not null
api_keys.secret_hash text not null
api_keys.scopes _text not null
api_keys.site_ids _text
api_keys.expires_at timestamptz
api_keys.last_used_at timestamptz
api_keys.revoked_at timestamptz
api_keys.created_at timestamptz not null
audit_heads.organization_id uuid not null
audit_heads.sequence int8 not null
audit_heads.hash text not null
audit_heads.changes int8 not null default 0
audit_log.id uuid not null
audit_log.organization_id uuid not null
audit_log.actor_kind text not null
audit_log.actor_id text not null
audit_log.action text not null
audit_log.object_kind text not null
audit_log.object_id text not null
audit_log.after jsonb
audit_log.created_at timestamptz not null
audit_log.sequence int8 not null
audit_log.outcome text not null
audit_log.code text
audit_log.request_id text
audit_log.before jsonb
audit_log.previous_hash text not null
audit_log.hash text not null
blackout_windows.id uuid not null
blackout_windows.organization_id uuid not null
blackout_windows.name text not null
blackout_windows.site_ids _uuid
blackout_windows.weekly jsonb
blackout_windows.single jsonb
blackout_windows.created_at timestamptz not null
blackout_windows.updated_at timestamptz not null
blackout_windows.device_classes _text
cve_records.record_digest text not null
cve_records.cve_id text not null
cve_records.detail jsonb not null
cve_statuses.id uuid not null
cve_statuses.organization_id uuid not null
cve_statuses.mac_address text not null
cve_statuses.cve_id text not null
cve_statuses.status text not null
cve_statuses.justification text not null
cve_statuses.site_ids _uuid
cve_statuses.scan_id uuid
cve_statuses.expiration_date timestamptz
cve_statuses.created_by text not null
cve_statuses.updated_by text not null
cve_statuses.created_at timestamptz not null
cve_statuses.updated_at timestamptz not null
device_events.id uuid not null
device_events.organization_id uuid not null
device_events.device_id uuid not null
device_events.scan_id uuid
device_events.kind text not null
device_events.before jsonb
device_events.after jsonb
device_events.created_at timestamptz not null
device_merge_items.organization_id uuid not null
device_merge_items.merge_id uuid not null
device_merge_items.kind text not null
device_merge_items.item_id uuid not null
device_merges.id uuid not null
device_merges.organization_id uuid not null
device_merges.site_id uuid not null
device_merges.device_id uuid not null
device_merges.merged_device_id uuid not null
device_merges.reason text not null
device_merges.first_seen_at_before timestamptz not null
device_merges.made_by text
device_merges.made_at timestamptz not null
device_merges.undone_by text
device_merges.undone_at timestamptz
device_services.id uuid not null
device_services.organization_id uuid not null
device_services.device_id uuid not null
device_services.port int4 not null
device_services.transport text not null
device_services.service text
device_services.vendor text
device_services.product text
device_services.version text
device_services.cpe _text not null
device_services.banner text
device_services.fingerprint text
device_services.confidence int2 not null
device_services.tls jsonb
device_services.first_seen_at timestamptz not null
device_services.last_seen_at timestamptz not null
device_services.last_scan_id uuid not null
device_services.extra jsonb not null default '{}'::jsonb
device_services.observation_id text
device_sightings.organization_id uuid not null
device_sightings.device_id uuid not null
device_sightings.scan_id uuid not null
device_sightings.created_at timestamptz not null
device_sightings.ip_address text
devices.id uuid not null
devices.organization_id uuid not null
devices.site_id uuid not null
devices.identity text not null
devices.mac_address text
devices.ip_address text not null
devices.hostname text
devices.manufacturer text
devices.total_scans int4 not null
devices.first_seen_at timestamptz not null
devices.last_seen_at timestamptz not null
devices.last_scan_id uuid not null
devices.mac_addresses _text not null default '{}'::text[]
devices.merged_into uuid
devices.kept_apart bool not null default false
devices.device_class text not null default 'unknown'::text
devices.class_confidence int2 not null default 0
devices.class_signals jsonb not null default '[]'::jsonb
devices.os_family text
devices.tags _text not null default '{}'::text[]
devices.judged_by text
finding_events.id uuid not null
finding_events.organization_id uuid not null
finding_events.finding_id uuid not null
finding_events.kind text not null
finding_events.reason text not null
finding_events.before jsonb
finding_events.after jsonb
finding_events.bundle_before text
finding_events.bundle_after text
finding_events.created_at timestamptz not null
finding_events.scan_id uuid
finding_events.status text
finding_events.decided_by text
finding_events.decision_id uuid
finding_events.ticket jsonb
finding_rules.id uuid not null
finding_rules.organization_id uuid not null
finding_rules.site_id uuid
finding_rules.finding_id uuid
finding_rules.cve_id text
finding_rules.network cidr
finding_rules.tag text
finding_rules.device_class text
finding_rules.status text not null
finding_rules.vex_justification text
finding_rules.justification text not null
finding_rules.lapses_on _text not null
finding_rules.expires_at timestamptz
finding_rules.created_by text not null
finding_rules.created_at timestamptz not null
finding_rules.ended_at timestamptz
finding_rules.ended_by text
finding_rules.product text
finding_rules.vex_document_id uuid
finding_rules.port int4
finding_rules.transport text
finding_rules.ended_as text
finding_rules.purl text
finding_sightings.id uuid not null
finding_sightings.organization_id uuid not null
finding_sightings.finding_id uuid not null
finding_sightings.device_id uuid not null
finding_sightings.scan_id uuid not null
finding_sightings.created_at timestamptz not null
findings.id uuid not null
findings.organization_id uuid not null
findings.site_id uuid not null
findings.device_id uuid not null
findings.cve_id text not null
findings.record_digest text not null
findings.port int4 not null
findings.transport text not null
findings.confidence int2 not null
findings.confidence_factors jsonb not null
findings.evidence jsonb not null
findings.score float8
findings.severity text
findings.vector text
findings.cvss_version text
findings.known_exploited bool not null
findings.epss_probability float8
findings.epss_percentile float8
findings.published_at timestamptz not null
findings.first_seen_at timestamptz not null
findings.last_seen_at timestamptz not null
findings.first_scan_id uuid not null
findings.last_scan_id uuid not null
findings.sightings int4 not null
findings.ssvc jsonb
findings.tier text not null default 'sixty_days'::text
findings.due_at timestamptz
findings.closed_at timestamptz
findings.closed_reason text
findings.exploited_since timestamptz
findings.reopened_at timestamptz
findings.decided_status text
findings.decided_by text
findings.decision_id uuid
findings.decided_until timestamptz
findings.state text not null
findings.decided_facts jsonb
findings.lapsed_rules _uuid not null default '{}'::uuid[]
findings.refuted_at timestamptz
findings.decided_beside _uuid not null default '{}'::uuid[]
installation.id int2 not null
installation.organization_id uuid not null
installation.admin_api_key_id uuid not null
installation.first_site_id uuid not null
installation.first_scan_id uuid
installation.link_secret text not null
installation.created_at timestamptz not null
installation.matched_bundle text
installation.matched_record_at timestamptz
kysely_migration.name varchar not null
kysely_migration.timestamp varchar not null
kysely_migration_lock.id varchar not null
kysely_migration_lock.is_locked int4 not null default 0
notification_attempts.organization_id uuid not null
notification_attempts.delivery_id uuid not null
notification_attempts.number int4 not null
notification_attempts.outcome text not null
notification_attempts.status int4
notification_attempts.reason text
notification_attempts.started_at timestamptz not null
notification_attempts.finished_at timestamptz not null
notification_deliveries.id uuid not null
notification_deliveries.organization_id uuid not null
notification_deliveries.group_id uuid
notification_deliveries.channel text not null
notification_deliveries.recipient text not null
notification_deliveries.state text not null
notification_deliveries.messages jsonb not null
notification_deliveries.omitted int4 not null default 0
notification_deliveries.held_until timestamptz
notification_deliveries.due_at timestamptz
notification_deliveries.attempts int4 not null default 0
notification_deliveries.attempts_allowed int4 not null
notification_deliveries.reason text
notification_deliveries.created_at timestamptz not null
notification_deliveries.finished_at timestamptz
notification_deliveries.digest text
notification_events.organization_id uuid not null
notification_events.event_key text not null
notification_events.created_at timestamptz not null
notification_groups.id uuid not null
notification_groups.organization_id uuid not null
notification_groups.name text not null
notification_groups.active_hours jsonb
notification_groups.mute text not null
notification_groups.topics _text not null
notification_groups.site_ids _uuid not null
notification_groups.notifiables jsonb not null
notification_groups.created_at timestamptz not null
notification_groups.updated_at timestamptz not null
notification_groups.digest jsonb
organizations.id uuid not null
organizations.name text not null
organizations.created_at timestamptz not null
organizations.default_status_days int4
organizations.updated_at timestamptz not null
organizations.retention jsonb
report_progress.organization_id uuid not null
report_progress.id uuid not null
report_progress.scan_id uuid not null
report_progress.state text not null
report_progress.findings_written int4 not null
report_progress.findings_total int4
report_progress.started_at timestamptz not null
report_progress.updated_at timestamptz not null
scan_blocks.id uuid not null
scan_blocks.organization_id uuid not null
scan_blocks.scan_site_id uuid not null
scan_blocks.position int4 not null
scan_blocks.networks _text not null
scan_blocks.addresses int4 not null
scan_blocks.state text not null default 'waiting'::text
scan_blocks.lease int4 not null default 0
scan_blocks.attempts int4 not null default 0
scan_blocks.worker_id uuid
scan_blocks.heard_at timestamptz
scan_blocks.progress jsonb
scan_blocks.traffic jsonb
scan_blocks.silent_asked int4 not null default 0
scan_blocks.sent_by_second jsonb not null default '[]'::jsonb
scan_blocks.outcome jsonb
scan_counts.scan_site_id uuid not null
scan_counts.organization_id uuid not null
scan_counts.scan_id uuid not null
scan_counts.site_id uuid not null
scan_counts.day date not null
scan_counts.hosts_scanned int4 not null
scan_counts.hosts_with_cves int4 not null
scan_counts.open_ports int4 not null
scan_counts.cve_count int4 not null
scan_counts.unique_cves int4 not null
scan_counts.highest_score float8
scan_divisions.scan_site_id uuid not null
scan_divisions.organization_id uuid not null
scan_divisions.lead_worker_id uuid
scan_divisions.lead_heard_at timestamptz not null
scan_divisions.is_open bool not null
scan_divisions.ending text
scan_divisions.most_hands int4 not null
scan_divisions.quiet_classes _text not null
scan_divisions.hosts_before int4 not null
scan_divisions.silent_addresses int4 not null
scan_divisions.rate_per_second int4 not null
scan_divisions.peak_per_second int4 not null default 0
scan_divisions.pace text
scan_divisions.router jsonb
scan_host_observations.organization_id uuid not null
scan_host_observations.scan_site_id uuid not null
scan_host_observations.ip_address text not null
scan_host_observations.observation jsonb not null
scan_results.organization_id uuid not null
scan_results.scan_id uuid not null
scan_results.scan_site_id uuid not null
scan_results.result jsonb not null
scan_results.hosts_scanned int4 not null
scan_results.hosts_with_cves int4 not null
scan_results.open_ports int4 not null
scan_results.cve_count int4 not null
scan_results.cve_ids _text not null
scan_results.port_keys _text not null
scan_results.highest_score float8
scan_results.score_sum float8 not null
scan_results.score_count int4 not null
scan_results.warning_count int4
scan_schedule_sites.organization_id uuid not null
scan_schedule_sites.schedule_id uuid not null
scan_schedule_sites.site_id uuid not null
scan_schedule_sites.subnet text not null
scan_schedule_sites.position int2 not null
scan_schedules.id uuid not null
scan_schedules.organization_id uuid not null
scan_schedules.description text not null
scan_schedules.day_of_week int2 not null
scan_schedules.time_of_day text not null
scan_schedules.every_n_weeks int2 not null
scan_schedules.timezone text not null
scan_schedules.min_cvss float8 not null
scan_schedules.warning_threshold float8 not null
scan_schedules.ignore_offline_sites bool not null
scan_schedules.notify _text not null
scan_schedules.notification_group text
scan_schedules.anchor_at timestamptz not null
scan_schedules.next_scan_at timestamptz not null
scan_schedules.created_at timestamptz not null
scan_schedules.updated_at timestamptz not null
scan_schedules.last_triggered_at timestamptz
scan_schedules.recurrence jsonb
scan_schedules.missed_runs text not null default 'once'::text
scan_schedules.missed_run_window_hours int4 not null default 24
scan_schedules.deferred_from timestamptz
scan_sites.id uuid not null
scan_sites.organization_id uuid not null
scan_sites.scan_id uuid not null
scan_sites.site_id uuid not null
scan_sites.targets _text not null
scan_sites.subnets _text not null
scan_sites.status text not null
scan_sites.reasons _text not null
scan_sites.attempts int2 not null
scan_sites.started_at timestamptz
scan_sites.finished_at timestamptz
scan_sites.progress jsonb
scan_sites.scope_seal text
scan_sites.traffic jsonb
scan_sites.router jsonb
scan_sites.excluded_networks _text not null default '{}'::text[]
scan_sites.excluded_devices _text not null default '{}'::text[]
scan_sites.turn_of uuid
scan_sites.hold jsonb
scan_sites.worker_label text
scan_sites.job_form int4 not null default 1
scan_sites.lease int4 not null default 0
scan_sites.worker_id uuid
scan_sites.unreached_since timestamptz
scan_sites.unreached_seen_at timestamptz
scan_sites.worked_ms int4 not null default 0
scan_sites.quiet_classes _text not null default '{}'::text[]
scans.id uuid not null
scans.organization_id uuid not null
scans.scan_code text not null
scans.kind text not null
scans.schedule_id uuid
scans.min_cvss float8 not null
scans.status text not null
scans.reasons _text not null
scans.intel_digest text
scans.created_at timestamptz not null
scans.started_at timestamptz
scans.finished_at timestamptz
scans.stop_requested_at timestamptz
scans.figures jsonb
scans.warning_threshold float8
scans.pause_requested_at timestamptz
scans.verifies_finding_id uuid
scans.details_forgotten_at timestamptz
scans.verifies_ticket_id uuid
schedule_occurrences.id uuid not null
schedule_occurrences.organization_id uuid not null
schedule_occurrences.schedule_id uuid not null
schedule_occurrences.due_at timestamptz not null
schedule_occurrences.decided_at timestamptz not null
schedule_occurrences.outcome text not null
schedule_occurrences.reason text not null
schedule_occurrences.scan_id uuid
schedule_occurrences.deferred_until timestamptz
schedule_occurrences.blackout_window text
schedule_occurrences.offline_site_ids _uuid not null default '{}'::uuid[]
sites.id uuid not null
sites.organization_id uuid not null
sites.name text not null
sites.networks _text not null
sites.excluded_networks _text not null
sites.created_at timestamptz not null
sites.updated_at timestamptz not null
sites.router_address text
sites.router_username text
sites.router_password_sealed text
sites.last_checked_at timestamptz
sites.last_reached_at timestamptz
sites.excluded_devices _text not null default '{}'::text[]
sites.router_terms jsonb
sites.router_community_sealed text
sites.worker_label text
ticket_findings.organization_id uuid not null
ticket_findings.ticket_id uuid not null
ticket_findings.finding_id uuid not null
ticket_findings.linked_by text not null
ticket_findings.linked_at timestamptz not null
ticket_findings.merge_id uuid
tickets.id uuid not null
tickets.organization_id uuid not null
tickets.reference text not null
tickets.url text
tickets.state text not null
tickets.created_by text not null
tickets.created_at timestamptz not null
tickets.closed_by text
tickets.closed_at timestamptz
tickets.reopened_by text
tickets.reopened_at timestamptz
tickets.reopened_scan_id uuid
users.id uuid not null
users.organization_id uuid not null
users.email text not null
users.name text not null
users.created_at timestamptz not null
users.updated_at timestamptz not null
vex_documents.id uuid not null
vex_documents.organization_id uuid not null
vex_documents.site_id uuid
vex_documents.format text not null
vex_documents.document_id text not null
vex_documents.author text not null
vex_documents.version text not null
vex_documents.issued_at timestamptz not null
vex_documents.digest text not null
vex_documents.imported_by text not null
vex_documents.imported_at timestamptz not null
vex_documents.replaced_at timestamptz
vex_documents.withdrawn_at timestamptz
vex_documents.withdrawn_by text
workers.id uuid not null
workers.name text not null
workers.labels _text not null
workers.release text not null
workers.job_form int4 not null
workers.started_at timestamptz not null
workers.heartbeat_at timestamptz not null
workers.draining bool not null

-- constraints
agent_events: FOREIGN KEY (organization_id, work_id) REFERENCES agent_works(organization_id, id) ON DELETE CASCADE
agent_events: PRIMARY KEY (work_id, "position")
agent_works: FOREIGN KEY (organization_id, agent_id) REFERENCES agents(organization_id, id) ON DELETE CASCADE
agent_works: FOREIGN KEY (organization_id, scan_site_id) REFERENCES scan_sites(organization_id, id) ON DELETE CASCADE
agent_works: PRIMARY KEY (id)
agent_works: UNIQUE (organization_id, id)
agents: FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id) ON DELETE CASCADE
agents: PRIMARY KEY (id)
agents: UNIQUE (invitation_hash)
agents: UNIQUE (organization_id, id)
api_keys: FOREIGN KEY (organization_id) REFERENCES organizations(id)
api_keys: PRIMARY KEY (id)
api_keys: UNIQUE (lookup_id)
audit_heads: FOREIGN KEY (organization_id) REFERENCES organizations(id)
audit_heads: PRIMARY KEY (organization_id)
audit_log: FOREIGN KEY (organization_id) REFERENCES organizations(id)
audit_log: PRIMARY KEY (id)
audit_log: UNIQUE (organization_id, sequence)
blackout_windows: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
blackout_windows: PRIMARY KEY (id)
blackout_windows: UNIQUE (organization_id, name)
cve_records: PRIMARY KEY (record_digest)
cve_statuses: CHECK ((status = ANY (ARRAY['accepted'::text, 'mitigated'::text])))
cve_statuses: FOREIGN KEY (organization_id) REFERENCES organizations(id)
cve_statuses: PRIMARY KEY (id)
device_events: FOREIGN KEY (organization_id, device_id) REFERENCES devices(organization_id, id) ON DELETE CASCADE
device_events: PRIMARY KEY (id)
device_merge_items: FOREIGN KEY (organization_id, merge_id) REFERENCES device_merges(organization_id, id) ON DELETE CASCADE
device_merge_items: PRIMARY KEY (merge_id, kind, item_id)
device_merges: FOREIGN KEY (organization_id, device_id) REFERENCES devices(organization_id, id) ON DELETE CASCADE
device_merges: FOREIGN KEY (organization_id, merged_device_id) REFERENCES devices(organization_id, id) ON DELETE CASCADE
device_merges: PRIMARY KEY (id)
device_merges: UNIQUE (organization_id, id)
device_services: CHECK (((port >= 1) AND (port <= 65535)))
device_services: FOREIGN KEY (organization_id, device_id) REFERENCES devices(organization_id, id) ON DELETE CASCADE
device_services: PRIMARY KEY (id)
device_services: UNIQUE (device_id, port, transport)
device_sightings: FOREIGN KEY (organization_id, device_id) REFERENCES devices(organization_id, id) ON DELETE CASCADE
device_sightings: PRIMARY KEY (device_id, scan_id)
devices: FOREIGN KEY (organization_id, merged_into) REFERENCES devices(organization_id, id)
devices: FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id) ON DELETE CASCADE
devices: PRIMARY KEY (id)
devices: UNIQUE (organization_id, id)
devices: UNIQUE (organization_id, site_id, identity)
finding_events: FOREIGN KEY (organization_id, finding_id) REFERENCES findings(organization_id, id) ON DELETE CASCADE
finding_events: PRIMARY KEY (id)
finding_rules: FOREIGN KEY (organization_id) REFERENCES organizations(id)
finding_rules: FOREIGN KEY (organization_id, finding_id) REFERENCES findings(organization_id, id) ON DELETE CASCADE
finding_rules: FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id) ON DELETE CASCADE
finding_rules: FOREIGN KEY (organization_id, vex_document_id) REFERENCES vex_documents(organization_id, id)
finding_rules: PRIMARY KEY (id)
finding_sightings: FOREIGN KEY (organization_id, finding_id) REFERENCES findings(organization_id, id) ON DELETE CASCADE
finding_sightings: PRIMARY KEY (id)
finding_sightings: UNIQUE (finding_id, scan_id)
findings: FOREIGN KEY (organization_id, device_id) REFERENCES devices(organization_id, id) ON DELETE CASCADE
findings: FOREIGN KEY (record_digest) REFERENCES cve_records(record_digest)
findings: PRIMARY KEY (id)
findings: UNIQUE (device_id, cve_id)
findings: UNIQUE (organization_id, id)
installation: CHECK ((id = 1))
installation: FOREIGN KEY (admin_api_key_id) REFERENCES api_keys(id)
installation: FOREIGN KEY (organization_id) REFERENCES organizations(id)
installation: PRIMARY KEY (id)
kysely_migration: PRIMARY KEY (name)
kysely_migration_lock: PRIMARY KEY (id)
notification_attempts: FOREIGN KEY (organization_id, delivery_id) REFERENCES notification_deliveries(organization_id, id) ON DELETE CASCADE
notification_attempts: PRIMARY KEY (delivery_id, number)
notification_deliveries: FOREIGN KEY (organization_id) REFERENCES organizations(id)
notification_deliveries: PRIMARY KEY (id)
notification_deliveries: UNIQUE (organization_id, id)
notification_events: FOREIGN KEY (organization_id) REFERENCES organizations(id)
notification_events: PRIMARY KEY (organization_id, event_key)
notification_groups: FOREIGN KEY (organization_id) REFERENCES organizations(id)
notification_groups: PRIMARY KEY (id)
notification_groups: UNIQUE (organization_id, id)
notification_groups: UNIQUE (organization_id, name)
organizations: CHECK ((default_status_days > 0))
organizations: PRIMARY KEY (id)
report_progress: CHECK ((state = ANY (ARRAY['reading'::text, 'writing'::text, 'finished'::text, 'failed'::text, 'abandoned'::text])))
report_progress: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
report_progress: PRIMARY KEY (organization_id, id)
scan_blocks: FOREIGN KEY (organization_id, scan_site_id) REFERENCES scan_divisions(organization_id, scan_site_id) ON DELETE CASCADE
scan_blocks: PRIMARY KEY (id)
scan_blocks: UNIQUE (scan_site_id, "position")
scan_counts: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
scan_counts: PRIMARY KEY (scan_site_id)
scan_divisions: FOREIGN KEY (organization_id, scan_site_id) REFERENCES scan_sites(organization_id, id) ON DELETE CASCADE
scan_divisions: PRIMARY KEY (scan_site_id)
scan_divisions: UNIQUE (organization_id, scan_site_id)
scan_host_observations: FOREIGN KEY (organization_id, scan_site_id) REFERENCES scan_sites(organization_id, id) ON DELETE CASCADE
scan_host_observations: PRIMARY KEY (scan_site_id, ip_address)
scan_results: FOREIGN KEY (organization_id, scan_site_id) REFERENCES scan_sites(organization_id, id) ON DELETE CASCADE
scan_results: PRIMARY KEY (scan_site_id)
scan_schedule_sites: FOREIGN KEY (organization_id, schedule_id) REFERENCES scan_schedules(organization_id, id) ON DELETE CASCADE
scan_schedule_sites: FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id) ON DELETE CASCADE
scan_schedule_sites: PRIMARY KEY (schedule_id, site_id, subnet)
scan_schedules: CHECK (((day_of_week >= 0) AND (day_of_week <= 6)))
scan_schedules: CHECK (((every_n_weeks >= 1) AND (every_n_weeks <= 52)))
scan_schedules: CHECK (((min_cvss >= (0)::double precision) AND (min_cvss <= (10)::double precision)))
scan_schedules: CHECK (((warning_threshold >= (0)::double precision) AND (warning_threshold <= (10)::double precision)))
scan_schedules: CHECK ((min_cvss < warning_threshold))
scan_schedules: FOREIGN KEY (organization_id) REFERENCES organizations(id)
scan_schedules: PRIMARY KEY (id)
scan_schedules: UNIQUE (organization_id, id)
scan_sites: FOREIGN KEY (organization_id, scan_id) REFERENCES scans(organization_id, id) ON DELETE CASCADE
scan_sites: PRIMARY KEY (id)
scan_sites: UNIQUE (organization_id, id)
scan_sites: UNIQUE (turn_of)
scans: FOREIGN KEY (organization_id) REFERENCES organizations(id)
scans: PRIMARY KEY (id)
scans: UNIQUE (organization_id, id)
scans: UNIQUE (organization_id, scan_code)
schedule_occurrences: FOREIGN KEY (organization_id, schedule_id) REFERENCES scan_schedules(organization_id, id) ON DELETE CASCADE
schedule_occurrences: PRIMARY KEY (id)
sites: CHECK ((cardinality(networks) > 0))
sites: FOREIGN KEY (organization_id) REFERENCES organizations(id)
sites: PRIMARY KEY (id)
sites: UNIQUE (organization_id, id)
sites: UNIQUE (organization_id, name)
ticket_findings: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
ticket_findings: FOREIGN KEY (organization_id, finding_id) REFERENCES findings(organization_id, id) ON DELETE CASCADE
ticket_findings: FOREIGN KEY (organization_id, ticket_id) REFERENCES tickets(organization_id, id) ON DELETE CASCADE
ticket_findings: PRIMARY KEY (ticket_id, finding_id)
tickets: CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'reopened'::text])))
tickets: FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE
tickets: PRIMARY KEY (id)
tickets: UNIQUE (organization_id, id)
tickets: UNIQUE (organization_id, reference)
users: FOREIGN KEY (organization_id) REFERENCES organizations(id)
users: PRIMARY KEY (id)
users: UNIQUE (organization_id, email)
users: UNIQUE (organization_id, id)
vex_documents: FOREIGN KEY (organization_id) REFERENCES organizations(id)
vex_documents: FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id) ON DELETE CASCADE
vex_documents: PRIMARY KEY (id)
vex_documents: UNIQUE (organization_id, id)
workers: PRIMARY KEY (id)

-- indexes
CREATE UNIQUE INDEX agent_events_pkey ON public.agent_events USING btree (work_id, "position")
CREATE INDEX agent_works_of_part ON public.agent_works USING btree (scan_site_id)
CREATE INDEX agent_works_open ON public.agent_works USING btree (agent_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX agent_works_organization_id_id_key ON public.agent_works USING btree (organization_id, id)
CREATE UNIQUE INDEX agent_works_pkey ON public.agent_works USING btree (id)
CREATE INDEX agents_enrolled_at_site ON public.agents USING btree (site_id) WHERE ((enrolled_at IS NOT NULL) AND (released_at IS NULL))
CREATE UNIQUE INDEX agents_invitation_hash_key ON public.agents USING btree (invitation_hash)
CREATE INDEX agents_of_site ON public.agents USING btree (site_id) WHERE (revoked_at IS NULL)
CREATE UNIQUE INDEX agents_organization_id_id_key ON public.agents USING btree (organization_id, id)
CREATE UNIQUE INDEX agents_pkey ON public.agents USING btree (id)
CREATE INDEX api_keys_by_organization ON public.api_keys USING btree (organization_id, created_at)
CREATE UNIQUE INDEX api_keys_lookup_id_key ON public.api_keys USING btree (lookup_id)
CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (id)
CREATE UNIQUE INDEX audit_heads_pkey ON public.audit_heads USING btree (organization_id)
CREATE UNIQUE INDEX audit_log_organization_id_sequence_key ON public.audit_log USING btree (organization_id, sequence)
CREATE UNIQUE INDEX audit_log_pkey ON public.audit_log USING btree (id)
CREATE UNIQUE INDEX blackout_windows_organization_id_name_key ON public.blackout_windows USING btree (organization_id, name)
CREATE UNIQUE INDEX blackout_windows_pkey ON public.blackout_windows USING btree (id)
CREATE UNIQUE INDEX cve_records_pkey ON public.cve_records USING btree (record_digest)
CREATE INDEX cve_statuses_by_subject ON public.cve_statuses USING btree (organization_id, mac_address, cve_id, created_at DESC, id DESC)
CREATE INDEX cve_statuses_by_time ON public.cve_statuses USING btree (organization_id, created_at DESC, id DESC)
CREATE UNIQUE INDEX cve_statuses_pkey ON public.cve_statuses USING btree (id)
CREATE INDEX device_events_by_age ON public.device_events USING brin (created_at)
CREATE INDEX device_events_by_device ON public.device_events USING btree (device_id, created_at DESC, id DESC)
CREATE UNIQUE INDEX device_events_pkey ON public.device_events USING btree (id)
CREATE UNIQUE INDEX device_merge_items_pkey ON public.device_merge_items USING btree (merge_id, kind, item_id)
CREATE INDEX device_merges_by_device ON public.device_merges USING btree (device_id, made_at DESC, id DESC)
CREATE INDEX device_merges_by_merged_device ON public.device_merges USING btree (merged_device_id)
CREATE UNIQUE INDEX device_merges_organization_id_id_key ON public.device_merges USING btree (organization_id, id)
CREATE UNIQUE INDEX device_merges_pkey ON public.device_merges USING btree (id)
CREATE INDEX device_services_by_cpe ON public.device_services USING gin (cpe)
CREATE UNIQUE INDEX device_services_device_id_port_transport_key ON public.device_services USING btree (device_id, port, transport)
CREATE UNIQUE INDEX device_services_pkey ON public.device_services USING btree (id)
CREATE INDEX device_sightings_by_age ON public.device_sightings USING brin (created_at)
CREATE UNIQUE INDEX device_sightings_pkey ON public.device_sightings USING btree (device_id, scan_id)
CREATE INDEX devices_by_class ON public.devices USING btree (organization_id, device_class, last_seen_at DESC, id DESC)
CREATE INDEX devices_by_last_seen ON public.devices USING btree (organization_id, last_seen_at DESC, id DESC)
CREATE INDEX devices_by_mac_address ON public.devices USING btree (organization_id, mac_address) WHERE (mac_address IS NOT NULL)
CREATE INDEX devices_by_mac_addresses ON public.devices USING gin (mac_addresses)
CREATE INDEX devices_by_merged_into ON public.devices USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE UNIQUE INDEX devices_organization_id_id_key ON public.devices USING btree (organization_id, id)
CREATE UNIQUE INDEX devices_organization_id_site_id_identity_key ON public.devices USING btree (organization_id, site_id, identity)
CREATE UNIQUE INDEX devices_pkey ON public.devices USING btree (id)
CREATE INDEX finding_events_by_age ON public.finding_events USING brin (created_at)
CREATE INDEX finding_events_by_finding ON public.finding_events USING btree (finding_id, created_at DESC, id DESC)
CREATE INDEX finding_events_by_scan ON public.finding_events USING btree (scan_id) WHERE (scan_id IS NOT NULL)
CREATE INDEX finding_events_by_time ON public.finding_events USING btree (organization_id, created_at DESC, id DESC)
CREATE UNIQUE INDEX finding_events_pkey ON public.finding_events USING btree (id)
CREATE INDEX finding_rules_by_document ON public.finding_rules USING btree (vex_document_id) WHERE (vex_document_id IS NOT NULL)
CREATE INDEX finding_rules_by_finding ON public.finding_rules USING btree (finding_id) WHERE (finding_id IS NOT NULL)
CREATE INDEX finding_rules_by_site ON public.finding_rules USING btree (site_id) WHERE (site_id IS NOT NULL)
CREATE INDEX finding_rules_by_time ON public.finding_rules USING btree (organization_id, created_at DESC, id DESC)
CREATE UNIQUE INDEX finding_rules_pkey ON public.finding_rules USING btree (id)
CREATE INDEX finding_sightings_by_age ON public.finding_sightings USING brin (created_at)
CREATE INDEX finding_sightings_by_device ON public.finding_sightings USING btree (device_id)
CREATE UNIQUE INDEX finding_sightings_finding_id_scan_id_key ON public.finding_sightings USING btree (finding_id, scan_id)
CREATE UNIQUE INDEX finding_sightings_pkey ON public.finding_sightings USING btree (id)
CREATE INDEX findings_by_cve ON public.findings USING btree (organization_id, cve_id)
CREATE INDEX findings_by_decision ON public.findings USING btree (decision_id) WHERE (decision_id IS NOT NULL)
CREATE INDEX findings_by_decision_end ON public.findings USING btree (organization_id, decided_until) WHERE (decided_until IS NOT NULL)
CREATE INDEX findings_by_due ON public.findings USING btree (organization_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id)
CREATE INDEX findings_by_first_scan ON public.findings USING btree (first_scan_id)
CREATE INDEX findings_by_first_seen ON public.findings USING btree (organization_id, first_seen_at DESC, id DESC)
CREATE INDEX findings_by_last_seen ON public.findings USING btree (organization_id, last_seen_at DESC, id DESC)
CREATE INDEX findings_by_score ON public.findings USING btree (organization_id, COALESCE(score, ('-1'::integer)::double precision) DESC, id DESC)
CREATE INDEX findings_by_site ON public.findings USING btree (organization_id, site_id)
CREATE INDEX findings_by_state ON public.findings USING btree (organization_id, state)
CREATE INDEX findings_by_tier ON public.findings USING btree (organization_id, tier, COALESCE(score, ('-1'::integer)::double precision) DESC, id DESC)
CREATE UNIQUE INDEX findings_device_id_cve_id_key ON public.findings USING btree (device_id, cve_id)
CREATE INDEX findings_mitigated ON public.findings USING btree (site_id, id) WHERE ((state = 'mitigated'::text) AND (closed_at IS NULL))
CREATE UNIQUE INDEX findings_organization_id_id_key ON public.findings USING btree (organization_id, id)
CREATE UNIQUE INDEX findings_pkey ON public.findings USING btree (id)
CREATE UNIQUE INDEX installation_pkey ON public.installation USING btree (id)
CREATE UNIQUE INDEX kysely_migration_pkey ON public.kysely_migration USING btree (name)
CREATE UNIQUE INDEX kysely_migration_lock_pkey ON public.kysely_migration_lock USING btree (id)
CREATE UNIQUE INDEX notification_attempts_pkey ON public.notification_attempts USING btree (delivery_id, number)
CREATE INDEX notification_deliveries_by_age ON public.notification_deliveries USING brin (finished_at)
CREATE INDEX notification_deliveries_due ON public.notification_deliveries USING btree (due_at) WHERE (due_at IS NOT NULL)
CREATE UNIQUE INDEX notification_deliveries_held ON public.notification_deliveries USING btree (organization_id, group_id, channel, recipient, held_until) WHERE ((state = 'pending'::text) AND (attempts = 0))
CREATE INDEX notification_deliveries_newest ON public.notification_deliveries USING btree (organization_id, created_at DESC, id DESC)
CREATE UNIQUE INDEX notification_deliveries_organization_id_id_key ON public.notification_deliveries USING btree (organization_id, id)
CREATE UNIQUE INDEX notification_deliveries_pkey ON public.notification_deliveries USING btree (id)
CREATE INDEX notification_events_by_age ON public.notification_events USING brin (created_at)
CREATE UNIQUE INDEX notification_events_pkey ON public.notification_events USING btree (organization_id, event_key)
CREATE UNIQUE INDEX notification_groups_organization_id_id_key ON public.notification_groups USING btree (organization_id, id)
CREATE UNIQUE INDEX notification_groups_organization_id_name_key ON public.notification_groups USING btree (organization_id, name)
CREATE UNIQUE INDEX notification_groups_pkey ON public.notification_groups USING btree (id)
CREATE UNIQUE INDEX organizations_pkey ON public.organizations USING btree (id)
CREATE UNIQUE INDEX report_progress_pkey ON public.report_progress USING btree (organization_id, id)
CREATE UNIQUE INDEX scan_blocks_pkey ON public.scan_blocks USING btree (id)
CREATE UNIQUE INDEX scan_blocks_scan_site_id_position_key ON public.scan_blocks USING btree (scan_site_id, "position")
CREATE INDEX scan_counts_by_day ON public.scan_counts USING btree (organization_id, day DESC, scan_site_id DESC)
CREATE INDEX scan_counts_by_site ON public.scan_counts USING btree (site_id, day)
CREATE UNIQUE INDEX scan_counts_pkey ON public.scan_counts USING btree (scan_site_id)
CREATE UNIQUE INDEX scan_divisions_organization_id_scan_site_id_key ON public.scan_divisions USING btree (organization_id, scan_site_id)
CREATE UNIQUE INDEX scan_divisions_pkey ON public.scan_divisions USING btree (scan_site_id)
CREATE UNIQUE INDEX scan_host_observations_pkey ON ONLY public.scan_host_observations USING btree (scan_site_id, ip_address)
CREATE INDEX scan_results_by_scan ON ONLY public.scan_results USING btree (scan_id)
CREATE UNIQUE INDEX scan_results_pkey ON ONLY public.scan_results USING btree (scan_site_id)
CREATE INDEX scan_schedule_sites_by_site ON public.scan_schedule_sites USING btree (site_id)
CREATE UNIQUE INDEX scan_schedule_sites_pkey ON public.scan_schedule_sites USING btree (schedule_id, site_id, subnet)
CREATE INDEX scan_schedules_by_due_time ON public.scan_schedules USING btree (next_scan_at)
CREATE UNIQUE INDEX scan_schedules_organization_id_id_key ON public.scan_schedules USING btree (organization_id, id)
CREATE UNIQUE INDEX scan_schedules_pkey ON public.scan_schedules USING btree (id)
CREATE INDEX scan_sites_by_day ON public.scan_sites USING btree (organization_id, (((finished_at AT TIME ZONE 'UTC'::text))::date) DESC, id DESC) WHERE (finished_at IS NOT NULL)
CREATE INDEX scan_sites_by_scan ON public.scan_sites USING btree (scan_id)
CREATE INDEX scan_sites_on_hold ON public.scan_sites USING btree (id) WHERE (hold IS NOT NULL)
CREATE UNIQUE INDEX scan_sites_organization_id_id_key ON public.scan_sites USING btree (organization_id, id)
CREATE UNIQUE INDEX scan_sites_pkey ON public.scan_sites USING btree (id)
CREATE UNIQUE INDEX scan_sites_turn_of_key ON public.scan_sites USING btree (turn_of)
CREATE INDEX scan_sites_under_way ON public.scan_sites USING btree (worker_id) WHERE (status = ANY (ARRAY['pending'::text, 'starting'::text, 'running'::text, 'processing'::text]))
CREATE INDEX scans_active ON public.scans USING btree (organization_id) WHERE (status = ANY (ARRAY['pending'::text, 'starting'::text, 'running'::text, 'processing'::text]))
CREATE INDEX scans_by_schedule ON public.scans USING btree (schedule_id, created_at DESC)
CREATE INDEX scans_by_time ON public.scans USING btree (organization_id, created_at DESC, id DESC)
CREATE INDEX scans_by_verified_finding ON public.scans USING btree (verifies_finding_id, created_at) WHERE (verifies_finding_id IS NOT NULL)
CREATE INDEX scans_by_verified_ticket ON public.scans USING btree (verifies_ticket_id, created_at) WHERE (verifies_ticket_id IS NOT NULL)
CREATE UNIQUE INDEX scans_organization_id_id_key ON public.scans USING btree (organization_id, id)
CREATE UNIQUE INDEX scans_organization_id_scan_code_key ON public.scans USING btree (organization_id, scan_code)
CREATE UNIQUE INDEX scans_pkey ON public.scans USING btree (id)
CREATE INDEX scans_under_way_by_schedule ON public.scans USING btree (schedule_id) WHERE (finished_at IS NULL)
CREATE INDEX scans_with_details ON public.scans USING btree (organization_id, finished_at) WHERE (details_forgotten_at IS NULL)
CREATE INDEX schedule_occurrences_by_age ON public.schedule_occurrences USING brin (decided_at)
CREATE INDEX schedule_occurrences_by_schedule ON public.schedule_occurrences USING btree (schedule_id, decided_at DESC, id DESC)
CREATE UNIQUE INDEX schedule_occurrences_pkey ON public.schedule_occurrences USING btree (id)
CREATE UNIQUE INDEX sites_organization_id_id_key ON public.sites USING btree (organization_id, id)
CREATE UNIQUE INDEX sites_organization_id_name_key ON public.sites USING btree (organization_id, name)
CREATE UNIQUE INDEX sites_pkey ON public.sites USING btree (id)
CREATE INDEX ticket_findings_by_finding ON public.ticket_findings USING btree (finding_id)
CREATE INDEX ticket_findings_by_merge ON public.ticket_findings USING btree (merge_id) WHERE (merge_id IS NOT NULL)
CREATE UNIQUE INDEX ticket_findings_pkey ON public.ticket_findings USING btree (ticket_id, finding_id)
CREATE INDEX tickets_by_time ON public.tickets USING btree (organization_id, created_at DESC, id DESC)
CREATE INDEX tickets_closed ON public.tickets USING btree (closed_at) WHERE (state = 'closed'::text)
CREATE UNIQUE INDEX tickets_organization_id_id_key ON public.tickets USING btree (organization_id, id)
CREATE UNIQUE INDEX tickets_organization_id_reference_key ON public.tickets USING btree (organization_id, reference)
CREATE UNIQUE INDEX tickets_pkey ON public.tickets USING btree (id)
CREATE UNIQUE INDEX users_organization_id_email_key ON public.users USING btree (organization_id, email)
CREATE UNIQUE INDEX users_organization_id_id_key ON public.users USING btree (organization_id, id)
CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)
CREATE INDEX vex_documents_by_name ON public.vex_documents USING btree (organization_id, document_id, author)
CREATE INDEX vex_documents_by_site ON public.vex_documents USING btree (site_id) WHERE (site_id IS NOT NULL)
CREATE UNIQUE INDEX vex_documents_organization_id_id_key ON public.vex_documents USING btree (organization_id, id)
CREATE UNIQUE INDEX vex_documents_pkey ON public.vex_documents USING btree (id)
CREATE UNIQUE INDEX workers_pkey ON public.workers USING btree (id)

-- partitions
scan_host_observations: RANGE (scan_site_id), otherwise scan_host_observations_other
scan_results: RANGE (scan_site_id), otherwise scan_results_other
