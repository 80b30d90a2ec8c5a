import { z } from 'zod';

/** What is known of a file that was fetched whole. */
export const KeptFile = z.object({
  /** Where it came from, without credentials. */
  url: z.string(),
  /** RFC 9110 §8.8: what to ask with whether it has changed. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Of the bytes as they were sent, in hexadecimal. */
  sha256: z.string(),
  bytes: z.number(),
  /** ISO 8601 instant. */
  fetchedAt: z.string(),
  /** What its publisher says of this version, such as the checksum in NVD's `.meta`. */
  version: z.string().optional(),
});
export type KeptFile = z.infer<typeof KeptFile>;
