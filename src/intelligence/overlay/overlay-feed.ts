import type { FeedTranslation } from '../reading/read-feed.ts';
import { overlayForm } from '../reading/record-marker.ts';
import { translateOverlayRecord } from './overlay-record.ts';

/** The Anchore overlay of NVD: configurations for CVEs that NVD has not analysed. */
export const overlayFeed: FeedTranslation = {
  label: 'overlay',
  form: overlayForm,
  translate: translateOverlayRecord,
};
