import type { Actor } from '../domain/actor.ts';
import type { JobQueue } from '../store/jobs/open-job-queue.ts';
import type { Store } from '../store/open-store.ts';
import type { Clock } from '../support/clock.ts';

/** The operator's settings that operations obey. */
export interface OperationSettings {
  /** Whether sites and schedules may name public networks. */
  readonly allowPublicNetworks: boolean;
  /** The shortest permitted prefix of an IPv4 network: 16 allows a /16 and refuses a /15. */
  readonly minPrefixLengthIpv4: number;
  /** Where the API is reached, without a trailing slash; signed links begin with it. */
  readonly publicUrl: string;
  /** Secret of signed links, at least 32 bytes, the same in every process of an installation. */
  readonly linkSecret: string;
  readonly linkLifetimeSeconds: number;
}

/** Everything an operation may reach. Made anew for each request, never shared between organizations. */
export interface OperationContext {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly clock: Clock;
  /** A UUID of version 7. */
  readonly newId: () => string;
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly settings: OperationSettings;
}

/** The part of the context that exists before anybody is known. */
export type InstallationContext = Pick<OperationContext, 'clock' | 'newId' | 'store'>;
