import { listOf } from './from-catalogue.ts';

/** Article 004. */
export const colour = listOf(
  'colour',
  'Environments of features that share a baseline, told apart by a colour',
  '004',
);
