import { z } from 'zod';
import { lineOfText } from '../line-of-text.ts';

/** As the help desk names a ticket, such as `OPS-1423`. */
export const TicketReference = lineOfText(200);

/** Where people read a ticket. Nothing here ever fetches it. */
export const TicketUrl = z
  .string()
  .trim()
  .max(2000)
  .refine(isWebAddress, 'must be an address that begins with https:// or http://, without a password');

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/iu.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '';
}
