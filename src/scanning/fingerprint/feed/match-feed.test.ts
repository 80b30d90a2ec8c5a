import { describe, expect, it } from 'vitest';
import type { FeedFingerprint, FeedFingerprints } from '../../../domain/feed-fingerprint.ts';
import { identifyReply } from '../identify-reply.ts';

function fingerprint(
  pattern: string,
  parameters: Readonly<Record<string, string | number>>,
): FeedFingerprint {
  return {
    id: `recog/test/${pattern}`,
    title: `Entry for ${pattern}`,
    pattern,
    flags: 'im',
    maxLength: 100,
    parameters: Object.entries(parameters).map(([name, told]) =>
      typeof told === 'number' ? { name, position: told, value: '' } : { name, position: 0, value: told },
    ),
  };
}

const feedOf = (kinds: Readonly<Record<string, readonly FeedFingerprint[]>>): FeedFingerprints => ({
  forText: (kind) => kinds[kind] ?? [],
});
const identify = (feed: FeedFingerprints, data: string, port = 22) =>
  identifyReply({ protocol: '', port, transport: 'tcp', data: Buffer.from(data), feed });

const acme = fingerprint(String.raw`^AcmeSSH_([\d.+]+)`, {
  'service.vendor': 'Acme',
  'service.product': 'Shell',
  'service.version': 1,
  'service.cpe23': 'cpe:/a:acme:shell:{service.version}',
  'os.product': 'Linux',
  'os.cpe23': 'cpe:/o:linux:linux_kernel:-',
});

describe('fingerprints of a feed', () => {
  it('name what none of our own knows, and their entry', () => {
    expect(identify(feedOf({ 'ssh.banner': [acme] }), 'SSH-2.0-AcmeSSH_1.2+x\r\n')).toMatchObject({
      service: 'ssh',
      vendor: 'Acme',
      product: 'Shell',
      version: '1.2+',
      cpe: [String.raw`cpe:2.3:a:acme:shell:1.2\+:*:*:*:*:*:*:*`],
      extra: { os: 'Linux', fingerprint_title: `Entry for ${acme.pattern}` },
      fingerprint: acme.id,
      confidence: 70,
    });
  });

  it('are not asked where our own fits', () => {
    const all = fingerprint('.', { 'service.product': 'Wrong' });
    expect(identify(feedOf({ 'ssh.banner': [all] }), 'SSH-2.0-OpenSSH_9.9\r\n')).toMatchObject({
      product: 'OpenSSH',
      fingerprint: 'ssh-openssh',
    });
  });

  it('of a device give its system as what can be judged', () => {
    const device = fingerprint('^Box', {
      'hw.vendor': 'Acme',
      'hw.product': 'Box',
      'hw.certainty': '0.5',
      'os.product': 'BoxOS',
      'os.device': 'Router',
      'os.version': '3',
      'os.cpe23': 'cpe:/o:acme:boxos:{os.version}',
    });
    expect(identify(feedOf({ 'ssh.banner': [device] }), 'SSH-2.0-Box\r\n')).toMatchObject({
      vendor: 'Acme',
      product: 'Box',
      version: '3',
      cpe: ['cpe:2.3:o:acme:boxos:3:*:*:*:*:*:*:*'],
      extra: { os: 'BoxOS 3', device: 'Router' },
      confidence: 35,
    });
  });

  it('of a general system name no product: its CVEs are not those of what answers', () => {
    const system = fingerprint('^Any', { 'os.product': 'Linux', 'os.cpe23': 'cpe:/o:linux:linux_kernel:5' });
    expect(identify(feedOf({ 'ssh.banner': [system] }), 'SSH-2.0-Any\r\n')).toMatchObject({
      product: null,
      cpe: [],
      extra: { os: 'Linux' },
      confidence: 0,
    });
  });

  it('leave out what a value lacks, and the version of a CPE', () => {
    const bare = fingerprint(String.raw`^Bare(?:_(\d))?`, {
      'service.product': 'Bare',
      'service.version': 1,
      'os.product': 'v{service.version}',
      'service.cpe23': 'cpe:/a:acme:bare:{service.version}',
    });
    expect(identify(feedOf({ 'ssh.banner': [bare] }), 'SSH-2.0-Bare\r\n')).toMatchObject({
      version: null,
      cpe: ['cpe:2.3:a:acme:bare:*:*:*:*:*:*:*:*'],
      extra: { protocol_version: '2.0' },
    });
  });

  it('are asked for every text of a reply, and the one that tells most wins', () => {
    const feed = feedOf({
      html_title: [fingerprint('^Welcome', { 'hw.product': 'Box' })],
      'http_header.wwwauth': [
        fingerprint('^Basic realm="Own', { 'service.product': 'Own', 'service.version': '2' }),
      ],
    });
    const reply =
      'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="Own thing"\r\n\r\n<title>Welcome</title>';
    expect(identify(feed, reply, 80)).toMatchObject({ product: 'Own', version: '2' });
  });

  it('never see more of a text than they are made for', () => {
    const late = fingerprint('x$', { 'service.product': 'Late' });
    const identity = identify(feedOf({ 'ssh.banner': [late] }), `SSH-2.0-${'y'.repeat(120)}x\r\n`);
    expect(identity.product).toBeNull();
  });
});
