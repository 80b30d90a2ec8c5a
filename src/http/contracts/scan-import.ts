import { z } from 'zod';
import type { ImportedScan as Imported, ImportScanInput } from '../../operations/scan-imports/import-scan.ts';

const shownAddresses = 1000;

/** Body of `POST /v1/scan-imports`. */
export const ScanImportBody = z
  .strictObject({
    site_id: z.uuid(),
    format: z.enum(['nmap_xml']).meta({ description: 'what `nmap -oX` writes' }),
    content: z
      .string()
      .min(1)
      .max(16 * 1024 * 1024)
      .meta({ description: 'the text of the file, at most 16 MiB' }),
  })
  .meta({
    examples: [
      {
        site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
        format: 'nmap_xml',
        content:
          '<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap" start="1796035346">…</nmaprun>',
      },
    ],
  });
export type ScanImportBody = z.infer<typeof ScanImportBody>;

export const ScanImport = z
  .object({
    scan_id: z.uuid().meta({ description: 'id of the scan that the content became' }),
    already_imported: z
      .boolean()
      .meta({ description: 'the same content was there before; nothing was changed' }),
    hosts: z.int().min(0).meta({ description: 'hosts inside of the networks of the site' }),
    refused_hosts: z.int().min(0).meta({ description: 'hosts outside of them, which were not imported' }),
    refused: z.array(z.string()).meta({ description: `their addresses, the first ${shownAddresses}` }),
  })
  .meta({
    id: 'ScanImport',
    description: 'What became of an import.',
    examples: [
      {
        scan_id: '9c46a6f1-a8d8-8f5a-9b2f-7d1b3e9c5a1d',
        already_imported: false,
        hosts: 55,
        refused_hosts: 1,
        refused: ['203.0.113.9'],
      },
    ],
  });
export type ScanImport = z.infer<typeof ScanImport>;

export function toImportScanInput({ site_id, format, content }: ScanImportBody): ImportScanInput {
  return { siteId: site_id, format, content };
}

export function fromImportedScan({ scanId, wasThere, hosts, refused }: Imported): ScanImport {
  return {
    scan_id: scanId,
    already_imported: wasThere,
    hosts,
    refused_hosts: refused.length,
    refused: refused.slice(0, shownAddresses),
  };
}
