/** What a scan has to make of one of the lab's servers. */
export interface ExpectedService {
  readonly service: string | null;
  readonly product: string | null;
  /** Debian package whose version the server tells; absent: it tells none to strangers. */
  readonly versionOf?: string;
  /** Version that the server claims whatever is installed. */
  readonly version?: string;
}

const unknown: ExpectedService = { service: null, product: null };

/** By the name of the process that listens, as the lab's truth states it. */
const byProcess: Readonly<Record<string, ExpectedService>> = {
  sshd: { service: 'ssh', product: 'OpenSSH', versionOf: 'openssh-server' },
  dropbear: { service: 'ssh', product: 'Dropbear SSH', versionOf: 'dropbear-bin' },
  nginx: { service: 'http', product: 'nginx', versionOf: 'nginx' },
  apache2: { service: 'http', product: 'HTTP Server', versionOf: 'apache2-bin' },
  lighttpd: { service: 'http', product: 'lighttpd', versionOf: 'lighttpd' },
  haproxy: { service: 'http', product: 'HAProxy', versionOf: 'haproxy' },
  squid: { service: 'http', product: 'Squid', versionOf: 'squid' },
  tinyproxy: { service: 'http', product: 'Tinyproxy', versionOf: 'tinyproxy-bin' },
  exim4: { service: 'smtp', product: 'Exim', versionOf: 'exim4-daemon-light' },
  'redis-server': { service: 'redis', product: 'Redis', versionOf: 'redis-server' },
  memcached: { service: 'memcached', product: 'memcached', versionOf: 'memcached' },
  mosquitto: { service: 'mqtt', product: 'Mosquitto', versionOf: 'mosquitto' },
  vsftpd: { service: 'ftp', product: 'vsftpd', versionOf: 'vsftpd' },
  named: { service: 'dns', product: 'BIND', versionOf: 'bind9' },
  dnsmasq: { service: 'dns', product: 'dnsmasq', versionOf: 'dnsmasq-base' },
  mariadbd: { service: 'mysql', product: 'MariaDB' },
  postgres: { service: 'postgresql', product: 'PostgreSQL' },
  smbd: { service: 'smb', product: 'Samba' },
  rsync: { service: 'rsync', product: 'rsync' },
  slapd: { service: 'ldap', product: 'OpenLDAP' },
  proftpd: { service: 'ftp', product: 'ProFTPD' },
  'pure-ftpd': { service: 'ftp', product: 'Pure-FTPd' },
  ngircd: { service: 'irc', product: null },
  xinetd: { service: 'telnet', product: null },
  cupsd: { service: 'ipp', product: null },
};

/** The awkward services: silent, closing at once, slow, unknown, random, echoing. */
const awkward: Readonly<Record<number, ExpectedService>> = {
  9011: { service: 'smtp', product: 'Exim', version: '4.94.2' },
  9013: { service: 'http', product: 'nginx', version: '1.18.0' },
  9016: { service: 'http', product: null },
};

/** What is expected of `port` with that process behind it; undefined for a process that the lab did not have. */
export function expectedService(
  process: string,
  transport: string,
  port: number,
): ExpectedService | undefined {
  if (port > 9000 && port < 9020) return awkward[port] ?? unknown;
  if (process === 'dovecot') {
    return { service: port === 110 || port === 995 ? 'pop3' : 'imap', product: 'Dovecot' };
  }
  // Over TCP the agent listens for its subagents only and stays silent.
  if (process === 'snmpd') return transport === 'udp' ? { service: 'snmp', product: 'Net-SNMP' } : unknown;
  return byProcess[process];
}
