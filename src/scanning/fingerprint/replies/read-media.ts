import { headerReply } from './header-reply.ts';
import type { ReplyFacts, ReplyInput, ReplyReader } from './reply-reader.ts';

/** RTSP response (RFC 2326 §7). */
export const rtspReader: ReplyReader = {
  protocol: 'rtsp',
  names: ['rtsp'],
  read: (input) => readHeaders('RTSP', 'rtsp', input),
};

/** SIP response (RFC 3261 §7.2). */
export const sipReader: ReplyReader = {
  protocol: 'sip',
  names: ['sip', 'sips'],
  read: (input) => readHeaders('SIP', 'sip', input),
};

function readHeaders(protocol: 'RTSP' | 'SIP', service: string, input: ReplyInput): ReplyFacts | undefined {
  const reply = headerReply(protocol, input.text);
  if (reply === undefined) return undefined;
  const agent = reply.headers.get('server') ?? reply.headers.get('user-agent');
  const realm = /realm="(?<realm>[^"]{1,200})"/u.exec(reply.headers.get('www-authenticate') ?? '')?.groups?.[
    'realm'
  ];
  return {
    service,
    fields: { ...(agent === undefined ? {} : { agent }), ...(realm === undefined ? {} : { realm }) },
    extra: {
      status: reply.status,
      ...(agent === undefined ? {} : { agent }),
      ...(realm === undefined ? {} : { realm }),
    },
  };
}
