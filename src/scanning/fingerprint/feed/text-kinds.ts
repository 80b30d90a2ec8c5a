/** The texts of a reply that a feed has fingerprints for, the most telling first: its word, and our field. */
const kindsOfProtocol: Readonly<Record<string, readonly (readonly [kind: string, field: string])[]>> = {
  ssh: [['ssh.banner', 'banner']],
  ftp: [['ftp.banner', 'banner']],
  smtp: [['smtp.banner', 'banner']],
  imap: [['imap4.banner', 'banner']],
  pop3: [['pop3.banner', 'banner']],
  telnet: [['telnet_banners', 'banner']],
  http: [
    ['html_title', 'title'],
    ['http_header.server', 'server'],
    ['http_header.wwwauth', 'authenticate'],
    ['http_header.cookie', 'cookie'],
    ['http_header.x-powered-by', 'powered_by'],
  ],
  rtsp: [['rtsp_header.server', 'agent']],
  sip: [
    ['sip_header.server', 'agent'],
    ['sip_header.user_agent', 'agent'],
  ],
  mysql: [
    ['mysql.banners', 'version'],
    ['mysql.error', 'error'],
  ],
  ldap: [['ldap.search_result', 'search_result']],
  dns: [['dns.versionbind', 'version']],
  ntp: [['ntp.readvar', 'variables']],
  snmp: [
    ['snmp.sys_description', 'sys_descr'],
    ['snmp.sys_object_id', 'sys_object_id'],
  ],
  smb: [
    ['smb.native_lm', 'native_lm'],
    ['smb.native_os', 'native_os'],
  ],
  mdns: [
    ['mdns.device-info.txt', 'device_info'],
    ['mdns.workstation.txt', 'workstation'],
  ],
  upnp: [['http_header.server', 'server']],
  x11: [['x11.vendor', 'vendor']],
  tls: [
    ['x509.subject', 'subject'],
    ['x509.issuer', 'issuer'],
  ],
};

/** What a feed may say something of in a reply of `protocol`, as its own word and our field. */
export function textKindsOf(protocol: string): readonly (readonly [kind: string, field: string])[] {
  return kindsOfProtocol[protocol] ?? [];
}
