import type { Report, Result } from '../../reports/index.ts';

/** A report of `compat api` with a pass and these findings, as far as an order looks at it. */
export function reportOf(
  service: string,
  findings: readonly Partial<Result>[],
  { contracts = true }: { readonly contracts?: boolean } = {},
): Report {
  const pass = {
    tool: 'compat',
    outcome: 'pass',
    key: 'none',
    rule: 'path-removed',
    places: [`service:${service}`],
  };
  const found = findings.map((finding) => ({
    tool: 'compat',
    rule: 'parameter-added',
    key: 'page',
    outcome: 'fail',
    level: 'block',
    places: ['operation:GET /ads'],
    message: 'page is required',
    ...finding,
  }));
  const results = [...(contracts ? [pass] : []), ...found];
  return { subject: { service }, results } as unknown as Report;
}
