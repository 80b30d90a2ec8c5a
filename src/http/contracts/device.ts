import { z } from 'zod';
import { deviceClasses } from '../../domain/device-class.ts';
import { macAddressKind, macAddressKinds } from '../../domain/mac-address-kind.ts';
import {
  deviceEventKinds,
  type DeviceEvent as Event,
  type DeviceService as Service,
  type DeviceSummary,
} from '../../domain/device.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const score = z.number().min(0).max(10);
const word = z.string().nullable();
const ids = {
  device: '9c46d2a1-0000-4678-9abc-def012345678',
  site: '9c3c1392-7f36-4240-85f2-273573c0384a',
  scan: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
};
const macExample = {
  mac_address: '00:1A:2B:3C:4D:5E',
  manufacturer: 'Ayecom Technology Co., Ltd.',
  hostname: 'fileserver.local',
  ip_address: '192.168.1.101',
  site_id: ids.site,
  first_seen_at: '2026-10-26T12:10:00.000Z',
  last_seen_at: '2026-11-02T12:10:00.000Z',
  total_scans: 2,
  total_cve_instances: 23,
  unique_cve_count: 15,
  open_cve_count: 14,
  highest_score: 9.8,
  average_score: 7.5,
};

const deviceExample = {
  id: ids.device,
  ...macExample,
  mac_address_kind: 'universal',
  mac_addresses: ['00:1A:2B:3C:4D:5E'],
  merged_into: null,
  tags: ['dmz'],
  device_class: 'nas',
  device_class_confidence: 84,
  device_class_signals: ['page: Synology DiskStation', 'hostname: fileserver.local'],
  os_family: 'linux',
  last_scan_id: ids.scan,
};

const known = {
  manufacturer: word,
  hostname: word,
  ip_address: z.string().meta({ description: 'where it was seen last' }),
  site_id: z.uuid(),
  first_seen_at: instant,
  last_seen_at: instant,
  total_scans: count.meta({ description: 'scans that saw it' }),
  total_cve_instances: count.meta({ description: 'CVEs counted once for each scan' }),
  unique_cve_count: count,
  open_cve_count: count.meta({ description: 'CVEs for which no decision stands' }),
  highest_score: score,
  average_score: score,
};

export const ScannedMacAddressList = z
  .array(z.object({ mac_address: z.string(), ...known }))
  .meta({ id: 'ScannedMacAddressList', description: 'The one seen last first.', examples: [[macExample]] });

const classified = {
  device_class: z.enum(deviceClasses).meta({ description: 'what kind of device it seems to be' }),
  device_class_confidence: z.int().min(0).max(100),
  device_class_signals: z
    .array(z.string())
    .meta({ description: 'what speaks for it, the weightiest first', examples: [['hostname: nas01']] }),
  os_family: word.meta({ description: 'such as linux, windows or routeros; null when nothing says' }),
};
export const Device = z
  .object({
    id: z.uuid(),
    mac_address: word,
    mac_address_kind: z
      .enum(macAddressKinds)
      .nullable()
      .meta({
        description:
          "What the MAC address can tell: `universal` is the maker's own, `locally_administered` is made up by the " +
          "device, such as a phone's random one",
      }),
    mac_addresses: z.array(z.string()).meta({ description: 'all that are its own' }),
    merged_into: z.uuid().nullable().meta({ description: 'the device that this one turned out to be' }),
    tags: z.array(z.string()).meta({ description: 'words that people gave it, for rules to name it by' }),
    ...known,
    ...classified,
    last_scan_id: z.uuid(),
  })
  .meta({
    id: 'Device',
    description:
      'A host across scans: by its own MAC address, else by its address. One MAC address in two sites is two devices.',
    examples: [deviceExample],
  });
type Device = z.infer<typeof Device>;

export const DeviceBody = z
  .strictObject({
    tags: z.array(z.string().max(200)).max(32).meta({
      description:
        'in the place of those it had: words of 50 letters, digits and `._:-` at most, kept in lower case',
    }),
  })
  .meta({ examples: [{ tags: ['dmz', 'owner:facilities'] }] });

export const DeviceList = z.array(Device).meta({
  id: 'DeviceList',
  description: 'The one seen last first.',
  examples: [[deviceExample]],
});

export function fromDevice(device: DeviceSummary): Device {
  return {
    id: device.id,
    mac_address: device.macAddress,
    mac_address_kind: device.macAddress === null ? null : macAddressKind(device.macAddress),
    mac_addresses: [...device.macAddresses],
    merged_into: device.mergedInto,
    tags: [...device.tags],
    ...fromKnown(device),
    device_class: device.classification.deviceClass,
    device_class_confidence: device.classification.confidence,
    device_class_signals: [...device.classification.signals],
    os_family: device.classification.osFamily,
    last_scan_id: device.lastScanId,
  };
}

export function fromScannedMacAddress(device: DeviceSummary): z.infer<typeof ScannedMacAddressList>[number] {
  return { mac_address: device.macAddress ?? '', ...fromKnown(device) };
}

function fromKnown(device: DeviceSummary) {
  return {
    manufacturer: device.manufacturer,
    hostname: device.hostname,
    ip_address: device.ipAddress,
    site_id: device.siteId,
    first_seen_at: device.firstSeenAt,
    last_seen_at: device.lastSeenAt,
    total_scans: device.totalScans,
    total_cve_instances: device.totalCveInstances,
    unique_cve_count: device.uniqueCveCount,
    open_cve_count: device.openCveCount,
    highest_score: device.highestScore ?? 0,
    average_score: Math.round((device.averageScore ?? 0) * 10) / 10,
  };
}

const DeviceService = z.object({
  id: z.uuid(),
  port: z.int().min(1).max(65_535),
  transport: z.enum(['tcp', 'udp']),
  service: word,
  vendor: word,
  product: word,
  version: word,
  cpe: z.array(z.string()),
  banner: word,
  confidence: z.int().min(0).max(100).meta({ description: 'how sure product and version are' }),
  tls: z
    .object({
      protocol: word,
      cipher: word,
      subject: word,
      issuer: word,
      valid_from: word,
      valid_to: word,
      fingerprint_sha256: word,
      alt_names: z.array(z.string()),
    })
    .nullable(),
  first_seen_at: instant,
  last_seen_at: instant,
});

export const DeviceServiceList = z.array(DeviceService).meta({
  id: 'DeviceServiceList',
  description: 'By port; each with the last that it said of itself.',
  examples: [
    [
      {
        id: '9c46d2a1-3333-4678-9abc-def012345678',
        port: 22,
        transport: 'tcp',
        service: 'ssh',
        vendor: 'openbsd',
        product: 'openssh',
        version: '9.2p1',
        cpe: ['cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*'],
        banner: 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3',
        confidence: 90,
        tls: null,
        first_seen_at: '2026-10-26T12:10:00.000Z',
        last_seen_at: '2026-11-02T12:10:00.000Z',
      },
    ],
  ],
});

export function fromDeviceService({ tls, ...service }: Service): z.infer<typeof DeviceService> {
  return {
    id: service.id,
    port: service.port,
    transport: service.transport,
    service: service.service,
    vendor: service.vendor,
    product: service.product,
    version: service.version,
    cpe: [...service.cpe],
    banner: service.banner,
    confidence: service.confidence,
    tls: tls && {
      protocol: tls.protocol,
      cipher: tls.cipher,
      subject: tls.subject,
      issuer: tls.issuer,
      valid_from: tls.validFrom,
      valid_to: tls.validTo,
      fingerprint_sha256: tls.fingerprintSha256,
      alt_names: [...tls.altNames],
    },
    first_seen_at: service.firstSeenAt,
    last_seen_at: service.lastSeenAt,
  };
}

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable();

const DeviceEvent = z.object({
  id: z.uuid(),
  scan_id: z.uuid().nullable().meta({ description: 'null when no scan had part in it' }),
  kind: z.enum(deviceEventKinds),
  before: Facts,
  after: Facts,
  created_at: instant,
});

export const DeviceEventList = z.array(DeviceEvent).meta({
  id: 'DeviceEventList',
  description: 'What scans found new or different, and what people said of it, newest first.',
  examples: [
    [
      {
        id: '9c46d2a1-4444-4678-9abc-def012345678',
        scan_id: ids.scan,
        kind: 'version_changed',
        before: { port: 22, transport: 'tcp', product: 'openssh', version: '9.2p1' },
        after: { port: 22, transport: 'tcp', product: 'openssh', version: '9.9p1' },
        created_at: '2026-11-02T12:10:00.000Z',
      },
    ],
  ],
});

export function fromDeviceEvent(event: Event): z.infer<typeof DeviceEvent> {
  return {
    id: event.id,
    scan_id: event.scanId,
    kind: event.kind,
    before: event.before,
    after: event.after,
    created_at: event.createdAt,
  };
}
