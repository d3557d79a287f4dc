import type { Format } from '../format.ts';
import { trendPage } from '../serve/pages/trend-page.ts';

export const trendHtml: Format = {
  id: 'html',
  title: 'A page of its own, one file',
  fileName: 'trend.html',
  async *render(_report, _blobs, { trend }) {
    if (trend !== undefined) yield { path: '', chunk: trendPage(trend) };
  },
};
