import { z } from 'zod';

/** The entries of an exported bundle: a tar archive of these, in this order. */
export const exportEntries = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  bundle: 'intelligence.bundle',
} as const;

export const maxManifestBytes = 64 * 1024;
const maxBundleBytes = 8 * 1024 ** 3 - 1;

/** What an export says of the bundle in it. The signature is over the bytes of this. */
export const Manifest = z.object({
  format: z.literal(1),
  bundle: z.object({
    bytes: z.int().min(1).max(maxBundleBytes),
    /** Of the file, in hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    /** Over the content, as findings cite it. */
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/u),
    format_version: z.int(),
    kind: z.enum(['full', 'baseline']),
    records: z.int().min(0),
    newest_record_at: z.iso.datetime().nullable(),
  }),
});
export type Manifest = z.infer<typeof Manifest>;
