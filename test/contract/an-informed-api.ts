import type { FastifyInstance } from 'fastify';
import {
  openIntelligence,
  type IntelligenceBundle,
} from '../../src/operations/intelligence/open-intelligence.ts';
import { anApi, type AnApi } from './an-api.ts';

/** An API that has the shipped intelligence in use. */
export interface AnInformedApi {
  readonly api: AnApi;
  readonly app: FastifyInstance;
  readonly bundle: IntelligenceBundle;
  close(): Promise<void>;
}

export async function anInformedApi(): Promise<AnInformedApi> {
  const api = await anApi();
  const bundle = await openIntelligence(undefined);
  const app = await api.another({
    parts: () => ({ ...api.parts, intelligence: { ...api.parts.intelligence, current: () => bundle } }),
  });
  return {
    api,
    app,
    bundle,
    async close() {
      await api.close();
      bundle.close();
    },
  };
}
