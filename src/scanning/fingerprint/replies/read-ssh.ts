import type { ReplyReader } from './reply-reader.ts';

/** SSH identification string (RFC 4253 §4.2); lines before it are allowed and skipped. */
export const sshReader: ReplyReader = {
  protocol: 'ssh',
  names: ['ssh', 'sftp'],
  read({ text, hinted }) {
    const lines = text.slice(0, 4096).split(/\r?\n/u, 20);
    for (const line of lines) {
      const match = /^SSH-(?<protocol>\d\.\d{1,2})-(?<banner>[^\0]{1,253})/u.exec(line);
      if (match?.groups === undefined) continue;
      const { protocol = '', banner = '' } = match.groups;
      return { service: 'ssh', fields: { banner }, extra: { protocol_version: protocol } };
    }
    const first = lines[0] ?? '';
    if (!hinted || !/^[\x21-\x7e]{3,}/u.test(first)) return undefined;
    return { service: 'ssh', fields: { banner: first }, extra: {} };
  },
};
