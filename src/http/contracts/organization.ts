import { z } from 'zod';
import type { Organization as DomainOrganization } from '../../domain/organization.ts';
import type { UpdateOrganizationInput } from '../../operations/organizations/update-organization.ts';
import type { Retention as DomainRetention } from '../../domain/retention.ts';
import type {
  CreatedOrganization as Created,
  CreateOrganizationInput,
} from '../../operations/organizations/create-organization.ts';

const organizationExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  name: 'Example Ltd',
  default_status_expiration_days: 90,
  retention: {
    scan_details_days: 365,
    scans_days: 1095,
    sightings_days: 1095,
    events_days: 1825,
    occurrences_days: 365,
    deliveries_days: 30,
  },
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-02T08:00:00.000Z',
};

const name = z.string().trim().min(1).max(100);
const days = z
  .int()
  .min(1)
  .max(3650)
  .nullable()
  .optional()
  .meta({ description: 'after so many days a decision about a CVE expires that names no date; null: never' });

const kept = (what: string) => z.int().min(30).max(36_500).nullable().meta({ description: what });

const Retention = z
  .strictObject({
    scan_details_days: kept('hosts and results of scans, whose counts stay'),
    scans_days: kept('scans'),
    sightings_days: kept('which scan saw which device and finding, but for the newest of each'),
    events_days: kept('history of devices and findings'),
    occurrences_days: kept('why planned runs began or did not'),
    deliveries_days: kept('messages that were sent or given up, and what was told of already'),
  })
  .meta({ description: 'days that each is kept; null: for ever' });

/** Body of `POST /v1/organizations`. */
export const OrganizationBody = z
  .strictObject({ name, default_status_expiration_days: days })
  .meta({ examples: [{ name: 'Example Ltd', default_status_expiration_days: 90 }] });

/** Body of `PATCH /v1/organizations/{organizationId}`. */
export const OrganizationChanges = z
  .strictObject({
    name: name.optional(),
    default_status_expiration_days: days,
    retention: Retention.partial().optional(),
  })
  .meta({ examples: [{ default_status_expiration_days: null }] });

export const Organization = z
  .object({
    id: z.uuid().meta({ description: 'also the `org_id` of JWTs' }),
    name: z.string(),
    default_status_expiration_days: z.int().nullable(),
    retention: Retention,
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'Organization', description: 'A tenant.', examples: [organizationExample] });
type Organization = z.infer<typeof Organization>;

export const CreatedOrganization = Organization.extend({
  administrator: z.object({
    api_key_id: z.uuid(),
    token: z.string().meta({ description: 'may do everything there; it is shown only this once' }),
  }),
}).meta({
  id: 'CreatedOrganization',
  description: "A new tenant with its first administrator's token, which is shown only this once.",
  examples: [
    {
      ...organizationExample,
      administrator: {
        api_key_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d60',
        token: 'sw_4fTq81LzXw0aPm2k_0123456789abcdefghijABCDEFGHIJ0123456789abc',
      },
    },
  ],
});

export const OrganizationList = z
  .array(Organization)
  .meta({ id: 'OrganizationList', description: 'Oldest first.', examples: [[organizationExample]] });

export function toCreateOrganizationInput(body: z.infer<typeof OrganizationBody>): CreateOrganizationInput {
  return { name: body.name, defaultStatusExpirationDays: body.default_status_expiration_days ?? null };
}

export function toOrganizationChanges(body: z.infer<typeof OrganizationChanges>) {
  const { name: newName, default_status_expiration_days: expirationDays, retention } = body;
  return {
    ...(newName !== undefined && { name: newName }),
    ...(expirationDays !== undefined && { defaultStatusExpirationDays: expirationDays }),
    ...(retention !== undefined && { retention: toRetention(retention) }),
  };
}

type RetentionChanges = { readonly [Name in keyof z.infer<typeof Retention>]?: number | null | undefined };

function toRetention(days: RetentionChanges): NonNullable<UpdateOrganizationInput['retention']> {
  return {
    scanDetails: days.scan_details_days,
    scans: days.scans_days,
    sightings: days.sightings_days,
    events: days.events_days,
    occurrences: days.occurrences_days,
    deliveries: days.deliveries_days,
  };
}

function fromRetention(retention: DomainRetention): z.infer<typeof Retention> {
  return {
    scan_details_days: retention.scanDetails,
    scans_days: retention.scans,
    sightings_days: retention.sightings,
    events_days: retention.events,
    occurrences_days: retention.occurrences,
    deliveries_days: retention.deliveries,
  };
}

export function fromOrganization(organization: DomainOrganization): Organization {
  return {
    id: organization.id,
    name: organization.name,
    default_status_expiration_days: organization.defaultStatusExpirationDays,
    retention: fromRetention(organization.retention),
    created_at: organization.createdAt,
    updated_at: organization.updatedAt,
  };
}

export function fromCreatedOrganization({
  organization,
  apiKey,
  token,
}: Created): z.infer<typeof CreatedOrganization> {
  return { ...fromOrganization(organization), administrator: { api_key_id: apiKey.id, token } };
}
