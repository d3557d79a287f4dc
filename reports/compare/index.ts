import type { Format } from '../format.ts';
import { comparisonHtml } from './comparison-html.ts';
import { comparisonJson } from './comparison-json.ts';
import { comparisonText } from './comparison-text.ts';

export * from './compare-reports.ts';
export type * from './comparison.ts';

/** Outputs of a comparison; they take it from the options and leave the report itself alone. */
export const comparisonFormats: readonly Format[] = [comparisonText, comparisonJson, comparisonHtml];
