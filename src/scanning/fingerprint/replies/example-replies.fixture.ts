import type { ServiceIdentity } from '../../../domain/service-identity.ts';
import { decodedReplies } from './binary-replies.fixture.ts';
import type { ExampleReply } from './example-reply.fixture.ts';

function tcp(
  name: string,
  protocol: string,
  port: number,
  data: string | Buffer,
  expected: Partial<ServiceIdentity>,
  needsHint = false,
): ExampleReply {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return { name, protocol, port, transport: 'tcp', data: bytes, expected, needsHint };
}

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/gu, ''), 'hex');

const mariadbHandshake = Buffer.from(
  'ZAAAAAo1LjUuNS0xMC4xMS4xOS1NYXJpYURCLTArZGViMTJ1MQAKAAAAczI/J0JZd2wA/vctAgD/gRUAAAAAAAAdAAAAN2s5d209SXlJPz8AbXlzcWxfbmF0aXZlX3Bhc3N3b3JkAA==',
  'base64',
);

const startupRefusal =
  'E\0\0\0\u0083SFATAL\0VFATAL\0C0A000\0Munsupported frontend protocol 9.0: server supports 3.0 to 3.0\0Fpostmaster.c\0L2220\0RProcessStartupPacket\0\0';

const mosquitto = Buffer.concat([
  hex('20 02 00 00 90 03 00 01 00 31 2d 00 13'),
  Buffer.from('$SYS/broker/versionmosquitto version 2.0.11'),
]);

function amqpStart(): Buffer {
  const text = (name: string, value: string): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(value.length);
    return Buffer.concat([Buffer.from([name.length]), Buffer.from(`${name}S`), size, Buffer.from(value)]);
  };
  const capabilities = Buffer.concat([
    Buffer.from([12]),
    Buffer.from('capabilitiesF'),
    hex('00000015'),
    Buffer.from([18]),
    Buffer.from('publisher_confirmst'),
    Buffer.from([1]),
  ]);
  const table = Buffer.concat([
    capabilities,
    text('platform', 'Erlang/OTP 25.2.3'),
    text('product', 'RabbitMQ'),
    text('version', '3.10.8'),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(table.length);
  return Buffer.concat([
    hex('01 0000 000001f0 000a 000a 00 09'),
    size,
    table,
    hex('0000000e'),
    Buffer.from('PLAIN AMQPLAIN'),
  ]);
}

const textReplies: readonly ExampleReply[] = [
  tcp('an OpenSSH banner of Debian', 'ssh', 22, 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n', {
    service: 'ssh',
    vendor: 'OpenBSD',
    product: 'OpenSSH',
    version: '9.2p1',
    cpe: ['cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*', 'cpe:2.3:a:openssh:openssh:9.2:p1:*:*:*:*:*:*'],
    extra: { protocol_version: '2.0', distribution: 'Debian', package_revision: '2+deb12u3' },
    fingerprint: 'ssh-openssh',
  }),
  tcp('the SSH banner of a RouterOS', 'ssh', 22, 'SSH-2.0-ROSSSH\r\n', {
    product: 'RouterOS',
    version: null,
  }),
  tcp('an FTP greeting of a RouterOS', 'ftp', 21, '220 gw FTP server (MikroTik 6.49.6) ready\r\n', {
    service: 'ftp',
    product: 'RouterOS',
    version: '6.49.6',
    cpe: [
      'cpe:2.3:o:mikrotik:routeros:6.49.6:*:*:*:*:*:*:*',
      'cpe:2.3:a:mikrotik:routeros:6.49.6:*:*:*:*:*:*:*',
      'cpe:2.3:h:microtik:routeros:6.49.6:*:*:*:*:*:*:*',
    ],
  }),
  tcp(
    'a Telnet banner of a RouterOS behind its negotiation',
    'telnet',
    23,
    '\u00ff\u00fb\u0001\u00ff\u00fd\u0018MikroTik v6.42.3 (stable)\r\r\nLogin: ',
    {
      service: 'telnet',
      product: 'RouterOS',
      version: '6.42.3',
      extra: { channel: 'stable' },
    },
  ),
  tcp(
    'an Exim greeting',
    'smtp',
    25,
    '220 mail.lab.test ESMTP Exim 4.96 Mon, 23 Nov 2026 22:00:00 +0000\r\n',
    {
      service: 'smtp',
      product: 'Exim',
      version: '4.96',
    },
  ),
  tcp('a Dovecot POP3 greeting', 'pop3', 110, '+OK Dovecot (Debian) ready.\r\n', {
    service: 'pop3',
    product: 'Dovecot',
    extra: { distribution: 'Debian' },
  }),
  tcp('a Dovecot IMAP greeting', 'imap', 143, '* OK [CAPABILITY IMAP4rev1 SASL-IR ID] Dovecot ready.\r\n', {
    service: 'imap',
    product: 'Dovecot',
  }),
  tcp(
    'an Apache answer',
    'http',
    80,
    'HTTP/1.1 200 OK\r\nServer: Apache/2.4.71 (Debian)\r\n\r\n<html><title> a\n b</title>',
    {
      service: 'http',
      product: 'HTTP Server',
      version: '2.4.71',
      extra: {
        status: '200',
        server: 'Apache/2.4.71 (Debian)',
        title: 'a b',
        platform: 'Debian',
        distribution: 'Debian',
      },
    },
  ),
  tcp(
    'a WebFig page with its version',
    'http',
    80,
    'HTTP/1.0 200 OK\r\n\r\n<title>RouterOS router configuration page</title><h1>RouterOS v6.45.9</h1>',
    {
      product: 'RouterOS',
      version: '6.45.9',
    },
  ),
  tcp('an RTSP answer', 'rtsp', 554, 'RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: GStreamer RTSP server\r\n\r\n', {
    service: 'rtsp',
  }),
  tcp('a SIP answer', 'sip', 5060, 'SIP/2.0 200 OK\r\nServer: Asterisk PBX 18.10.0\r\n\r\n', {
    service: 'sip',
    product: 'Asterisk',
    version: '18.10.0',
  }),
  tcp('a NATS greeting', 'nats', 4222, 'INFO {"server_id":"N","version":"2.9.10","go":"go1.19.8"} \r\n', {
    service: 'nats',
    product: 'NATS Server',
    version: '2.9.10',
  }),
  tcp(
    'a Redis INFO answer',
    'redis',
    6379,
    '$62\r\n# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\nos:Linux x\r\n\r\n',
    {
      service: 'redis',
      product: 'Redis',
      version: '7.0.15',
      extra: { mode: 'standalone', os: 'Linux x' },
    },
  ),
  tcp('a Redis that wants a password', 'redis', 6379, '-NOAUTH Authentication required.\r\n', {
    service: 'redis',
    product: null,
    version: null,
  }),
  tcp('a memcached version', 'memcached', 11211, 'VERSION 1.6.18\r\n', {
    service: 'memcached',
    version: '1.6.18',
  }),
  tcp('an rsync greeting, whose number is the protocol', 'rsync', 873, '@RSYNCD: 31.0 sha512 md5\n', {
    service: 'rsync',
    version: null,
    extra: { protocol_version: '31.0' },
  }),
  tcp('a VNC greeting', 'vnc', 5900, 'RFB 003.008\n', { service: 'vnc', product: null }),
  tcp('an IRC refusal', 'irc', 6667, ':irc.lab.test 451 * :Connection not registered\r\n', {
    service: 'irc',
    product: null,
  }),
];

const binaryReplies: readonly ExampleReply[] = [
  tcp('a MariaDB handshake', 'mysql', 3306, mariadbHandshake, {
    service: 'mysql',
    product: 'MariaDB',
    version: '10.11.19',
    cpe: ['cpe:2.3:a:mariadb:mariadb:10.11.19:*:*:*:*:*:*:*'],
    extra: {
      protocol_version: '10',
      full_version: '5.5.5-10.11.19-MariaDB-0+deb12u1',
      auth_plugin: 'mysql_native_password',
      distribution: 'Debian',
      package_revision: '0+deb12u1',
      build: '0+deb12u1',
    },
  }),
  tcp(
    'a MariaDB that refuses the host',
    'mysql',
    3306,
    Buffer.concat([
      hex('45 00 00 00 ff 6a 04'),
      Buffer.from("Host '10.0.0.1' is not allowed to connect to this MariaDB server"),
    ]),
    {
      product: 'MariaDB',
      version: null,
    },
  ),
  tcp('a PostgreSQL refusal', 'postgresql', 5432, startupRefusal, {
    service: 'postgresql',
    product: 'PostgreSQL',
    version: null,
    extra: expectedRefusal(),
  }),
  tcp('a Mosquitto CONNACK and version', 'mqtt', 1883, mosquitto, {
    service: 'mqtt',
    product: 'Mosquitto',
    version: '2.0.11',
  }),
  tcp('a CONNACK alone', 'mqtt', 1883, hex('20 02 00 05'), {
    service: 'mqtt',
    product: null,
    extra: { return_code: '5' },
  }),
  tcp('a RabbitMQ connection.start', 'amqp', 5672, amqpStart(), {
    service: 'amqp',
    product: 'RabbitMQ',
    version: '3.10.8',
    extra: { protocol_version: '0.9', platform: 'Erlang/OTP 25.2.3' },
  }),
  tcp('an epmd list', 'epmd', 4369, `${hex('00001111').toString('latin1')}name rabbit at port 25672\n`, {
    service: 'epmd',
    product: 'Erlang/OTP',
    extra: { nodes: 'rabbit:25672' },
  }),
  tcp('a RouterOS API refusal', 'routeros-api', 8728, '\u0006!fatal\rnot logged in\0', {
    service: 'routeros-api',
    product: 'RouterOS',
    extra: { message: 'not logged in' },
  }),
  tcp(
    'an old WinBox list',
    'winbox',
    8291,
    '\u00ff\u0002index\0\0\0{ crc: 1, size: 2, name: "roteros.jg", unique: "roteros-1.jg", version: "6.39.3" },\n',
    {
      service: 'winbox',
      product: 'RouterOS',
      version: '6.39.3',
    },
  ),
  tcp('a bandwidth test hello', 'btest', 2000, hex('01000000'), {
    service: 'bandwidth-test',
    product: 'RouterOS',
  }),
  tcp('an RDP confirm', 'rdp', 3389, hex('03 00 00 13 0e d0 00 00 12 34 00 02 1f 08 00 02 00 00 00'), {
    service: 'rdp',
    product: null,
  }),
  tcp('a TLS alert', '', 443, hex('15 03 01 00 02 02 28'), { service: 'tls', product: null }),
  {
    name: 'a version.bind answer',
    protocol: 'dns',
    port: 53,
    transport: 'udp',
    data: Buffer.concat([
      hex('5357 8500 0001 0001 0000 0000 07'),
      Buffer.from('version\u0004bind', 'latin1'),
      hex('00 0010 0003 c00c 0010 0003 00000000 000d 0c'),
      Buffer.from('dnsmasq-2.90'),
    ]),
    expected: { service: 'dns', product: 'dnsmasq', version: '2.90' },
  },
  {
    name: 'an SNMP answer of a RouterOS',
    protocol: 'snmp',
    port: 161,
    transport: 'udp',
    data: Buffer.concat([
      hex('3038 020101 0406 7075626c6963 a22b 02025357 020100 020100 301f 301d 0608 2b06010201010100 0411'),
      Buffer.from('RouterOS RB750Gr3'),
    ]),
    expected: { service: 'snmp', product: 'RouterOS', version: null },
  },
  {
    name: 'an NTP answer',
    protocol: 'ntp',
    port: 123,
    transport: 'udp',
    data: Buffer.concat([hex('24 02 03 e8'), Buffer.alloc(44, 1)]),
    expected: { service: 'ntp', product: null, extra: { protocol_version: '4', stratum: '2' } },
  },
  {
    name: 'an MNDP announcement',
    protocol: 'mndp',
    port: 5678,
    transport: 'udp',
    data: Buffer.concat([
      hex('00000000 0001 0006 4c5e0c112233 0007 0010'),
      Buffer.from('6.49.10 (stable)'),
      hex('0008 0008'),
      Buffer.from('MikroTik'),
      hex('000c 0007'),
      Buffer.from('RB750r2'),
    ]),
    expected: {
      service: 'mndp',
      product: 'RouterOS',
      version: '6.49.10',
      extra: {
        mac_address: '4C:5E:0C:11:22:33',
        version: '6.49.10 (stable)',
        platform: 'MikroTik',
        board: 'RB750r2',
        channel: 'stable',
      },
    },
  },
];

function expectedRefusal(): Record<string, string> {
  return {
    error: 'unsupported frontend protocol 9.0: server supports 3.0 to 3.0',
    sqlstate: '0A000',
    protocol_range: '3.0 to 3.0',
  };
}

export const replies: readonly ExampleReply[] = [...textReplies, ...binaryReplies, ...decodedReplies];

/** The example of that name; throws when there is none. */
export function aReply(name: string): ExampleReply {
  const found = replies.find((reply) => reply.name === name);
  if (found === undefined) throw new Error(`no example reply is named '${name}'`);
  return found;
}
