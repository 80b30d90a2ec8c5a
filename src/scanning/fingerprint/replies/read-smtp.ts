import { greetingProtocol, numberedReply } from './numbered-reply.ts';
import type { ReplyReader } from './reply-reader.ts';

const greetingCodes: ReadonlySet<string> = new Set(['220', '250', '421', '451', '500', '502', '554']);

/** SMTP greeting (RFC 5321 §4.2), with an EHLO answer after it when there is one. */
export const smtpReader: ReplyReader = {
  protocol: 'smtp',
  names: ['smtp', 'smtps', 'submission', 'submissions', 'esmtp', 'lmtp'],
  read({ text, port, hinted }) {
    const reply = numberedReply(text);
    if (reply === undefined) {
      const banner = text.slice(0, 1024).trim();
      return hinted && /^[\x20-\x7e]{3,}/u.test(banner)
        ? { service: 'smtp', fields: { banner }, extra: {} }
        : undefined;
    }
    if (!greetingCodes.has(reply.code)) return undefined;
    if (!hinted && greetingProtocol(reply.banner, port) !== 'smtp') return undefined;
    return { service: 'smtp', fields: { banner: reply.banner }, extra: {} };
  },
};
