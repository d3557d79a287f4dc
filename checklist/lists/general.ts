import { listOf } from './from-catalogue.ts';

/** Article 003. */
export const general = listOf(
  'general',
  'What a careful team checks before, during and after any release',
  '003',
);
