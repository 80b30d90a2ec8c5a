import { z } from 'zod';
import { routerSources } from '../../domain/router-inventory.ts';
import type { RouterReport } from '../../domain/router-report.ts';

const text = z.string().nullable();
const count = z.int().min(0);

const RouterJson = z.strictObject({
  address: z.string(),
  source: z.enum(routerSources).nullable().meta({ description: 'how it was read; null when it was not' }),
  read_at: text,
  system: z
    .strictObject({
      identity: text,
      version: text,
      channel: text,
      board: text,
      architecture: text,
      serial: text,
      packages: z.array(z.strictObject({ name: z.string(), version: z.string(), is_disabled: z.boolean() })),
      update: z.strictObject({ channel: text, latest_version: text, status: text }).nullable(),
    })
    .nullable(),
  services: z.array(
    z.strictObject({
      name: z.string(),
      port: z.int().nullable(),
      is_enabled: z.boolean(),
      addresses: z
        .array(z.string())
        .meta({ description: 'from where it may be reached; empty: from anywhere' }),
    }),
  ),
  entries: z
    .strictObject({
      arp: count,
      leases: count,
      ipv6_neighbours: count,
      bridge_hosts: count,
      wifi_stations: count,
      announcements: count,
    })
    .meta({ description: 'entries of its tables' }),
  unread: z.array(z.string()).meta({ description: 'what could not be read' }),
  attempts: z.array(z.string()).meta({ description: 'what was tried in vain, with the reason' }),
  load: z
    .strictObject({
      polls: count,
      failed_polls: count,
      highest_cpu_percent: z.number().nullable(),
      highest_connections: z.number().nullable(),
      max_connections: z.number().nullable(),
      slowed_ms: count.meta({ description: "how long the scan went slower for the router's sake" }),
      paused_ms: count.meta({ description: 'how long it waited' }),
    })
    .nullable(),
});
type RouterJson = z.infer<typeof RouterJson>;

export const RoutersJson = z
  .array(RouterJson)
  .meta({ description: "what the sites' routers told; absent when none was asked" });

/** A router's report in its published form. */
export function routerJson({ system, load, ...report }: RouterReport): RouterJson {
  const { entries } = report;
  return {
    address: report.address,
    source: report.source,
    read_at: report.readAt,
    system: system && {
      identity: system.identity,
      version: system.version,
      channel: system.channel,
      board: system.board,
      architecture: system.architecture,
      serial: system.serial,
      packages: system.packages.map(({ name, version, isDisabled }) => ({
        name,
        version,
        is_disabled: isDisabled,
      })),
      update: system.update && {
        channel: system.update.channel,
        latest_version: system.update.latestVersion,
        status: system.update.status,
      },
    },
    services: report.services.map(({ name, port, isEnabled, addresses }) => ({
      name,
      port,
      is_enabled: isEnabled,
      addresses: [...addresses],
    })),
    entries: {
      arp: entries.arp,
      leases: entries.leases,
      ipv6_neighbours: entries.ipv6Neighbours,
      bridge_hosts: entries.bridgeHosts,
      wifi_stations: entries.wifiStations,
      announcements: entries.announcements,
    },
    unread: [...report.unread],
    attempts: [...report.attempts],
    load: load && {
      polls: load.polls,
      failed_polls: load.failedPolls,
      highest_cpu_percent: load.highestCpuPercent,
      highest_connections: load.highestConnections,
      max_connections: load.maxConnections,
      slowed_ms: load.slowedMs,
      paused_ms: load.pausedMs,
    },
  };
}

/** The report that was rendered so. */
export function routerOfJson({ system, load, entries, ...report }: RouterJson): RouterReport {
  return {
    address: report.address,
    source: report.source,
    readAt: report.read_at,
    system: system && {
      ...system,
      packages: system.packages.map(({ name, version, is_disabled: isDisabled }) => ({
        name,
        version,
        isDisabled,
      })),
      update: system.update && {
        channel: system.update.channel,
        latestVersion: system.update.latest_version,
        status: system.update.status,
      },
    },
    services: report.services.map(({ is_enabled: isEnabled, ...service }) => ({ ...service, isEnabled })),
    entries: {
      arp: entries.arp,
      leases: entries.leases,
      ipv6Neighbours: entries.ipv6_neighbours,
      bridgeHosts: entries.bridge_hosts,
      wifiStations: entries.wifi_stations,
      announcements: entries.announcements,
    },
    unread: report.unread,
    attempts: report.attempts,
    load: load && {
      polls: load.polls,
      failedPolls: load.failed_polls,
      highestCpuPercent: load.highest_cpu_percent,
      highestConnections: load.highest_connections,
      maxConnections: load.max_connections,
      slowedMs: load.slowed_ms,
      pausedMs: load.paused_ms,
    },
  };
}
