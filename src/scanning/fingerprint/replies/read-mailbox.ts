import type { ReplyReader } from './reply-reader.ts';

/** POP3 greeting (RFC 1939 §4). */
export const pop3Reader: ReplyReader = {
  protocol: 'pop3',
  names: ['pop3', 'pop3s', 'pop'],
  read({ text, hinted }) {
    const line = text.slice(0, 1024).split(/\r?\n/u, 1)[0] ?? '';
    if (!/^(?:\+OK|-ERR)(?: |$)/u.test(line)) {
      return hinted && /^[\x20-\x7e]{3,}$/u.test(line)
        ? { service: 'pop3', fields: { banner: line }, extra: {} }
        : undefined;
    }
    // "-ERR" alone is also how Redis complains.
    if (line.startsWith('-ERR') && !hinted) return undefined;
    return { service: 'pop3', fields: { banner: line.replace(/^(?:\+OK|-ERR) ?/u, '') }, extra: {} };
  },
};

/** IMAP greeting (RFC 9051 §7.1), with what follows it. */
export const imapReader: ReplyReader = {
  protocol: 'imap',
  names: ['imap', 'imaps', 'imap4'],
  read({ text, hinted }) {
    const head = text.slice(0, 2048).trim();
    if (!/^\* (?:OK|PREAUTH|BYE)(?: |$)/u.test(head)) {
      return hinted && /^[\x20-\x7e]{3,}/u.test(head)
        ? { service: 'imap', fields: { banner: head }, extra: {} }
        : undefined;
    }
    return { service: 'imap', fields: { banner: head.replace(/^\* (?:OK|PREAUTH|BYE) ?/u, '') }, extra: {} };
  },
};
