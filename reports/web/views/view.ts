import type { JSX } from 'preact';
import type { PageData } from '../data/page-data.ts';

/** One question to a report, on a page of its own. */
export interface View {
  /** In its address and the name of its file. */
  readonly id: string;
  /** In the language of the page. */
  title(): string;
  /** False when the report has nothing for it. */
  applies(data: PageData): boolean;
  /** Asks `usePage()` for all it shows. */
  readonly Component: () => JSX.Element;
}
