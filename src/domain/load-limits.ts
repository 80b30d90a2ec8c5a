/** How much load of a site's router makes a scan go slower, and how often it is asked. */
export interface LoadLimits {
  /** Processor load in percent from which a scan goes slower. */
  readonly cpuPercent: number;
  /** Tracked connections, in percent of the most that the router can track, from which it does. */
  readonly connectionsPercent: number;
  /** Milliseconds between two questions; 0 = the load is not watched. */
  readonly pollEveryMs: number;
}

/** Small routers forward in software: well above this, packets of their site wait for ours. */
export const defaultLoadLimits: LoadLimits = { cpuPercent: 75, connectionsPercent: 80, pollEveryMs: 5000 };
