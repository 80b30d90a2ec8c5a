import { type Actor, maySeeSite } from '../domain/actor.ts';

/** The sites a list is about: the one asked for, else all that the actor may see; null is every one. */
export function sitesToLookAt(actor: Actor, siteId: string | undefined): readonly string[] | null {
  if (siteId === undefined) return actor.siteIds;
  return maySeeSite(actor, siteId) ? [siteId] : [];
}
