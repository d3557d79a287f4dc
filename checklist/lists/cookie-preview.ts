import { listOf } from './from-catalogue.ts';

/** Article 000. */
export const cookiePreview = listOf(
  'cookie-preview',
  'Releases that are looked at under a cookie before one switch turns all users',
  '000',
);
