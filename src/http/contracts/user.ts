import { z } from 'zod';
import type { User as DomainUser } from '../../domain/user.ts';

const userExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  email: 'mira@example.net',
  name: 'Mira Novak',
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-02T08:00:00.000Z',
};

/** Body of `POST /v1/users` and `PUT /v1/users/{userId}`. */
export const UserBody = z
  .strictObject({
    email: z.string().max(254).meta({ description: 'unique within the organization, whatever its case' }),
    name: z.string().trim().min(1).max(100),
  })
  .meta({ examples: [{ email: 'mira@example.net', name: 'Mira Novak' }] });

export const User = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    updated_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'User', description: 'A person who is told about scans.', examples: [userExample] });
type User = z.infer<typeof User>;

export const UserList = z
  .array(User)
  .meta({ id: 'UserList', description: 'Oldest first.', examples: [[userExample]] });

export function fromUser(user: DomainUser): User {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}
