import type { ExampleReply } from './example-reply.fixture.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/gu, ''), 'hex');

/** OpenLDAP 2.5.13: the whole root DSE. */
const openldap = Buffer.from(
  [
    'MIIDXQIBAWSCA1YEADCCA1AwJQQLb2JqZWN0Q2xhc3MxFgQDdG9wBA9PcGVuTERBUHJvb3REU0UwKgQVc3RydWN0dXJhbE9i',
    'amVjdENsYXNzMREED09wZW5MREFQcm9vdERTRTAcBA1jb25maWdDb250ZXh0MQsECWNuPWNvbmZpZzAiBA5uYW1pbmdDb250',
    'ZXh0czEQBA5kYz1sYWIsZGM9dGVzdDCBzgQQc3VwcG9ydGVkQ29udHJvbDGBuQQYMi4xNi44NDAuMS4xMTM3MzAuMy40LjE4',
    'BBcyLjE2Ljg0MC4xLjExMzczMC4zLjQuMgQXMS4zLjYuMS40LjEuNDIwMy4xLjEwLjEEDDEuMy42LjEuMS4yMgQWMS4yLjg0',
    'MC4xMTM1NTYuMS40LjMxOQQXMS4yLjgyNi4wLjEuMzM0NDgxMC4yLjMEDjEuMy42LjEuMS4xMy4yBA4xLjMuNi4xLjEuMTMu',
    'MQQMMS4zLjYuMS4xLjEyMHUEEnN1cHBvcnRlZEV4dGVuc2lvbjFfBBcxLjMuNi4xLjQuMS40MjAzLjEuMTEuMQQXMS4zLjYu',
    'MS40LjEuNDIwMy4xLjExLjMECzEuMy42LjEuMS44BA4xLjMuNi4xLjEuMjEuMwQOMS4zLjYuMS4xLjIxLjEwgZwEEXN1cHBv',
    'cnRlZEZlYXR1cmVzMYGGBAwxLjMuNi4xLjEuMTQEFjEuMy42LjEuNC4xLjQyMDMuMS41LjEEFjEuMy42LjEuNC4xLjQyMDMu',
    'MS41LjIEFjEuMy42LjEuNC4xLjQyMDMuMS41LjMEFjEuMy42LjEuNC4xLjQyMDMuMS41LjQEFjEuMy42LjEuNC4xLjQyMDMu',
    'MS41LjUwGwQUc3VwcG9ydGVkTERBUFZlcnNpb24xAwQBMzCBgAQXc3VwcG9ydGVkU0FTTE1lY2hhbmlzbXMxZQQNU0NSQU0t',
    'U0hBLTUxMgQNU0NSQU0tU0hBLTM4NAQNU0NSQU0tU0hBLTI1NgQNU0NSQU0tU0hBLTIyNAQLU0NSQU0tU0hBLTEECkRJR0VT',
    'VC1NRDUECENSQU0tTUQ1BAROVExNMA0EB2VudHJ5RE4xAgQAMCMEEXN1YnNjaGVtYVN1YmVudHJ5MQ4EDGNuPVN1YnNjaGVt',
    'YTAMAgEBZQcKAQAEAAQA',
  ].join(''),
  'base64',
);

/** Samba 4.17.12: negotiate and the NTLM challenge of a session setup. */
const samba = Buffer.from(
  [
    'AAAAyv5TTUJAAAAAAAAAAAAAAQABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABBAAEA',
    'AgMAAHZtAAAAAAAAAAAAAAAAAAAHAAAAAACAAAAAgAAAAIAAakqCU6J73QEAAAAAAAAAAIAASgAAAAAAYEgGBisGAQUFAqA+',
    'MDygDjAMBgorBgEEAYI3AgIKoyowKKAmGyRub3RfZGVmaW5lZF9pbl9SRkM0MTc4QHBsZWFzZV9pZ25vcmUAAACw/lNNQkAA',
    'AAAWAADAAQABAAEAAAAAAAAAAQAAAAAAAAAAAAAAAAAAALtkFcsAAAAAAAAAAAAAAAAAAAAAAAAAAAkAAABIAGgATlRMTVNT',
    'UAACAAAABAAEADgAAAAVgori4764HnkcNzwAAAAAAAAAACwALAA8AAAABgEAAAAAAA9WAE0AAgAEAFYATQABAAQAVgBNAAQA',
    'AAADAAQAdgBtAAcACADmGpVTonvdAQAAAAA=',
  ].join(''),
  'base64',
);

/** snmpd of Net-SNMP 5.9.3 that was given another sysDescr. */
const netSnmp = Buffer.from(
  [
    'MG8CAQEEBnB1YmxpY6JiAgJTVwIBAAIBADBWMCwGCCsGAQIBAQEABCBMYWIgUm91dGVyIFJYLTEwMCBmaXJtd2FyZSA0LjIu',
    'NzAWBggrBgECAQECAAYKKwYBBAG/CAMCCjAOBggrBgECAQEFAAQCdm0=',
  ].join(''),
  'base64',
);

/** BIND 9.18.49 over TCP. */
const bind = Buffer.from(
  [
    'AFFTV4QAAAEAAQABAAAHdmVyc2lvbgRiaW5kAAAQAAPADAAQAAMAAAAAABkYOS4xOC40OS0xfmRlYjEydTMtRGViaWFuwAwA',
    'AgADAAAAAAACwAw=',
  ].join(''),
  'base64',
);

/** OP_MSG (MongoDB documentation, "Wire Protocol") around a BSON document. */
function mongodbMessage(...elements: readonly Buffer[]): Buffer {
  const content = Buffer.concat(elements);
  const document = Buffer.alloc(content.length + 5);
  document.writeInt32LE(document.length, 0);
  content.copy(document, 4);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(1, 8);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, document]);
}

function bsonText(name: string, value: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32LE(value.length + 1);
  return Buffer.concat([Buffer.from(`\u0002${name}\0`), size, Buffer.from(`${value}\0`)]);
}

const bsonOk = Buffer.concat([Buffer.from('\u0001ok\0'), hex('000000000000f03f')]);
const nestedBson = Buffer.concat([Buffer.from('\u0003openssl\0'), hex('05 00 00 00 00')]);

function x11Accepted(vendor: string): Buffer {
  const head = Buffer.alloc(40);
  head[0] = 1;
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(8 + Math.ceil(vendor.length / 4), 6);
  head.writeUInt32LE(12_101_007, 8);
  head.writeUInt16LE(vendor.length, 24);
  return Buffer.concat([head, Buffer.from(vendor), Buffer.alloc(8)]);
}

function reply(
  name: string,
  protocol: string,
  port: number,
  data: Buffer,
  expected: ExampleReply['expected'],
  needsHint = false,
): ExampleReply {
  const transport = protocol === 'snmp' ? 'udp' : 'tcp';
  return { name, protocol, port, transport, data, expected, needsHint };
}

const sambaName = ['cpe:2.3:a:samba:samba:*:*:*:*:*:*:*:*'];

/** Replies of services that answer in bytes: captured from Debian's servers, or built by their specification. */
export const decodedReplies: readonly ExampleReply[] = [
  reply('the root DSE of an OpenLDAP', 'ldap', 389, openldap, {
    service: 'ldap',
    product: 'OpenLDAP',
    version: null,
    fingerprint: 'ldap-openldap',
  }),
  reply('an LDAP refusal', 'ldap', 389, hex('30 0c 02 01 01 65 07 0a 01 32 04 00 04 00'), {
    service: 'ldap',
    product: null,
  }),
  reply('the names and the identifier of a Samba', 'smb', 445, samba, {
    service: 'smb',
    product: 'Samba',
    version: null,
    cpe: sambaName,
    extra: {
      dialect: '3.0.2',
      server_guid: '766d0000000000000000000000000000',
      signing: 'enabled',
      netbios_domain: 'VM',
      netbios_name: 'VM',
      dns_name: 'vm',
    },
  }),
  reply('a Samba over NetBIOS', 'smb', 139, Buffer.concat([hex('82 00 00 00'), samba]), {
    service: 'smb',
    product: 'Samba',
    cpe: sambaName,
  }),
  reply(
    'an SMB server whose identifier is no name, though it looks like one',
    'smb',
    445,
    samba.subarray(0, 206),
    {
      service: 'smb',
      product: null,
      cpe: [],
    },
  ),
  reply('a NetBIOS session that is refused', 'smb', 139, hex('83 00 00 01 82'), {
    service: 'smb',
    product: null,
  }),
  reply('an SNMP answer of Net-SNMP under another description', 'snmp', 161, netSnmp, {
    service: 'snmp',
    product: 'Net-SNMP',
    version: null,
    extra: {
      sys_descr: 'Lab Router RX-100 firmware 4.2.7',
      sys_object_id: '1.3.6.1.4.1.8072.3.2.10',
      sys_name: 'vm',
      protocol_version: '2c',
      agent_os: '10',
    },
  }),
  reply('a version.bind answer over TCP', 'dns', 53, bind, {
    service: 'dns',
    product: 'BIND',
    version: '9.18.49',
    cpe: ['cpe:2.3:a:isc:bind:9.18.49:*:*:*:*:*:*:*'],
    extra: {
      response_code: '0',
      version_bind: '9.18.49-1~deb12u3-Debian',
      distribution: 'Debian',
      package_revision: '1~deb12u3',
    },
  }),
  reply(
    'the build of a MongoDB, past a nested document',
    'mongodb',
    27_017,
    mongodbMessage(nestedBson, bsonText('version', '6.0.5'), bsonText('gitVersion', 'c9a99c12'), bsonOk),
    {
      service: 'mongodb',
      product: 'MongoDB',
      version: '6.0.5',
      cpe: ['cpe:2.3:a:mongodb:mongodb:6.0.5:*:*:*:*:*:*:*'],
      extra: { git_version: 'c9a99c12' },
    },
  ),
  reply(
    'a MongoDB that wants a login',
    'mongodb',
    27_017,
    mongodbMessage(bsonText('errmsg', 'command buildInfo requires authentication'), bsonOk),
    { service: 'mongodb', product: null, extra: { error: 'command buildInfo requires authentication' } },
  ),
  reply('an X server that lets everybody in', 'x11', 6000, x11Accepted('The X.Org Foundation'), {
    service: 'x11',
    product: 'X Server',
    version: null,
    extra: { vendor: 'The X.Org Foundation', release: '12101007' },
  }),
  reply(
    'an X server that lets nobody in',
    'x11',
    6000,
    Buffer.concat([hex('00 16 0b 00 00 00 06 00'), Buffer.from('No protocol specified\n\0\0')]),
    { service: 'x11', product: null },
  ),
];
