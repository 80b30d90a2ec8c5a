import { z } from 'zod';

/** A UUID in any case, read into lower case, so that ids compare as texts. */
export const UuidText = z.uuid().toLowerCase();
