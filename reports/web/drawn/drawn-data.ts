import type { RenderOptions } from '../../format.ts';
import type { Report } from '../../report.ts';
import { reportHead, resultHead, tableHead } from '../data/heads.ts';
import type { PageData } from '../data/page-data.ts';
import { shown } from '../data/shown.ts';

/** A page of more bytes is slow to open and to send. */
const pageBytesMax = 25_000_000;

/** The data of a page as far as a first paint needs it: no details, no raw rows. */
export function drawnData(report: Report, options: RenderOptions): PageData {
  const { comparison, trend, served, bytesMax = pageBytesMax, resultsMax } = options;
  return {
    report: reportHead(report),
    results: report.results.slice(0, resultsMax).map(resultHead),
    tables: (report.tables ?? []).map(tableHead),
    size: { bytes: 0, bytesMax, files: 0, bodies: {} },
    ...shown({ ...(comparison && { comparison }), ...(trend && { trend }), ...(served && { served }) }),
  };
}
