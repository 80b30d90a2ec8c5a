import type { ExecuteScanContext, ScanJobContext } from '../scans/execute-scan-context.ts';

/** What only judging takes. */
type OfJudging = 'judgeHost' | 'judgeAbsence' | 'intelligence';

/** What a worker needs that helps with parts of others: it scans, and judges nothing. */
export type HelperContext = Omit<ExecuteScanContext, OfJudging>;

/** The same while it works on one part: with the store of the organization that the scan belongs to. */
export type HandContext = Omit<ScanJobContext, OfJudging>;
