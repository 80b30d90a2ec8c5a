import type { ErrorEntry } from './error-entry.ts';

/** The codes of importing what others have found; part of the catalogue. */
export const importErrors = {
  import_malformed: {
    status: 422,
    sentence: 'The content is not what its format says, or holds more than any real file.',
    remedy: 'Give the unchanged file, as "nmap -oX FILE" writes it; a run that was broken off has no end.',
  },
  import_outside_site: {
    status: 422,
    sentence: 'No host of the content lies inside of the networks of the site.',
    remedy: 'Import it at the site that it was made of, or add the network to the site.',
  },
} as const satisfies Record<string, ErrorEntry>;
