import { z } from 'zod';
import { lineOfText } from '../line-of-text.ts';

/** What is known of a user. Addresses that differ only in case reach the same person. */
export const UserTerms = {
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
  name: lineOfText(100),
};
