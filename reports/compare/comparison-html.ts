import type { Format } from '../format.ts';
import { html } from '../formats/html.ts';

export const comparisonHtml: Format = {
  id: 'html',
  title: 'The page of the later run, opened where it stands beside the earlier one',
  fileName: 'comparison.html',
  async *render(report, blobs, options) {
    if (options.comparison !== undefined) yield* html.render(report, blobs, options);
  },
};
