import type { Format } from '../format.ts';
import { trendHtml } from './trend-html.ts';
import { trendJson } from './trend-json.ts';
import { trendText } from './trend-text.ts';

export * from './trend-of.ts';
export type * from './trend.ts';

/** Outputs of a trend; they take it from the options and leave the report itself alone. */
export const trendFormats: readonly Format[] = [trendText, trendJson, trendHtml];
