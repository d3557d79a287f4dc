import type { Format } from '../format.ts';

/** One self-contained page that opens from a file, without network. */
export const html: Format = {
  id: 'html',
  title: 'A page for reviewers, one file',
  fileName: 'report.html',
  async *render(report, blobs, options) {
    const { page } = await import('../web/drawn/page.ts');
    yield* page(report, blobs, options);
  },
};
