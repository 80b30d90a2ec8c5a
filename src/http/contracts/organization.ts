import { z } from 'zod';
import type { Organization as DomainOrganization } from '../../domain/organization.ts';
import type {
  CreatedOrganization as Created,
  CreateOrganizationInput,
} from '../../operations/organizations/create-organization.ts';

const organizationExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  name: 'Example Ltd',
  default_status_expiration_days: 90,
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

/** Body of `POST /v1/organizations`. */
export const OrganizationBody = z
  .strictObject({ name, default_status_expiration_days: days })
  .meta({ examples: [{ name: 'Example Ltd', default_status_expiration_days: 90 }] });

/** Body of `PATCH /v1/organizations/{organizationId}`. */
export const OrganizationChanges = z
  .strictObject({ name: name.optional(), default_status_expiration_days: days })
  .meta({ examples: [{ default_status_expiration_days: null }] });

export const Organization = z
  .object({
    id: z.uuid().meta({ description: 'also the `org_id` of JWTs' }),
    name: z.string(),
    default_status_expiration_days: z.int().nullable(),
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
  const { name: newName, default_status_expiration_days: expirationDays } = body;
  return {
    ...(newName !== undefined && { name: newName }),
    ...(expirationDays !== undefined && { defaultStatusExpirationDays: expirationDays }),
  };
}

export function fromOrganization(organization: DomainOrganization): Organization {
  return {
    id: organization.id,
    name: organization.name,
    default_status_expiration_days: organization.defaultStatusExpirationDays,
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
