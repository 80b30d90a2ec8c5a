import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

const description = `Schedules, runs and reports network vulnerability (CVE) scans across many sites.

The paths under \`/scans/cve\` are those of the "Altostrat CVE Scans API"; Sitewarden's own are under \`/v1\`.

**Credentials.** Send \`Authorization: Bearer TOKEN\` with an API key (\`sw_…\`) or a JWT that has \`sub\`, \`exp\`,
\`org_id\` and the scopes in \`scope\` or \`scopes\`.

**Errors** are always \`{type, code, message, doc_url}\`. A body that is no JSON is answered with 400, one of another
media type that is JSON all the same with 415, one that is JSON but against a rule with 422. Unknown fields are refused.
An unknown path is 404, a known path with another method is 405 with \`Allow\`. Every answer has \`x-request-id\`.

**Limits.** Where requests are limited every answer has \`RateLimit-Limit\`, \`RateLimit-Remaining\` and
\`RateLimit-Reset\`, an error too; 429 and 503 say with \`Retry-After\` how many seconds to wait.`;

/** What the document says besides the routes. */
export function openapiHead(version: string): NonNullable<FastifyDynamicSwaggerOptions['openapi']> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sitewarden API',
      version,
      description,
      // An address would have to be invented: each installation is somebody else's.
      contact: { name: 'Whoever runs this installation' },
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/', description: 'This installation' }],
    security: [{ bearerAuth: [] }],
    tags: [
      { name: 'Scan Schedules', description: 'Recurring vulnerability scans.' },
      { name: 'Site Agents', description: 'Programs at sites that scan them where the server cannot.' },
      { name: 'Blackout Windows', description: 'Times in which no scheduled scan begins.' },
      { name: 'Scan Execution', description: 'Scans on demand.' },
      { name: 'Scan Results', description: 'Reports of finished and running scans.' },
      { name: 'Vulnerability Intelligence', description: 'What is known of CVEs and of devices.' },
      { name: 'Devices', description: 'Hosts across scans, with their services and history.' },
      { name: 'Findings', description: 'CVEs on devices, with what each rests on.' },
      { name: 'Finding Rules', description: 'Decisions about all findings that fit.' },
      { name: 'Tickets', description: 'Work of a help desk that is to mend findings.' },
      { name: 'Vulnerability Management', description: 'Decisions about CVEs on devices.' },
      { name: 'Sites', description: 'Places and the networks that may be scanned there.' },
      { name: 'Organizations', description: 'Tenants; each sees only itself.' },
      { name: 'Users', description: 'People who are told about scans.' },
      { name: 'API Keys', description: 'Credentials that are made and revoked here.' },
      { name: 'Notification Groups', description: 'Who is told about what, and when.' },
      { name: 'Notification Deliveries', description: 'What was told to whom, and what became of it.' },
      { name: 'Audit Log', description: 'Who did what, as a chain that shows every later change.' },
      { name: 'Feeds', description: 'The vulnerability intelligence in use.' },
      { name: 'Workers', description: 'The processes that work on scans.' },
      { name: 'System', description: 'The installation itself.' },
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    components: {
      securitySchemes: {
        bearerAuth: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An API key (`sw_…`) or a JWT.',
        },
      },
    },
  };
}
