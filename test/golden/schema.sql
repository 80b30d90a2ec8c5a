-- columns
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
audit_log.id uuid not null
audit_log.organization_id uuid not null
audit_log.actor_kind text not null
audit_log.actor_id text not null
audit_log.action text not null
audit_log.object_kind text not null
audit_log.object_id text not null
audit_log.details jsonb not null
audit_log.created_at timestamptz not null
installation.id int2 not null
installation.organization_id uuid not null
installation.admin_api_key_id uuid not null
installation.first_site_id uuid not null
installation.first_scan_id uuid
installation.link_secret text not null
installation.created_at timestamptz not null
kysely_migration.name varchar not null
kysely_migration.timestamp varchar not null
kysely_migration_lock.id varchar not null
kysely_migration_lock.is_locked int4 not null default 0
organizations.id uuid not null
organizations.name text not null
organizations.created_at timestamptz not null
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
scan_sites.id uuid not null
scan_sites.organization_id uuid not null
scan_sites.scan_id uuid not null
scan_sites.site_id uuid not null
scan_sites.target_ips _text not null
scan_sites.subnets _text not null
scan_sites.status text not null
scan_sites.reasons _text not null
scan_sites.attempts int2 not null
scan_sites.started_at timestamptz
scan_sites.finished_at timestamptz
scans.id uuid not null
scans.organization_id uuid not null
scans.scan_code text not null
scans.kind text not null
scans.schedule_id uuid
scans.min_cvss float8 not null
scans.status text not null
scans.progress jsonb
scans.reasons _text not null
scans.intel_digest text
scans.created_at timestamptz not null
scans.started_at timestamptz
scans.finished_at timestamptz
sites.id uuid not null
sites.organization_id uuid not null
sites.name text not null
sites.networks _text not null
sites.excluded_networks _text not null
sites.created_at timestamptz not null
sites.updated_at timestamptz not null
users.id uuid not null
users.organization_id uuid not null
users.email text not null
users.name text not null
users.created_at timestamptz not null

-- constraints
api_keys: FOREIGN KEY (organization_id) REFERENCES organizations(id)
api_keys: PRIMARY KEY (id)
api_keys: UNIQUE (lookup_id)
audit_log: FOREIGN KEY (organization_id) REFERENCES organizations(id)
audit_log: PRIMARY KEY (id)
installation: CHECK ((id = 1))
installation: FOREIGN KEY (admin_api_key_id) REFERENCES api_keys(id)
installation: FOREIGN KEY (organization_id) REFERENCES organizations(id)
installation: PRIMARY KEY (id)
kysely_migration: PRIMARY KEY (name)
kysely_migration_lock: PRIMARY KEY (id)
organizations: PRIMARY KEY (id)
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
scans: FOREIGN KEY (organization_id) REFERENCES organizations(id)
scans: PRIMARY KEY (id)
scans: UNIQUE (organization_id, id)
scans: UNIQUE (organization_id, scan_code)
sites: CHECK ((cardinality(networks) > 0))
sites: FOREIGN KEY (organization_id) REFERENCES organizations(id)
sites: PRIMARY KEY (id)
sites: UNIQUE (organization_id, id)
sites: UNIQUE (organization_id, name)
users: FOREIGN KEY (organization_id) REFERENCES organizations(id)
users: PRIMARY KEY (id)
users: UNIQUE (organization_id, email)

-- indexes
CREATE UNIQUE INDEX api_keys_lookup_id_key ON public.api_keys USING btree (lookup_id)
CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (id)
CREATE INDEX audit_log_by_time ON public.audit_log USING btree (organization_id, created_at)
CREATE UNIQUE INDEX audit_log_pkey ON public.audit_log USING btree (id)
CREATE UNIQUE INDEX installation_pkey ON public.installation USING btree (id)
CREATE UNIQUE INDEX kysely_migration_pkey ON public.kysely_migration USING btree (name)
CREATE UNIQUE INDEX kysely_migration_lock_pkey ON public.kysely_migration_lock USING btree (id)
CREATE UNIQUE INDEX organizations_pkey ON public.organizations USING btree (id)
CREATE UNIQUE INDEX scan_host_observations_pkey ON public.scan_host_observations USING btree (scan_site_id, ip_address)
CREATE INDEX scan_results_by_scan ON public.scan_results USING btree (scan_id)
CREATE UNIQUE INDEX scan_results_pkey ON public.scan_results USING btree (scan_site_id)
CREATE INDEX scan_schedule_sites_by_site ON public.scan_schedule_sites USING btree (site_id)
CREATE UNIQUE INDEX scan_schedule_sites_pkey ON public.scan_schedule_sites USING btree (schedule_id, site_id, subnet)
CREATE INDEX scan_schedules_by_due_time ON public.scan_schedules USING btree (next_scan_at)
CREATE UNIQUE INDEX scan_schedules_organization_id_id_key ON public.scan_schedules USING btree (organization_id, id)
CREATE UNIQUE INDEX scan_schedules_pkey ON public.scan_schedules USING btree (id)
CREATE INDEX scan_sites_by_scan ON public.scan_sites USING btree (scan_id)
CREATE UNIQUE INDEX scan_sites_organization_id_id_key ON public.scan_sites USING btree (organization_id, id)
CREATE UNIQUE INDEX scan_sites_pkey ON public.scan_sites USING btree (id)
CREATE INDEX scans_by_schedule ON public.scans USING btree (schedule_id, created_at DESC)
CREATE INDEX scans_by_time ON public.scans USING btree (organization_id, created_at DESC)
CREATE UNIQUE INDEX scans_organization_id_id_key ON public.scans USING btree (organization_id, id)
CREATE UNIQUE INDEX scans_organization_id_scan_code_key ON public.scans USING btree (organization_id, scan_code)
CREATE UNIQUE INDEX scans_pkey ON public.scans USING btree (id)
CREATE UNIQUE INDEX sites_organization_id_id_key ON public.sites USING btree (organization_id, id)
CREATE UNIQUE INDEX sites_organization_id_name_key ON public.sites USING btree (organization_id, name)
CREATE UNIQUE INDEX sites_pkey ON public.sites USING btree (id)
CREATE UNIQUE INDEX users_organization_id_email_key ON public.users USING btree (organization_id, email)
CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)
