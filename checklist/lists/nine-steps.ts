import { listOf } from './from-catalogue.ts';

/** Article 002. */
export const nineSteps = listOf('nine-steps', 'Releases node by node in nine steps, and in batches', '002');
