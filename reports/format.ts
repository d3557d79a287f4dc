import type { BlobStore } from './blobs.ts';
import type { Comparison } from './compare/comparison.ts';
import type { Language } from './language/language.ts';
import type { Report } from './report.ts';
import type { Trend } from './trend/trend.ts';

/** A piece of an output file. Pieces of one path come in order; most formats write one path. */
export interface RenderedChunk {
  /** Relative to the chosen output; empty for the main file. */
  readonly path: string;
  readonly chunk: string;
  /** Of a piece of a file that is not text. */
  readonly encoding?: 'base64';
}

/** How the caller wants it. */
export interface RenderOptions {
  readonly color: boolean;
  /** Most results shown where the target has no limit of its own; a cut is said in the output. */
  readonly resultsMax?: number;
  /** Most bytes of the main file, where the target has no smaller limit; a cut is said in the output. */
  readonly bytesMax?: number;
  /** This report beside an earlier one, for formats that can show it. */
  readonly comparison?: Comparison;
  /** This report among the runs before it, for formats that can show it. */
  readonly trend?: Trend;
  /** Where a server shows it among other runs: what leads back there. */
  readonly served?: ServedPage;
}

export interface ServedPage {
  /** Address of the list of runs, on the same server. */
  readonly home: string;
  /** What the reader took there; absent before. */
  readonly language?: Language;
}

/** One output format. It never computes: all it shows is in the report. */
export interface Format {
  /** As named in `--reporter`. */
  readonly id: string;
  readonly title: string;
  /** Default file name below the output folder. */
  readonly fileName: string;
  render(report: Report, blobs: BlobStore, options: RenderOptions): AsyncIterable<RenderedChunk>;
}
