import { amqpReader } from './read-amqp.ts';
import { rdpReader, socksReader, tlsReader, x11Reader } from './read-binary-services.ts';
import { memcachedReader, redisReader } from './read-caches.ts';
import { dnsReader } from './read-dns.ts';
import { epmdReader, erlangDistributionReader } from './read-erlang.ts';
import { ftpReader } from './read-ftp.ts';
import { httpReader } from './read-http.ts';
import { ldapReader } from './read-ldap.ts';
import { imapReader, pop3Reader } from './read-mailbox.ts';
import { rtspReader, sipReader } from './read-media.ts';
import { btestReader, mndpReader, routerosApiReader, winboxReader } from './read-mikrotik.ts';
import { mdnsReader } from './read-mdns.ts';
import { mongodbReader } from './read-mongodb.ts';
import { mqttReader } from './read-mqtt.ts';
import { mysqlReader } from './read-mysql.ts';
import { ntpReader } from './read-ntp.ts';
import { postgresqlReader } from './read-postgresql.ts';
import { smbReader } from './read-smb.ts';
import { smtpReader } from './read-smtp.ts';
import { snmpReader } from './read-snmp.ts';
import { sshReader } from './read-ssh.ts';
import { telnetReader } from './read-telnet.ts';
import { ircReader, natsReader, rsyncReader, vncReader } from './read-text-services.ts';
import { upnpReader } from './read-upnp.ts';
import type { ReplyReader } from './reply-reader.ts';

/** Every reader, in the order in which unlabelled bytes are tried: the plainest marks first. */
export const replyReaders: readonly ReplyReader[] = [
  sshReader,
  mongodbReader,
  upnpReader,
  httpReader,
  rtspReader,
  sipReader,
  vncReader,
  rsyncReader,
  natsReader,
  amqpReader,
  mysqlReader,
  postgresqlReader,
  redisReader,
  memcachedReader,
  smbReader,
  ldapReader,
  snmpReader,
  routerosApiReader,
  winboxReader,
  epmdReader,
  erlangDistributionReader,
  rdpReader,
  ircReader,
  imapReader,
  pop3Reader,
  smtpReader,
  ftpReader,
  tlsReader,
  mdnsReader,
  dnsReader,
  mndpReader,
  ntpReader,
  mqttReader,
  btestReader,
  socksReader,
  x11Reader,
  telnetReader,
];
