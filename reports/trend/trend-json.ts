import type { Format } from '../format.ts';
import { objectJson } from '../report-json.ts';

export const trendJson: Format = {
  id: 'json',
  title: 'The whole trend',
  fileName: 'trend.json',
  async *render(_report, _blobs, { trend = {} }) {
    for (const chunk of objectJson(trend)) yield { path: '', chunk };
  },
};
