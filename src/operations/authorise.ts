import type { Actor } from '../domain/actor.ts';
import { holdsPermission, type Permission } from '../domain/permission.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';

/** First line of every operation: throws `forbidden` / `missing_scope` unless the actor was granted `permission`. */
export function authorise(context: { readonly actor: Actor }, permission: Permission): void {
  if (holdsPermission(context.actor.scopes, permission)) return;
  throw new SitewardenError(
    'forbidden',
    'missing_scope',
    `This needs the scope '${permission}', which the credentials do not have.`,
  );
}
