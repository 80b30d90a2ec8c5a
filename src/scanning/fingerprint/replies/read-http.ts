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
  const realm = /realm="?(?<realm>[^",]{1,200})/iu.exec(reply.headers.get('www-authenticate') ?? '')
    ?.groups?.['realm'];
  if (realm !== undefined) extra['realm'] = fields['realm'] = realm;
  const title = titleOf(data.toString('utf8', 0, 16_384));
  if (title !== '') extra['title'] = fields['title'] = title;
  if (reply.body !== '') fields['body'] = reply.body.slice(0, 4096);
  return { service: 'http', fields, extra };
}

/** For a captured `Server: …` line, or the bare value of it. */
function bareHeaders(text: string): ReplyFacts | undefined {
  const line = text.slice(0, 1024).trim();
  if (!/^[\x20-\x7e]{3,}/u.test(line) || line.startsWith('GET ')) return undefined;
  if (line.startsWith('<')) {
    const title = titleOf(line);
    return title === '' ? undefined : { service: 'http', fields: { title }, extra: { title } };
  }
  const named = /^Server: *(?<value>[^\r\n]+)/imu.exec(line)?.groups?.['value'];
  const server = (named ?? line.split(/\r?\n/u, 1)[0] ?? '').trim();
  return { service: 'http', fields: { server }, extra: { server } };
}

/** Text of the first `<title>`, white space folded, at most 200 characters. */
function titleOf(html: string): string {
  const open = /<title[^>]{0,100}>/iu.exec(html);
  if (open === null) return '';
  const start = open.index + open[0].length;
  const end = html.indexOf('<', start);
  return html
    .slice(start, end < 0 ? start + 400 : Math.min(end, start + 400))
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
}
