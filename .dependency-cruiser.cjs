// Who may import whom. An allow-list: what is not named here is an error, type imports included.
// tools/planted/src mirrors src with one violation a file; tools/check-boundaries.ts proves each is caught.
const root = '^(?:tools/planted/)?src/';
const room = (...names) => `${root}(?:${names.join('|')})/`;
const npm = (...names) => `^node_modules/(?:${names.join('|')})/`;
// The typed client stands alone: it may be copied into another project. Only the command line uses it here.
const client = '^(?:tools/planted/)?client/';
const node = (...names) => `^(?:node:)?(?:${names.join('|')})$`;

const harmless = [
  'assert',
  'buffer',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'module',
  'os',
  'path',
  'perf_hooks',
  'process',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'zlib',
];
const network = ['net', 'dgram', 'tls', 'http', 'https', 'http2', 'dns', 'dns/promises'];
const pure = ['domain', 'versions', 'matching', 'findings', 'inventory', 'scheduling'];
const impure = [
  'support',
  'scanning',
  'intelligence',
  'store',
  'reports',
  'notifications',
  'advice',
  'operations',
  'http',
  'cli',
  'config',
  'main',
];

const allow = (from, to, dependencyTypes) => ({
  from: { path: from },
  to: dependencyTypes === undefined ? { path: to } : { path: to, dependencyTypes },
});

const downward = {
  support: [],
  domain: [],
  versions: ['domain'],
  scheduling: ['domain'],
  inventory: ['domain'],
  findings: ['domain'],
  matching: ['domain', 'versions'],
  intelligence: ['domain', 'versions', 'support'],
  scanning: ['domain', 'support'],
  reports: ['domain', 'support'],
  notifications: ['domain', 'support'],
  advice: ['domain', 'support'],
  store: ['domain', 'support'],
  config: ['domain', 'support'],
  operations: [
    'domain',
    'support',
    'versions',
    'scheduling',
    'inventory',
    'findings',
    'matching',
    'intelligence',
    'scanning',
    'reports',
    'notifications',
    'store',
  ],
  http: ['operations', 'domain', 'reports', 'config', 'support'],
  cli: ['operations', 'domain', 'reports', 'config', 'support'],
  main: [
    'domain',
    'support',
    'versions',
    'scheduling',
    'inventory',
    'findings',
    'matching',
    'intelligence',
    'scanning',
    'reports',
    'notifications',
    'advice',
    'store',
    'operations',
    'http',
    'cli',
    'config',
  ],
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'two files that need each other are one idea or need a third',
      from: { pathNot: '^client/generated/' },
      to: { circular: true },
    },
    {
      name: 'no-missing-modules',
      severity: 'error',
      comment: 'an import that cannot be resolved is an edge nobody checks',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  allowedSeverity: 'error',
  allowed: [
    ...Object.entries(downward).map(([from, to]) => allow(room(from), room(from, ...to))),
    allow(room(...pure), `${root}support/sitewarden-error\\.ts$`),
    allow(room(...pure), npm('zod')),
    allow(room('domain', 'scanning'), npm('ipaddr\\.js')),
    allow(room('scheduling'), npm('rrule-temporal')),
    allow(room('scheduling'), npm('temporal-polyfill')),
    allow(client, client),
    allow(room('cli'), client),
    allow(`${root}domain/cvss-(?:sub-scores|base-score)\\.ts$`, npm('ae-cvss-calculator')),
    allow(root, '^data/'),
    allow(room('main'), '^package\\.json$'),

    allow(room(...impure), node(...harmless)),
    allow(room(...impure), npm('zod')),
    allow(room('support'), npm('uuid', 'pino')),
    // Spans go through one file; only `main` knows where they are sent.
    allow(`${root}support/tracing\\.ts$`, npm('@opentelemetry/api')),
    allow(`${root}main/serve-tracing\\.ts$`, npm('@opentelemetry/[^/]+')),

    // Scan traffic leaves through one door; the rest of the room may name the types and wrap an open socket in TLS.
    allow(`${root}scanning/sockets/`, node(...network)),
    allow(`${root}scanning/fingerprint/`, node('tls')),
    allow(room('scanning'), node('net', 'dgram', 'tls'), ['type-only']),
    // Nothing else can stop a regular expression in the middle of its work.
    allow(`${root}scanning/fingerprint/feed/within-time\\.ts$`, node('vm')),
    allow(room('scanning'), npm('oui-data')),
    // Two questions that only programs of the system can ask: an echo request, and the table of IPv6 neighbours.
    allow(`${root}scanning/(?:sockets/send-pings|discovery/read-neighbours)\\.ts$`, node('child_process')),

    allow(`${root}intelligence/fetching/`, node('https', 'http')),
    allow(`${root}intelligence/fetching/read-zip\\.ts$`, npm('yauzl', '@types/yauzl')),
    allow(room('notifications', 'advice'), node('https', 'http')),
    // The name is resolved before the connection, so that what was judged is what is connected to.
    allow(`${root}notifications/resolve-name\\.ts$`, node('dns/promises')),
    allow(`${root}notifications/email/`, npm('nodemailer')),
    allow(
      `${root}intelligence/(?:bundle/|write-bundle-file\\.ts$|baseline/open-baseline\\.ts$|updating/update-lock\\.ts$)`,
      node('sqlite'),
    ),
    allow(room('intelligence'), npm('xz-decompress', 'scslre', 'regexp-ast-analysis')),
    allow(room('intelligence', 'scanning'), node('worker_threads')),
    allow(`${root}store/lock-data-directory\\.ts$`, node('sqlite')),
    allow(`${root}reports/pdf/`, npm('pdfkit', '@types/pdfkit')),
    allow(room('store'), npm('kysely', 'pg', '@types/pg', '@electric-sql/pglite')),
    allow(`${root}store/jobs/`, npm('pg-boss')),

    allow(
      room('http'),
      npm('fastify', '@fastify/[^/]+', 'fastify-type-provider-zod', 'jose', 'openapi-types', 'prom-client'),
    ),
    allow(room('http'), node('http', 'net')),
    allow(room('cli'), npm('commander')),
    allow(room('main'), npm('fastify', 'commander', 'pino')),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    preserveSymlinks: true,
    exclude: { path: '\\.test\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
