import { headerReply, type HeaderReply } from './header-reply.ts';
import type { ReplyFacts, ReplyReader } from './reply-reader.ts';

/** Header → field of the fingerprints, and whether it is worth keeping as an extra fact. */
const headerFields: readonly (readonly [header: string, field: string, keep: boolean])[] = [
  ['server', 'server', true],
  ['x-powered-by', 'powered_by', true],
  ['via', 'via', false],
  ['location', 'location', true],
  ['set-cookie', 'cookie', false],
  ['x-jenkins', 'x_jenkins', false],
  ['x-squid-error', 'squid_error', false],
  ['x-owa-version', 'x_owa_version', false],
  ['x-influxdb-version', 'influxdb_version', false],
  ['x-generator', 'generator', false],
  ['x-plex-protocol', 'plex_protocol', false],
  ['x-pi-hole', 'pi_hole', false],
  ['docker-distribution-api-version', 'docker_registry', false],
];

/** HTTP response (RFC 9112 §4): status, telling headers, realm, title and the head of the page. */
export const httpReader: ReplyReader = {
  protocol: 'http',
  names: ['http', 'https', 'http-proxy', 'http-alt', 'www', 'webfig'],
  read({ text, data, hinted }) {
    const reply = headerReply('HTTP', text);
    if (reply !== undefined) return factsOf(reply, data);
    return hinted ? bareHeaders(text) : undefined;
  },
};

function factsOf(reply: HeaderReply, data: Buffer): ReplyFacts {
  const fields: Record<string, string> = {};
  const extra: Record<string, string> = { status: reply.status };
  for (const [header, field, keep] of headerFields) {
    const value = reply.headers.get(header);
    if (value === undefined || value === '') continue;
    fields[field] = value;
    if (keep) extra[field] = value;
  }
  const authenticate = reply.headers.get('www-authenticate') ?? '';
  if (authenticate !== '') fields['authenticate'] = authenticate;
  const realm = /realm="?(?<realm>[^",]{1,200})/iu.exec(authenticate)?.groups?.['realm'];
  if (realm !== undefined) extra['realm'] = fields['realm'] = realm;
  const page = data.toString('utf8', 0, 16_384);
  const title = elementText(page, 'title');
  if (title !== '') extra['title'] = fields['title'] = title;
  const heading = elementText(page, 'h1');
  if (heading !== '') fields['heading'] = heading;
  if (reply.body !== '') fields['body'] = reply.body.slice(0, 4096);
  return { service: 'http', fields, extra };
}

/** For a captured `Server: …` line, or the bare value of it. */
function bareHeaders(text: string): ReplyFacts | undefined {
  const line = text.slice(0, 1024).trim();
  if (!/^[\x20-\x7e]{3,}/u.test(line) || line.startsWith('GET ')) return undefined;
  if (line.startsWith('<')) {
    const title = elementText(line, 'title');
    return title === '' ? undefined : { service: 'http', fields: { title }, extra: { title } };
  }
  const named = /^Server: *(?<value>[^\r\n]+)/imu.exec(line)?.groups?.['value'];
  const server = (named ?? line.split(/\r?\n/u, 1)[0] ?? '').trim();
  return { service: 'http', fields: { server }, extra: { server } };
}

/** Text of the first such element without the tags inside, white space folded, at most 200 characters. */
function elementText(html: string, name: 'title' | 'h1'): string {
  const open = (name === 'title' ? /<title[^>]{0,100}>/iu : /<h1[^>]{0,100}>/iu).exec(html);
  if (open === null) return '';
  const start = open.index + open[0].length;
  const rest = html.slice(start, start + 400);
  const end = rest.search(name === 'title' ? /</u : /<\/h1/iu);
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .replaceAll(/<[^<>]{0,200}>/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
}
