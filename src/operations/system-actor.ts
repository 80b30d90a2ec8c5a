import type { Actor } from '../domain/actor.ts';

/** The product itself, where nobody asks; `part` is what of it acts. */
export function systemActor(part: 'clock' | 'worker' | 'agent' | 'retention' | 'verification'): Actor {
  return { kind: 'system', id: part, scopes: [], siteIds: null };
}
