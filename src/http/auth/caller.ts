import type { FastifyRequest } from 'fastify';
import type { Authenticated } from '../../operations/api-keys/authenticate-api-key.ts';
import type { OperationContext } from '../../operations/operation-context.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { baseUrlOf } from '../base-url.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether anybody may ask; what is not marked so needs credentials. */
    readonly open?: boolean;
    /** Whether its requests are left out of the count that leads to 429: a supervisor asks often. */
    readonly uncounted?: boolean;
    /** Whether agents ask it, each of whom may say who it is in the head `sitewarden-agent`. */
    readonly forAgents?: boolean;
  }
  interface FastifyRequest {
    caller: Authenticated | null;
    /** The agent that asks, where it said so; its message is still to be held against its signature. */
    agentId: string | null;
  }
}

export type ContextOf = (request: FastifyRequest) => OperationContext;

/** Makes each request's operation context, bound to the organization of its caller. */
export function createContextOf(dependencies: ApiDependencies): ContextOf {
  return (request) => {
    const { caller } = request;
    if (caller === null) {
      throw new SitewardenError(
        'internal',
        'internal_error',
        'A route without credentials acted for somebody.',
      );
    }
    const { settings, store, ...parts } = dependencies.parts();
    return {
      ...parts,
      ...caller,
      installation: store,
      store: store.forOrganization(caller.organizationId),
      request: request.trace,
      settings: { ...settings, publicUrl: baseUrlOf(request, dependencies.publicUrl) },
    };
  };
}
