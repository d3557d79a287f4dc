import type { Format } from '../format.ts';
import { reportJson } from '../report-json.ts';

export const json: Format = {
  id: 'json',
  title: 'The whole report, the contract that every other format is made from',
  fileName: 'report.json',
  async *render(report) {
    for await (const chunk of reportJson(report)) yield { path: '', chunk };
  },
};
