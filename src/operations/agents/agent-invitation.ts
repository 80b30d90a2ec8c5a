import { createHash, randomBytes } from 'node:crypto';

/** Hours within which an invitation can be used. */
export const invitationHours = 24;

/** A new invitation, `swa_` + 43 signs (256 bits). */
export function generateInvitation(): string {
  return `swa_${randomBytes(32).toString('base64url')}`;
}

/** What is kept of it, SHA-256 in hex: that is as hard to guess as the invitation itself. */
export function hashOfInvitation(invitation: string): string {
  return createHash('sha256').update(invitation).digest('hex');
}
