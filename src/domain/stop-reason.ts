/**
 * `scan_timeout`, `host_timeout`: the deadline of the scan, which is one site's part of a larger one, or of the host
 * passed; `scan_deadline`: that of the whole; `no_progress`: it got nowhere for too long; `pause_timeout`: it was paused for
 * too long; `agent_missing`, `agent_not_heard`: the site is scanned by an agent, and it has none, or did not take the work.
 */
export type StopReason =
  | 'stopped'
  | 'scan_timeout'
  | 'host_timeout'
  | 'scan_deadline'
  | 'no_progress'
  | 'pause_timeout'
  | 'agent_missing'
  | 'agent_not_heard';
