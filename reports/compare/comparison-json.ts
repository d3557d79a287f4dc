import type { Format } from '../format.ts';
import { objectJson } from '../report-json.ts';

export const comparisonJson: Format = {
  id: 'json',
  title: 'The whole comparison',
  fileName: 'comparison.json',
  async *render(_report, _blobs, { comparison = {} }) {
    for (const chunk of objectJson(comparison)) yield { path: '', chunk };
  },
};
