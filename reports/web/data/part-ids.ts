/** Ids of the elements that hold the packed parts of the page. */
export const partIds = {
  summary: 'data-summary',
  details: (part: number): string => `data-details-${part}`,
  table: (index: number): string => `data-table-${index}`,
  body: (sha256: string): string => `data-body-${sha256}`,
  language: (language: string): string => `lang-${language}`,
} as const;

/** The folder beside the page that holds what the page would be too large with. */
export const dataFolder = 'report-data';
