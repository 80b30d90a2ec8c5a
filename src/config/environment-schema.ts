import { z } from 'zod';
import { parseIpNetwork } from '../domain/ip-network.ts';
import { timeoutVariables } from './scan-timeouts.ts';
import { notesOf, setting, webAddress, wholeNumber, yesOrNo, type SettingNotes } from './setting.ts';
import { tracingVariables } from './tracing-settings.ts';
import { workerVariables } from './worker-variables.ts';

/** What is known of the setting called `name`. */
export function settingNotes(name: EnvironmentName): SettingNotes {
  return notesOf(Environment.shape[name]);
}

/** JWKS decide who may enter, so they travel encrypted unless they never leave the machine. */
function isTrustedKeyAddress(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined) return false;
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && local);
}

function feedSetting(what: string) {
  const place = z
    .string()
    .max(4096)
    .refine(
      (value) =>
        !/^[a-z][a-z0-9+.-]*:\/\//iu.test(value) ||
        (/^(?:https?|file):\/\//iu.test(value) && URL.canParse(value)),
      'must be an http://, https:// or file:// address, a path, or off',
    )
    .optional();
  return setting(place, {
    description: `Where ${what} come from: an address, a folder or file, or \`off\`. See [feeds](feeds.md).`,
    defaultText: 'the publisher',
    // A mirror's address may hold a password.
    secret: true,
  });
}

/** Every environment variable that Sitewarden reads. The table of settings is generated from this. */
export const Environment = z.object({
  SITEWARDEN_HOST: setting(
    z
      .string()
      .regex(/^[\w.:-]{1,255}$/u, 'must be an address or a host name')
      .default('127.0.0.1'),
    { description: 'Address the API listens on. `0.0.0.0` or `::` for all.' },
  ),
  SITEWARDEN_PORT: setting(wholeNumber(0, 65_535).default(8080), {
    description: 'TCP port of the API; 0 takes any free one.',
    defaultText: '8080',
  }),
  ...workerVariables,
  SITEWARDEN_DATA_DIR: setting(z.string().max(4096).optional(), {
    description: 'Folder of the embedded database and everything else that is kept.',
    defaultText: '`$XDG_DATA_HOME/sitewarden` or `~/.local/share/sitewarden`',
  }),
  SITEWARDEN_ADMIN_TOKEN: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{16,512}$/u, 'must be 16 to 512 printable characters without spaces')
      .optional(),
    {
      description:
        "The first administrator's token. A changed value replaces the earlier one at the next start.",
      defaultText: 'generated, shown once',
      secret: true,
    },
  ),
  SITEWARDEN_FIRST_SCAN: setting(yesOrNo.default(true), {
    description: 'Whether 127.0.0.1 is scanned, once ever, at the first start that allows it.',
  }),
  SITEWARDEN_INTEL: setting(z.string().max(4096).optional(), {
    description: 'Intelligence bundle that is used, and that updates and imports write.',
    defaultText: '`intelligence.bundle` in `SITEWARDEN_DATA_DIR`; the shipped baseline while there is none',
  }),
  SITEWARDEN_INTEL_UPDATE: setting(
    z
      .string()
      .regex(/^(?:off|[1-9]\d{0,2}h)$/u, 'must be off or hours, such as 24h')
      .transform((text) => (text === 'off' ? undefined : Number(text.slice(0, -1))))
      .optional(),
    {
      description:
        'How often the service updates the intelligence from the feeds, such as `24h`; `off` = only when told to. ' +
        'Nothing is fetched from the internet unless this is set or an update is asked for.',
      defaultText: '`off`',
    },
  ),
  SITEWARDEN_FEED_NVD: feedSetting('the records of NVD'),
  SITEWARDEN_FEED_CVE_LIST: feedSetting('the records of the CVE List'),
  SITEWARDEN_FEED_OVERLAY: feedSetting("Anchore's additions to NVD"),
  SITEWARDEN_FEED_KEV: feedSetting("CISA's known exploited vulnerabilities"),
  SITEWARDEN_FEED_EPSS: feedSetting("FIRST's EPSS scores"),
  SITEWARDEN_FEED_MIKROTIK: feedSetting("MikroTik's release notes"),
  SITEWARDEN_FEED_ENDOFLIFE: feedSetting('release cycles of RouterOS'),
  SITEWARDEN_FEED_DEBIAN: feedSetting("facts of Debian's security tracker"),
  SITEWARDEN_FEED_RECOG: feedSetting("Recog's fingerprints"),
  SITEWARDEN_FEED_OUI: feedSetting("IEEE's prefixes of makers"),
  SITEWARDEN_FEED_PROXY: setting(webAddress(['http:'], 'must be an http:// address of a proxy').optional(), {
    description: 'Proxy that all feeds are fetched through.',
    defaultText: 'none',
    secret: true,
  }),
  SITEWARDEN_INTEL_PUBLIC_KEY: setting(
    z
      .string()
      .regex(
        /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/u,
        'must be an Ed25519 public key in Base64 (SubjectPublicKeyInfo); print it with: openssl pkey -in KEYFILE -pubout -outform DER | base64',
      )
      .optional(),
    {
      description: 'Imports take only what is signed by this key (Ed25519). See [feeds](feeds.md).',
      defaultText: 'signatures are not asked for',
    },
  ),
  SITEWARDEN_NVD_API_KEY: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{1,256}$/u, 'must be printable characters without spaces')
      .optional(),
    {
      description:
        "Key for NVD's API, which then answers ten times as often. Only used when NVD comes from its API.",
      defaultText: 'none',
      secret: true,
    },
  ),
  DATABASE_URL: setting(
    webAddress(['postgres:', 'postgresql:'], 'must be a postgres:// address with a host').optional(),
    {
      description: 'PostgreSQL server to keep everything on.',
      defaultText: 'embedded database in `SITEWARDEN_DATA_DIR`',
      secret: true,
    },
  ),
  SITEWARDEN_DATABASE_ENGINE: setting(z.enum(['postgresql', 'citus']).default('postgresql'), {
    description:
      'What that server is: `postgresql`, or `citus` for its coordinator. See [scaling out](scale-out.md#database-engines).',
  }),
  SITEWARDEN_JWT_SECRET: setting(z.string().min(32, 'must have 32 characters or more').optional(), {
    description: 'Accept JWTs signed with this secret (HS256).',
    defaultText: 'no JWTs',
    secret: true,
  }),
  SITEWARDEN_JWKS_URL: setting(
    z
      .string()
      .refine(isTrustedKeyAddress, 'must be an https:// address (http:// only on this machine)')
      .optional(),
    {
      description:
        'Accept JWTs signed by a key of this set (RS256, ES256, EdDSA). Needs issuer and audience.',
      defaultText: 'no JWTs',
    },
  ),
  SITEWARDEN_JWT_ISSUER: setting(z.string().max(1024).optional(), {
    description: 'The `iss` that a JWT must have.',
    defaultText: 'not looked at',
  }),
  SITEWARDEN_JWT_AUDIENCE: setting(z.string().max(1024).optional(), {
    description: 'The `aud` that a JWT must have.',
    defaultText: 'not looked at',
  }),
  SITEWARDEN_PUBLIC_URL: setting(
    webAddress(['http:', 'https:'], 'must be an http:// or https:// address')
      .transform((url) => url.replace(/\/+$/u, ''))
      .optional(),
    {
      description: 'Where clients reach the API; links in answers begin with it.',
      defaultText: 'the host the request was sent to',
    },
  ),
  SITEWARDEN_RATE_LIMIT: setting(wholeNumber(0, 1_000_000).default(600), {
    description: 'Requests a minute for each credential (or address, without one); 0 = no limit.',
  }),
  SITEWARDEN_LINK_TTL: setting(wholeNumber(60, 604_800).default(3600), {
    description: 'Seconds that signed report links work.',
  }),
  SITEWARDEN_TRIGGER_LIMIT_HOURS: setting(wholeNumber(0, 8760).default(24), {
    description: 'Hours within which the API can start the same schedule once; 0 = no limit.',
  }),
  SITEWARDEN_ALLOW_PUBLIC_NETWORKS: setting(yesOrNo.default(false), {
    description:
      'Whether sites and schedules may name networks outside private, shared and loopback ranges, public or link-local.',
  }),
  SITEWARDEN_LARGEST_NETWORK: setting(wholeNumber(8, 32).default(16), {
    description:
      'Shortest prefix of an IPv4 network that a site or schedule may name: 16 permits a /16, not a /15.',
  }),
  SITEWARDEN_PORTS: setting(z.string().min(1).max(4096).default('top-1000'), {
    description: 'Ports that scans ask: `top-100`, `top-1000`, `all`, or a list such as `22,80,8000-8100`.',
  }),
  SITEWARDEN_SCAN_RATE: setting(wholeNumber(0, 1_000_000).optional(), {
    description: 'Packets a second of one scan; 0 = as fast as the network answers.',
    defaultText: "the engine's own",
  }),
  SITEWARDEN_SCAN_HOST_RATE: setting(wholeNumber(0, 1_000_000).optional(), {
    description:
      'Packets a second of one scan to each host; 0 = no bound of its own. Devices known to be fragile get less in any case.',
    defaultText: "the engine's own",
  }),
  ...timeoutVariables,
  SITEWARDEN_ROUTER_CPU_LIMIT: setting(wholeNumber(1, 100).default(75), {
    description:
      "Processor load in percent of a site's router from which a scan of the site goes slower; 15 more and it waits.",
  }),
  SITEWARDEN_ROUTER_CONNECTIONS_LIMIT: setting(wholeNumber(1, 100).default(80), {
    description: 'Likewise, tracked connections in percent of the most that the router can track.',
  }),
  SITEWARDEN_ROUTER_POLL_SECONDS: setting(wholeNumber(0, 300).default(5), {
    description:
      'Seconds between two questions for the load of a router during a scan; 0 = it is not watched.',
  }),
  SITEWARDEN_SECRET_KEY: setting(
    z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/u, 'must be 32 bytes in Base64; make them with: openssl rand -base64 32')
      .optional(),
    {
      description:
        'Seals passwords of routers (AES-256-GCM). Keep a copy apart from the database: without it they are lost.',
      defaultText: '`secret.key` in `SITEWARDEN_DATA_DIR`, generated; none with `DATABASE_URL`',
      secret: true,
    },
  ),
  SITEWARDEN_METRICS_TOKEN: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{16,512}$/u, 'must be 16 to 512 printable characters without spaces')
      .optional(),
    {
      description: 'Bearer token that `/metrics` asks for.',
      defaultText: 'none: anybody who reaches the API may read `/metrics`',
      secret: true,
    },
  ),
  SITEWARDEN_URL: setting(
    webAddress(['http:', 'https:'], 'must be an http:// or https:// address')
      .transform((url) => url.replace(/\/+$/u, ''))
      .default('http://127.0.0.1:8080'),
    { description: 'Service that `sitewarden sites`, `scans` and the other commands with `--url` talk to.' },
  ),
  SITEWARDEN_TOKEN: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{1,8192}$/u, 'must be printable characters without spaces')
      .optional(),
    {
      description: 'API key or JWT that those commands send.',
      defaultText: 'none; `--token` takes its place',
      secret: true,
    },
  ),
  SITEWARDEN_LLM_URL: setting(
    webAddress(['http:', 'https:'], 'must be an http:// or https:// address')
      .transform((url) => url.replace(/\/+$/u, ''))
      .optional(),
    {
      description:
        'Base address of a language model behind an OpenAI-compatible API, such as `http://127.0.0.1:11434/v1`: it puts mitigation advice into other words. Only facts of CVEs are sent.',
      defaultText: 'none: no language model is asked',
    },
  ),
  SITEWARDEN_LLM_KEY: setting(
    z
      .string()
      .regex(/^[\x21-\x7e]{1,4096}$/u, 'must be printable characters without spaces')
      .optional(),
    { description: 'Bearer token for that API.', defaultText: 'none', secret: true },
  ),
  SITEWARDEN_LLM_MODEL: setting(
    z
      .string()
      .regex(/^[\w./:@+-]{1,200}$/u, 'must be the name of a model')
      .optional(),
    { description: 'Model to ask; needed with `SITEWARDEN_LLM_URL`.', defaultText: 'none' },
  ),
  SITEWARDEN_SMTP_HOST: setting(
    z
      .string()
      .regex(/^[\w.:-]{1,255}$/u, 'must be an address or a host name')
      .optional(),
    { description: 'Mail server that e-mail is handed to.', defaultText: 'none: no e-mail is sent' },
  ),
  SITEWARDEN_SMTP_PORT: setting(wholeNumber(1, 65_535).default(587), {
    description: 'Its port.',
    defaultText: '587',
  }),
  SITEWARDEN_SMTP_TLS: setting(z.enum(['starttls', 'tls', 'none']).default('starttls'), {
    description:
      'How it is spoken to: `starttls` (and not without), `tls` from the first byte (port 465), or `none`.',
  }),
  SITEWARDEN_SMTP_USER: setting(z.string().max(320).optional(), {
    description: 'Name to log in with.',
    defaultText: 'none: no login',
  }),
  SITEWARDEN_SMTP_PASSWORD: setting(z.string().max(1024).optional(), {
    description: 'Password to log in with.',
    defaultText: 'none',
    secret: true,
  }),
  SITEWARDEN_SMTP_FROM: setting(
    z
      .string()
      .regex(
        /^(?:[^<>\p{Cc}]{0,100}<[^\s<>@]+@[\w.-]+>|[^\s<>@]+@[\w.-]+)$/u,
        'must be an e-mail address, with a name or without',
      )
      .optional(),
    {
      description:
        'Sender, such as `Sitewarden <sitewarden@example.net>`; needed with `SITEWARDEN_SMTP_HOST`.',
      defaultText: 'none',
    },
  ),
  SITEWARDEN_NOTIFICATION_NETWORKS: setting(
    z
      .string()
      .max(4096)
      .transform((text) => text.split(',').map((one) => one.trim()))
      .refine(
        (all) => all.every((one) => parseIpNetwork(one) !== undefined),
        'must be networks such as 10.1.2.0/24, separated by commas',
      )
      .default([]),
    {
      description:
        'Networks that webhooks, Slack, Teams and ntfy may be in although they are not public, separated by commas. See [notifications](notifications.md).',
      defaultText: 'none: only public addresses are sent to',
    },
  ),
  SITEWARDEN_NOTIFICATION_HTTP: setting(yesOrNo.default(false), {
    description: 'Whether those may be sent to without encryption (`http://`).',
  }),
  ...tracingVariables,
  SITEWARDEN_LOG_LEVEL: setting(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
    {
      description:
        'What goes to the log on standard error: `trace`, `debug`, `info`, `warn`, `error`, `fatal`, `silent`.',
    },
  ),
});
export type Environment = z.infer<typeof Environment>;
export type EnvironmentName = keyof Environment;

/** Names of all settings, in the order of the table. */
export const environmentNames = Object.keys(Environment.shape) as readonly EnvironmentName[];
