import type { Phrases } from '../phrase.ts';

/** The page's own words: headings, buttons, columns. The keys are what the page asks for. */
export const page: Phrases = {
  Findings: '发现',
};
