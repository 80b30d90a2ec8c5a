import type { LoadLimits } from '../domain/load-limits.ts';
import { resolve } from 'node:path';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { defaultDataDirectory } from './default-data-directory.ts';
import { Environment, environmentNames, settingNotes, type EnvironmentName } from './environment-schema.ts';
import { intelligenceSettings, type IntelligenceSettings } from './intelligence-settings.ts';
import { modelSettings, type ModelSettings } from './model-settings.ts';
import { nearestName } from './nearest-name.ts';
import { notificationSettings, type NotificationSettings } from './notification-settings.ts';
import { scanTimeouts, type ScanTimeouts } from './scan-timeouts.ts';
import { tracingSettings, type TracingSettings } from './tracing-settings.ts';

/** How JWTs are verified; absent when only API keys are accepted. */
export type JwtSettings =
  | {
      readonly kind: 'secret';
      readonly secret: string;
      readonly issuer: string | undefined;
      readonly audience: string | undefined;
    }
  | { readonly kind: 'jwks'; readonly url: string; readonly issuer: string; readonly audience: string };

/** Everything an operator may decide, read once. */
export interface Settings {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly workerLabels: readonly string[];
  /** Parts of scans at once, of each label. */
  readonly workerConcurrency: number;
  /** Most workers at once at one part of a scan; 1 = none is shared. */
  readonly siteWorkers: number;
  /** Addresses of a block that one of them takes. */
  readonly blockAddresses: number;
  readonly workerWaitMinutes: number;
  readonly verifyMitigated: boolean;
  readonly verifyTickets: boolean;
  /** Of a worker's health; 0 = any free port; undefined = it listens nowhere. */
  readonly workerPort: number | undefined;
  /** Absolute path. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** Of the server at `databaseUrl`. */
  readonly databaseEngine: Environment['SITEWARDEN_DATABASE_ENGINE'];
  readonly adminToken: string | undefined;
  readonly firstScan: boolean;
  readonly intelligence: IntelligenceSettings;
  readonly jwt: JwtSettings | undefined;
  /** Without a trailing slash. */
  readonly publicUrl: string | undefined;
  /** Requests a minute; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  readonly linkLifetimeSeconds: number;
  /** 0 = no limit. */
  readonly triggerLimitHours: number;
  readonly allowPublicNetworks: boolean;
  readonly minPrefixLengthIpv4: number;
  /** Port selection as `sitewarden scan --ports` takes it. */
  readonly scanPorts: string;
  /** Packets a second; 0 = no limit; undefined = the engine's default. */
  readonly scanRatePerSecond: number | undefined;
  /** The same to each host. */
  readonly scanHostRatePerSecond: number | undefined;
  readonly scanTimeouts: ScanTimeouts;
  readonly routerLoadLimits: LoadLimits;
  /** 32 bytes in Base64; undefined = none, or generated beside the embedded database. */
  readonly secretKey: string | undefined;
  readonly metricsToken: string | undefined;
  /** Undefined = no language model is asked. */
  readonly model: ModelSettings | undefined;
  readonly notifications: NotificationSettings;
  /** Undefined = nothing is traced. */
  readonly tracing: TracingSettings | undefined;
  readonly logLevel: Environment['SITEWARDEN_LOG_LEVEL'];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws `usage` errors that name the variable, what is wrong with it and what to do. */
export function loadSettings(env: Variables = process.env): Settings {
  refuseUnknown(env);
  const values = parseEnvironment(env);
  const dataDirectory = resolve(values.SITEWARDEN_DATA_DIR ?? defaultDataDirectory(env));
  return Object.freeze<Settings>({
    host: values.SITEWARDEN_HOST,
    port: values.SITEWARDEN_PORT,
    workerLabels: values.SITEWARDEN_WORKER_LABELS,
    workerConcurrency: values.SITEWARDEN_WORKER_CONCURRENCY,
    siteWorkers: values.SITEWARDEN_SITE_WORKERS,
    blockAddresses: values.SITEWARDEN_BLOCK_ADDRESSES,
    workerWaitMinutes: values.SITEWARDEN_WORKER_WAIT_MINUTES,
    verifyMitigated: values.SITEWARDEN_VERIFY_MITIGATED,
    verifyTickets: values.SITEWARDEN_VERIFY_TICKETS,
    workerPort: values.SITEWARDEN_WORKER_PORT,
    dataDirectory,
    databaseUrl: values.DATABASE_URL,
    databaseEngine: values.SITEWARDEN_DATABASE_ENGINE,
    adminToken: values.SITEWARDEN_ADMIN_TOKEN,
    firstScan: values.SITEWARDEN_FIRST_SCAN,
    intelligence: intelligenceSettings(values, dataDirectory),
    jwt: jwtSettings(values),
    publicUrl: values.SITEWARDEN_PUBLIC_URL,
    rateLimitPerMinute: values.SITEWARDEN_RATE_LIMIT,
    linkLifetimeSeconds: values.SITEWARDEN_LINK_TTL,
    triggerLimitHours: values.SITEWARDEN_TRIGGER_LIMIT_HOURS,
    allowPublicNetworks: values.SITEWARDEN_ALLOW_PUBLIC_NETWORKS,
    minPrefixLengthIpv4: values.SITEWARDEN_LARGEST_NETWORK,
    scanPorts: values.SITEWARDEN_PORTS,
    scanRatePerSecond: values.SITEWARDEN_SCAN_RATE,
    scanHostRatePerSecond: values.SITEWARDEN_SCAN_HOST_RATE,
    scanTimeouts: scanTimeouts(values),
    routerLoadLimits: {
      cpuPercent: values.SITEWARDEN_ROUTER_CPU_LIMIT,
      connectionsPercent: values.SITEWARDEN_ROUTER_CONNECTIONS_LIMIT,
      pollEveryMs: values.SITEWARDEN_ROUTER_POLL_SECONDS * 1000,
    },
    secretKey: values.SITEWARDEN_SECRET_KEY,
    metricsToken: values.SITEWARDEN_METRICS_TOKEN,
    model: modelSettings(values),
    notifications: notificationSettings(values),
    tracing: tracingSettings(values),
    logLevel: values.SITEWARDEN_LOG_LEVEL,
  });
}

function refuseUnknown(env: Variables): void {
  const unknown = Object.keys(env).find(
    (name) =>
      name.toUpperCase().startsWith('SITEWARDEN_') && !(environmentNames as readonly string[]).includes(name),
  );
  if (unknown === undefined) return;
  const meant = nearestName(unknown.toUpperCase(), environmentNames);
  const hint =
    meant === undefined
      ? 'Unset it; docs/settings.md has all settings'
      : `Did you mean ${meant}? If not, unset it`;
  throw new SitewardenError(
    'usage',
    'setting_unknown',
    `${unknown} is not a setting of Sitewarden. ${hint}.`,
  );
}

function parseEnvironment(env: Variables): Environment {
  for (const name of environmentNames) {
    if (env[name] === '') throw unusable(name, 'is empty', 'Give it a value or unset it');
  }
  const parsed = Environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = environmentNames.find((candidate) => candidate === issue?.path[0]);
  if (issue === undefined || name === undefined) throw parsed.error;
  const given = settingNotes(name).secret === true ? '' : ` (it is '${(env[name] ?? '').slice(0, 100)}')`;
  const problem = issue.message.startsWith('must ') ? issue.message : `cannot be used: ${issue.message}`;
  throw unusable(name, `${problem}${given}`, 'Mend it or unset it');
}

function jwtSettings(values: Environment): JwtSettings | undefined {
  const secret = values.SITEWARDEN_JWT_SECRET;
  const url = values.SITEWARDEN_JWKS_URL;
  const issuer = values.SITEWARDEN_JWT_ISSUER;
  const audience = values.SITEWARDEN_JWT_AUDIENCE;
  if (secret !== undefined && url !== undefined) {
    throw unusable('SITEWARDEN_JWT_SECRET', 'is set together with SITEWARDEN_JWKS_URL', 'Keep one of them');
  }
  if (secret !== undefined) return { kind: 'secret', secret, issuer, audience };
  if (url === undefined) {
    if (issuer === undefined && audience === undefined) return undefined;
    const name = issuer === undefined ? 'SITEWARDEN_JWT_AUDIENCE' : 'SITEWARDEN_JWT_ISSUER';
    throw unusable(
      name,
      'is half a JWT setup',
      'Set SITEWARDEN_JWT_SECRET or SITEWARDEN_JWKS_URL too, or unset it',
    );
  }
  if (issuer === undefined || audience === undefined) {
    const missing = issuer === undefined ? 'SITEWARDEN_JWT_ISSUER' : 'SITEWARDEN_JWT_AUDIENCE';
    throw unusable(
      'SITEWARDEN_JWKS_URL',
      `needs ${missing} beside it`,
      `Set ${missing} or unset SITEWARDEN_JWKS_URL`,
    );
  }
  return { kind: 'jwks', url, issuer, audience };
}

function unusable(name: EnvironmentName, problem: string, remedy: string): SitewardenError {
  return new SitewardenError('usage', 'setting_unusable', `${name} ${problem}. ${remedy}.`);
}
