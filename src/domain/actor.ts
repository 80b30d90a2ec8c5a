export type ActorKind = 'apiKey' | 'jwt' | 'system';

/** Who asks for something. `system` is the product itself, for example at its first start. */
export interface Actor {
  readonly kind: ActorKind;
  /** Id of the API key, subject of the token, or a word for the part of the product. */
  readonly id: string;
  /** Granted permissions; words that are none of ours are kept and mean nothing. */
  readonly scopes: readonly string[];
  /** The only sites the actor may see; null means every site of its organization. */
  readonly siteIds: readonly string[] | null;
  /** When the credentials end, ISO 8601; absent: never. */
  readonly expiresAt?: string | undefined;
}

/** Whether the actor may see the site. What an actor may not see does not exist for it. */
export function maySeeSite(actor: Actor, siteId: string): boolean {
  return actor.siteIds === null || actor.siteIds.includes(siteId);
}
