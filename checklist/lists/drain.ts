import { listOf } from './from-catalogue.ts';

/** Article 001. */
export const drain = listOf('drain', 'Releases by groups that are drained and taken offline', '001');
