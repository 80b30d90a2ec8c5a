/** What the judged parts of a scan hold together, kept with the scan so that no list has to count it. */
export interface ScanFigures {
  readonly hostsScanned: number;
  readonly hostsWithCves: number;
  readonly sitesWithCves: number;
  readonly openPorts: number;
  /** Distinct pairs of port and transport. */
  readonly uniquePorts: number;
  /** Findings over all hosts. */
  readonly cveCount: number;
  readonly uniqueCves: number;
  /** Null when nothing found has a score. */
  readonly highestScore: number | null;
  readonly scoreSum: number;
  readonly scoreCount: number;
  /** Findings at or above the threshold of warnings; null when the scan has none. */
  readonly warningCount: number | null;
}
