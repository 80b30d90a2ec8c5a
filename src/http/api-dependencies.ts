import type { FastifyBaseLogger } from 'fastify';
import type { JwtSettings } from '../config/settings.ts';
import type {
  InstallationContext,
  OperationContext,
  OperationSettings,
} from '../operations/operation-context.ts';

/** What operations need beside the caller and the address he reached us at. */
export interface OperationParts
  extends InstallationContext, Pick<OperationContext, 'jobs' | 'intelligence' | 'adviceWriter'> {
  readonly settings: Omit<OperationSettings, 'publicUrl'>;
}

/** What the API is made of. */
export interface ApiDependencies {
  /** Asked for at each request, so that the document of the API can be made without any of them. */
  readonly parts: () => OperationParts;
  readonly jwt: JwtSettings | undefined;
  /** Where clients reach the API; undefined = as the request says. No trailing slash. */
  readonly publicUrl: string | undefined;
  /** Requests a minute for each caller; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  /** What `/metrics` asks for; undefined = anybody may read it. */
  readonly metricsToken?: string | undefined;
  /** How long a request may take to arrive, and to be answered unless its route allows more; 30 s unless given. */
  readonly requestTimeoutMs?: number;
  readonly version: string;
  /** Whether the store answers and requests can be served. */
  readonly isReady: () => Promise<boolean>;
  readonly logger?: FastifyBaseLogger;
}
