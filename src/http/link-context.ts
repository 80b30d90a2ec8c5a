import type { FastifyRequest } from 'fastify';
import type { OperationContext } from '../operations/operation-context.ts';
import type { ApiDependencies } from './api-dependencies.ts';
import { baseUrlOf } from './base-url.ts';

export type LinkContextOf = (
  request: FastifyRequest,
) => Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>;

/** Makes the context of requests whose signed link stands in for credentials. */
export function linkContextOf(dependencies: ApiDependencies): LinkContextOf {
  return (request) => {
    const { clock, newId, store, settings } = dependencies.parts();
    const publicUrl = baseUrlOf(request, dependencies.publicUrl);
    return { clock, newId, installation: store, settings: { ...settings, publicUrl } };
  };
}
