import type { FeedTranslation } from '../reading/read-feed.ts';
import { nvdForm } from '../reading/record-marker.ts';
import { translateNvdCve } from './nvd-cve.ts';

/** NVD JSON 2.0: the yearly feeds and saved answers of the CVE API. */
export const nvdFeed: FeedTranslation = { label: 'NVD', form: nvdForm, translate: translateNvdCve };
