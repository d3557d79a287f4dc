import type { Format } from '../format.ts';
import { html } from '../formats/html.ts';

export const trendHtml: Format = {
  id: 'html',
  title: 'The page of the newest run, opened where it stands among those before it',
  fileName: 'trend.html',
  async *render(report, blobs, options) {
    if (options.trend !== undefined) yield* html.render(report, blobs, options);
  },
};
