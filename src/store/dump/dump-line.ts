import { z } from 'zod';

/** The first line of a dump. */
export const DumpHead = z.object({
  format: z.literal('sitewarden-dump-1'),
  schema: z.string().max(200),
  createdAt: z.iso.datetime(),
});
export type DumpHead = z.infer<typeof DumpHead>;

/** A row of a table, as PostgreSQL writes it as JSON. */
export const DumpRow = z.object({
  table: z.string().max(63),
  row: z.record(z.string(), z.unknown()),
});
export type DumpRow = z.infer<typeof DumpRow>;

/** The last line: without it the dump was cut. */
export const DumpEnd = z.object({ end: z.int().min(0) });
