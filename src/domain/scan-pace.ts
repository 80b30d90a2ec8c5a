/** How a scan goes for the sake of others: as allowed, at a quarter of that, or with all but what is begun held back. */
export type ScanPace = 'full' | 'slow' | 'paused';

/** Which part of the rate each pace leaves. A paused scan only comes to the end of the conversations it has begun. */
export const shareOfPace: Readonly<Record<ScanPace, number>> = { full: 1, slow: 0.25, paused: 0.05 };
