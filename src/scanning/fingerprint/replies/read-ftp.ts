import { greetingProtocol, numberedReply } from './numbered-reply.ts';
import type { ReplyReader } from './reply-reader.ts';

const greetingCodes: ReadonlySet<string> = new Set(['120', '220', '421', '500', '530', '550']);

/** FTP greeting (RFC 959 §5.4). */
export const ftpReader: ReplyReader = {
  protocol: 'ftp',
  names: ['ftp', 'ftps'],
  read({ text, port, hinted }) {
    const reply = numberedReply(text);
    if (reply === undefined) return hinted ? bareBanner(text) : undefined;
    if (!greetingCodes.has(reply.code)) return undefined;
    if (!hinted && greetingProtocol(reply.banner, port) !== 'ftp') return undefined;
    return { service: 'ftp', fields: { banner: reply.banner }, extra: {} };
  },
};

function bareBanner(text: string): ReturnType<ReplyReader['read']> {
  const banner = text.slice(0, 1024).trim();
  if (!/^[\x20-\x7e]{3,}/u.test(banner)) return undefined;
  return { service: 'ftp', fields: { banner }, extra: {} };
}
