import type { KeyObject } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import type { AdviceIntelligence } from './mitigation/plan-product-mitigation.ts';
import type { AdviceWriter } from '../domain/advice-writer.ts';
import type { JobQueue } from '../store/jobs/open-job-queue.ts';
import type { Store } from '../store/open-store.ts';
import type { TenantStore } from '../store/open-tenant-stores.ts';
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
  /** Seals what the database must not be able to tell (32 bytes); undefined where the operator set none. */
  readonly secretKey: KeyObject | undefined;
  /** Hours within which the API starts a schedule once; 0 = as often as it is asked. */
  readonly triggerLimitHours: number;
  readonly feeds: FeedSettings;
}

/** What the operator decided about updates of the intelligence. */
export interface FeedSettings {
  /** Remembers what became of each feed; it may be missing. */
  readonly recordFile: string;
  /** Hours between updates; undefined = only when told to. */
  readonly updateHours: number | undefined;
}

/** Everything an operation may reach. Made anew for each request, never shared between organizations. */
export interface OperationContext {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly clock: Clock;
  /** A UUID of version 7. */
  readonly newId: () => string;
  /** Shows the rows of this organization alone. */
  readonly store: TenantStore;
  /** The rows of every organization, for the few operations of whoever runs the installation. */
  readonly installation: Store;
  readonly jobs: JobQueue;
  /** What is known of CVEs at the moment. */
  readonly intelligence: { current(): AdviceIntelligence };
  /** Puts advice into other words; absent where no language model is configured. */
  readonly adviceWriter?: AdviceWriter | undefined;
  readonly settings: OperationSettings;
  /** The request that asks; absent where the product itself acts. */
  readonly request?: CallTrace | undefined;
}

/** What is known of one request while it is worked on. */
export interface CallTrace {
  /** The `x-request-id`. */
  readonly id: string;
  /** Whether an operation wrote an audit entry; it is there only if the operation's transaction succeeded. */
  isRecorded: boolean;
}

/** The part of the context that exists before anybody is known. */
export interface InstallationContext extends Pick<OperationContext, 'clock' | 'newId'> {
  readonly store: Store;
}
