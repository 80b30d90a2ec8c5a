/** What a scan sent, and what it was allowed to. Packets are connection attempts, datagrams and echo requests. */
export interface ScanTraffic {
  readonly packetsSent: number;
  /** Packets of the busiest second. */
  readonly peakPerSecond: number;
  /** The budget in packets a second; 0 = none. */
  readonly ratePerSecond: number;
  /** The budget of each host; devices of a fragile class have a lower one. 0 = none. */
  readonly ratePerSecondPerHost: number;
}

/** What two scans of the same terms, or two parts of one, sent together. They may not have run at the same time. */
export function addTraffic(one: ScanTraffic | null, other: ScanTraffic | null): ScanTraffic | null {
  if (one === null || other === null) return one ?? other;
  return {
    packetsSent: one.packetsSent + other.packetsSent,
    peakPerSecond: Math.max(one.peakPerSecond, other.peakPerSecond),
    ratePerSecond: other.ratePerSecond,
    ratePerSecondPerHost: other.ratePerSecondPerHost,
  };
}

/** For people. */
export function trafficInWords({
  packetsSent,
  peakPerSecond,
  ratePerSecond,
  ratePerSecondPerHost,
}: ScanTraffic): string {
  const bound = (rate: number): string => (rate === 0 ? 'no bound' : String(rate));
  return (
    `${packetsSent} packets, ${peakPerSecond} in the busiest second ` +
    `(budget ${bound(ratePerSecond)}; each host ${bound(ratePerSecondPerHost)})`
  );
}
