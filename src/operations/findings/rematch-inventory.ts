import { setImmediate } from 'node:timers/promises';
import { parseCpeName, productKey } from '../../domain/cpe-name.ts';
import type { Device, DeviceService } from '../../domain/device.ts';
import { unknownChange, type IntelligenceChange } from '../../domain/intelligence-change.ts';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import { mainProductKey } from '../../domain/product-alias.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import { planRematch, type RematchPlan } from '../../inventory/plan-rematch.ts';
import { surestFindings, type SeenFinding } from '../../inventory/surest-findings.ts';
import type { CandidateLookup } from '../../matching/candidate-lookup.ts';
import { coversProduct } from '../../matching/evaluate-condition.ts';
import { limitCandidates } from '../../matching/limit-candidates.ts';
import type { Store } from '../../store/open-store.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { listServicesOfDevices, lockInventoryOfSite } from '../../store/queries/inventory-queries.ts';
import {
  listDevicesById,
  listKeptCpes,
  listKeptFindings,
  listOrganizationIds,
  listStaleDevices,
  noteJudge,
  type StaleDevice,
} from '../../store/queries/rematch-queries.ts';
import type { Clock } from '../../support/clock.ts';
import { closingReasons } from './closing-reasons.ts';
import { announceExploited } from '../notifications/announce-exploited.ts';
import { hostOfDevice } from './host-of-device.ts';
import { keepRematch, type RematchPlace } from './keep-rematch.ts';
import { refreshEpss } from './refresh-epss.ts';
import { tierOf } from './tier-of.ts';

type Lookup = CandidateLookup & IntelligenceView;

export interface RematchContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly judgeHost: (intelligence: Lookup, host: HostObservation) => HostResult;
}

/** What came of it, over all organizations. */
export interface Rematch {
  /** Devices that were judged again. */
  readonly devices: number;
  readonly opened: number;
  readonly reopened: number;
  readonly changed: number;
  readonly closed: number;
}

// One transaction for each hundred: it keeps a site's scans waiting, and the process from answering others.
const devicesAtOnce = 100;

/**
 * Judges the kept services that a change of the intelligence concerns, without a packet: findings open, close or
 * change with the reason `data_changed`. What neither of its two bundles has judged last is judged as a whole. May be run
 * again after it was cut off; then only the rest is left to change.
 */
export async function rematchInventory(
  context: RematchContext,
  intelligence: Lookup,
  change: IntelligenceChange,
  signal?: AbortSignal,
): Promise<Rematch> {
  const limited = limitCandidates(intelligence, change.isConcerned);
  const isAbout = createProductFilter(limited, change);
  const whole = unknownChange(change.after);
  const sum = { devices: 0, opened: 0, reopened: 0, changed: 0, closed: 0 };
  for (const organizationId of await listOrganizationIds(context.store.db)) {
    const store = context.store.forOrganization(organizationId);
    const cpes = (await listKeptCpes(store.db)).filter(isAbout);
    const stale = await listStaleDevices(store.db, change.after, cpes);
    for (const [siteId, ofSite] of Map.groupBy(stale, (device) => device.siteId)) {
      const parts = Map.groupBy(ofSite, (device) => partOf(device, change));
      for (const [part, devices] of parts) {
        for (let from = 0; from < devices.length; from += devicesAtOnce) {
          signal?.throwIfAborted();
          const deviceIds = devices.slice(from, from + devicesAtOnce).map(({ deviceId }) => deviceId);
          const place = { organizationId, siteId, deviceIds };
          if (part === 'untouched') {
            await passOver(store, place, change, isAbout);
            continue;
          }
          const plan =
            part === 'whole'
              ? await rematchDevices(context, store, intelligence, { place, change: whole })
              : await rematchDevices(context, store, limited, { place, change });
          sum.devices += deviceIds.length;
          for (const kind of ['opened', 'reopened', 'changed', 'closed'] as const)
            sum[kind] += plan[kind].length;
        }
      }
    }
    await refreshEpss(store, intelligence);
  }
  return sum;
}

/** What is to be done with a device: what the change concerns is enough where the bundle before it has judged the device. */
function partOf(
  { judgedBy, isConcerned }: StaleDevice,
  { before }: IntelligenceChange,
): 'whole' | 'concerned' | 'untouched' {
  if (before === null || judgedBy !== before) return 'whole';
  return isConcerned ? 'concerned' : 'untouched';
}

/** Notes that a change does not concern devices, unless a scan has found something else there meanwhile. */
async function passOver(
  store: TenantStore,
  place: RematchPlace,
  { before, after }: IntelligenceChange,
  isAbout: (cpe: string) => boolean,
): Promise<void> {
  if (before === null) return;
  await store.transaction(async (connection) => {
    if (!(await lockInventoryOfSite(connection, place))) return;
    const cpes = (await listKeptCpes(connection, place.deviceIds)).filter(isAbout);
    await noteJudge(connection, place.deviceIds, after, { digest: before, cpes });
  });
}

/** Whether a change may concern a CPE: something is said of it now, or was before. */
function createProductFilter(limited: Lookup, { products }: IntelligenceChange): (cpe: string) => boolean {
  if (products === 'all') return () => true;
  const patterns = [...products].filter((product) => product.includes('*') || product.includes('?'));
  const names = new Set(Array.from(products, partless));
  return (cpe) => {
    const name = parseCpeName(cpe);
    if (name === undefined) return false;
    const key = mainProductKey(productKey(name));
    return (
      names.has(partless(key)) ||
      patterns.some((pattern) => coversProduct(pattern, key)) ||
      limited.findCandidates(name).length > 0
    );
  };
}

/** Sources do not agree on the part of a product. */
function partless(product: string): string {
  return product.slice(product.indexOf(':') + 1);
}

async function rematchDevices(
  context: RematchContext,
  store: TenantStore,
  limited: Lookup,
  { place, change }: { readonly place: RematchPlace; readonly change: IntelligenceChange },
): Promise<RematchPlan> {
  const { organizationId } = place;
  return store.transaction(async (connection) => {
    if (!(await lockInventoryOfSite(connection, place))) return nothing;
    // What a scan has judged meanwhile by yet other intelligence is left to the next rematch.
    const devices = await listDevicesById(connection, place.deviceIds, change.before);
    const deviceIds = devices.map(({ id }) => id);
    const services = await listServicesOfDevices(connection, organizationId, deviceIds);
    const kept = await listKeptFindings(connection, deviceIds);
    const judged = await judgeDevices(context, limited, devices, services);
    const plan = planRematch(judged, kept, services, { isConcerned: change.isConcerned, tierOf });
    const reasons = closingReasons(limited, plan.closed, services);
    await keepRematch(
      connection,
      context,
      { place: { ...place, deviceIds }, change, devices, reasons },
      plan,
    );
    await noteJudge(connection, deviceIds, change.after);
    const judgedAnew = { siteId: place.siteId, devices, bundle: change.after };
    await announceExploited(connection, { ...context, organizationId }, judgedAnew, plan);
    return plan;
  });
}

const nothing: RematchPlan = { opened: [], reopened: [], changed: [], moved: [], closed: [] };

async function judgeDevices(
  { judgeHost, clock }: RematchContext,
  limited: Lookup,
  devices: readonly Device[],
  services: readonly DeviceService[],
): Promise<SeenFinding[]> {
  const ofDevice = Map.groupBy(services, ({ deviceId }) => deviceId);
  const at = clock.now().toISOString();
  const found: SeenFinding[] = [];
  for (const device of devices) {
    // Judging is pure computing; between devices the process answers others.
    await setImmediate();
    const host = hostOfDevice(device, ofDevice.get(device.id) ?? [], at);
    found.push(...surestFindings([{ device, hosts: [judgeHost(limited, host)] }]));
  }
  return found;
}
