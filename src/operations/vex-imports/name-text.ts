import { z } from 'zod';

const maxBytes = 500;

/** What names a document or its author: an index must hold it, and PostgreSQL keeps no NUL and no half characters. */
export const NameText = z
  .string()
  .min(1)
  .refine(
    (text) => Buffer.byteLength(text) <= maxBytes && !text.includes('\0') && text.isWellFormed(),
    `must be text of at most ${maxBytes} bytes`,
  );
