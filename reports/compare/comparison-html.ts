import type { Format } from '../format.ts';
import { comparisonPage } from '../serve/pages/comparison-page.ts';

export const comparisonHtml: Format = {
  id: 'html',
  title: 'A page of its own, one file',
  fileName: 'comparison.html',
  async *render(_report, _blobs, { comparison }) {
    if (comparison !== undefined) yield { path: '', chunk: comparisonPage(comparison) };
  },
};
