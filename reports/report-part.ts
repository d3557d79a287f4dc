import type { BlobStore } from './blobs.ts';
import type { Report } from './report.ts';

/** A finished report of one tool, judged in this run or joined from a stored one. */
export interface ReportPart {
  readonly report: Report;
  readonly scope: 'judged' | 'joined';
  /** Where its bodies are, when that is not the store of the merged report. */
  readonly blobs?: BlobStore;
}
