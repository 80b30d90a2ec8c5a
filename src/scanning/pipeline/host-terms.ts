import { exclusionOf, formatDeviceExclusion, type FragileClass } from '../../domain/device-exclusion.ts';
import type { KnownHost, ScanRequest } from '../../domain/scan-request.ts';
import { gentleTermsOf } from '../discovery/fragile-classes.ts';
import { manufacturerOf } from '../discovery/manufacturer-of.ts';
import { defaultLimits } from '../scan-limits.ts';
import { isLoopbackAddress } from '../targets/is-loopback-address.ts';

/** How an address may be asked, as far as is known of it. */
export interface HostTerms {
  readonly deviceClass: FragileClass | null;
  /** Packets a second to it; 0 = no bound of its own. */
  readonly ratePerSecond: number;
  readonly maxInFlight: number;
  /** The exclusion that forbids it, in its text form; null when it may be scanned. */
  readonly excludedBy: string | null;
}

/** Connections at once to a host whose rate the operator lifted and whose connections nobody bounded. */
const liftedInFlight = 1000;

/** Remembers how each address may be asked. What is known before the first packet decides before the first packet. */
export class HostTermsBook {
  readonly #request: ScanRequest;
  readonly #loopbackInFlight: number;
  readonly #learnt = new Map<string, HostTerms>();
  readonly #known: ReadonlyMap<string, KnownHost>;

  /** `loopbackInFlight`: what loopback may have in flight while the per-host bound is the default. */
  constructor(request: ScanRequest, loopbackInFlight: number) {
    this.#request = request;
    this.#loopbackInFlight = loopbackInFlight;
    this.#known = new Map(request.known?.map((host) => [host.address, host]));
  }

  of(address: string): HostTerms {
    return this.#learnt.get(address) ?? this.#usual(address);
  }

  /** Whether somebody said before the scan which device is at `address`, by a MAC that is not another's. */
  isKnownByMac(address: string): boolean {
    return typeof this.#known.get(address)?.macAddress === 'string';
  }

  /** Whether somebody heard the host just before the scan. */
  isKnownAlive(address: string): boolean {
    return this.#known.get(address)?.isAlive === true;
  }

  /** Takes in what is known of `address`: its MAC, and the name that a lease or `name` gives it. */
  async learn(address: string, macAddress: string | null, name: string | null = null): Promise<HostTerms> {
    const known = this.#known.get(address);
    const mac = macAddress ?? known?.macAddress ?? null;
    const manufacturer = mac === null ? null : await manufacturerOf(mac).catch(() => null);
    const gentle = gentleTermsOf(manufacturer, known?.name ?? name);
    const usual = this.#usual(address);
    const deviceClass = gentle?.deviceClass ?? null;
    const excluded = exclusionOf(this.#request.excludedDevices ?? [], { macAddress: mac, deviceClass });
    const terms: HostTerms = {
      deviceClass,
      ratePerSecond: lower(usual.ratePerSecond, gentle?.ratePerSecond ?? 0),
      maxInFlight: Math.min(usual.maxInFlight, gentle?.maxInFlight ?? usual.maxInFlight),
      excludedBy: excluded === undefined ? null : formatDeviceExclusion(excluded),
    };
    this.#learnt.set(address, terms);
    return terms;
  }

  /** The address is done. */
  forget(address: string): void {
    this.#learnt.delete(address);
  }

  #usual(address: string): HostTerms {
    const { ratePerSecondPerHost, maxInFlightPerHost } = this.#request.limits;
    const isLoopback = isLoopbackAddress(address);
    const freeRate = isLoopback && ratePerSecondPerHost === defaultLimits.ratePerSecondPerHost;
    const isDefault = maxInFlightPerHost === defaultLimits.maxInFlightPerHost;
    const usual = isDefault && ratePerSecondPerHost === 0 ? liftedInFlight : Math.max(1, maxInFlightPerHost);
    return {
      deviceClass: null,
      ratePerSecond: freeRate ? 0 : ratePerSecondPerHost,
      maxInFlight: isLoopback && isDefault ? this.#loopbackInFlight : usual,
      excludedBy: null,
    };
  }
}

/** The lower of two rates, of which 0 means none. */
function lower(one: number, other: number): number {
  if (one === 0 || other === 0) return Math.max(one, other);
  return Math.min(one, other);
}
