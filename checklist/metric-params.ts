/** Parameters and facts that the checks of metrics share. */
import { Type } from '@sinclair/typebox';
import { choice } from './choice.ts';
import { httpUrl, textsOf } from './params.ts';

export const metricParams = {
  url: httpUrl,
  headers: textsOf('request headers, for example authorization'),
  minSamples: Type.Integer({ minimum: 1, description: 'samples below which nothing is said' }),
  onNoData: choice(['inconclusive', 'fail', 'pass'], 'what it means that there is no data'),
};

export const promQl = (description: string) => Type.String({ minLength: 1, description });

/** `{}` of PromQL around the labels, without the name of the metric: the query tells it. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).filter(([name]) => name !== '__name__');
  return pairs.map(([name, value]) => `${name}=${value}`).join(', ') || '-';
}

/** As Prometheus writes a number, which may be `+Inf`. */
export function numberOf(text: string): number {
  if (/^[+-]?Inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}

/** A number with at most four digits that mean something. */
export function shown(value: number): string {
  return Number.isFinite(value) ? `${Number(value.toPrecision(4))}` : `${value}`;
}
