import { Namespaces } from './namespaces.ts';

/** Where the scanner of the routed network runs. */
export const scannerSpace = 'swscan';
const router = 'swrouter';
const hosts = 'swhosts';
const tarpit = 'swtarpit';
const controllers = 'swplcs';
/** As many ports as a test asks; a tarpit accepts all. */
const tarpitPorts = [1, 22, 80, 443, 8291, 49_733, 61_357];

/** Last octets of 10.79.0.0/24 with somebody there: .10 to .38 refuse, .39 drops all but port 22. */
export const routedHosts = [
  ...Array.from({ length: 29 }, (_, index) => index + 10),
  39,
  /** Silent but for an echo request. */
  40,
  /** Silent but for SNMP. */
  41,
];

/** The script of whoever answers or announces in a namespace. */
export const answerScript = new URL('answer-in-namespace.ts', import.meta.url).pathname;

/**
 * A scanner (10.78.0.2, fd78::2) whose router (10.78.0.1) leads to 10.79.0.0/24 with 32 hosts, to 10.80.0.0/24 where one
 * firewall accepts every connection, to 10.81.0.0/24 where it refuses every one, to 10.83.0.0/24 where it does the same
 * but .5 has Modbus and .6 answers pings by itself, to 10.84.0.0/24 where all have nothing but Modbus, and to
 * 10.96.0.0/12 where nobody answers. The router announces itself to the scanner's segment by MNDP.
 * It keeps to itself that nobody is at an address, as many are told to. Behind its switch is one IPv6 host, fd78::10.
 */
export async function aRoutedNetwork(): Promise<Namespaces> {
  const spaces = new Namespaces();
  await spaces.add(scannerSpace, router, hosts, tarpit, controllers);
  await spaces.join([scannerSpace, 'eth0', '10.78.0.2/24'], [router, 'scanside', '10.78.0.1/24']);
  await spaces.join([router, 'hostside', '10.79.0.1/24'], [hosts, 'eth0', '10.79.0.10/24']);
  await spaces.exec(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await spaces.ip(scannerSpace, 'route', 'add', 'default', 'via', '10.78.0.1');
  await spaces.ip(hosts, 'route', 'add', 'default', 'via', '10.79.0.1');
  for (const last of routedHosts.slice(1)) {
    await spaces.ip(hosts, 'addr', 'add', `10.79.0.${last}/24`, 'dev', 'eth0');
  }
  await spaces.join([router, 'pitside', '10.82.0.1/24'], [tarpit, 'eth0', '10.82.0.2/24']);
  await spaces.ip(tarpit, 'route', 'add', 'default', 'via', '10.82.0.1');
  await spaces.join([router, 'plcside', '10.85.0.1/24'], [controllers, 'eth0', '10.85.0.2/24']);
  await spaces.ip(controllers, 'route', 'add', 'default', 'via', '10.85.0.1');
  for (const [network, space, gateway] of [
    ['10.80.0.0/24', tarpit, '10.82.0.2'],
    ['10.81.0.0/24', hosts, '10.79.0.10'],
    ['10.83.0.0/24', hosts, '10.79.0.10'],
    ['10.84.0.0/24', controllers, '10.85.0.2'],
  ] as const) {
    await spaces.ip(router, 'route', 'add', network, 'via', gateway);
    await spaces.ip(space, 'route', 'add', 'local', network, 'dev', 'lo');
  }
  await spaces.ip(router, 'route', 'add', 'blackhole', '10.96.0.0/12');
  await spaces.nft(
    router,
    'table ip q { chain o { type filter hook output priority 0; icmp type destination-unreachable drop\n}\n}\n',
  );
  for (const [space, device, address] of [
    [scannerSpace, 'eth0', 'fd78::2/64'],
    [router, 'scanside', 'fd78::10/64'],
  ] as const) {
    await spaces.ip(space, 'addr', 'add', address, 'dev', device, 'nodad');
  }
  await spaces.nft(
    hosts,
    `table ip t {
      chain i { type filter hook input priority 0;
        ip daddr 10.79.0.39 tcp dport != 22 drop; ip daddr 10.79.0.39 meta l4proto != tcp drop;
        ip daddr 10.79.0.40 meta l4proto { tcp, udp } drop; ip daddr 10.79.0.41 tcp dport 1-65535 drop;
        ip daddr 10.79.0.41 icmp type echo-request drop;\n}
      chain o { type filter hook output priority 0; ip saddr 10.83.0.6 icmp type echo-reply ip ttl set 128;\n}\n}\n`,
  );
  const served = ['tcp:10.79.0.39:22', 'udp:10.79.0.41:161', 'tcp:10.83.0.5:502'];
  await spaces.start(hosts, process.execPath, answerScript, ...served);
  await spaces.start(controllers, process.execPath, answerScript, 'tcp:0.0.0.0:502');
  await spaces.start(router, process.execPath, answerScript, 'mndp:10.78.0.1:10.78.0.255');
  const accepted = tarpitPorts.map((port) => `tcp:0.0.0.0:${port}`);
  await spaces.start(tarpit, process.execPath, answerScript, ...accepted);
  return spaces;
}
