/** Holds what edges answered against what builds hold. */
import type { Evidence } from '../reports/index.ts';
import type { Judgement } from './check.ts';

/** What one edge answered for one file or page. */
export interface Delivery {
  readonly url: string;
  readonly kind: 'asset' | 'page';
  /** Absent where no reply came. */
  readonly status?: number;
  readonly sha256?: string;
  /** Digests of the builds for this name; empty for an asset that only a page names. */
  readonly wanted: readonly string[];
  readonly cacheControl?: string;
  readonly fault?: string;
}

export interface DeliveryRules {
  /** Seconds that an asset must be kept; caching is not judged where absent. */
  readonly cachedSecondsMin?: number | undefined;
}

/** Every asset must be there with the content of its build; a page must be asked for anew each time. */
export function judgeDeliveries(deliveries: readonly Delivery[], rules: DeliveryRules): Judgement {
  const judged = deliveries.map((each) => ({ each, wrong: each.fault ?? wrongIn(each, rules) }));
  const open = judged.filter(({ wrong }) => wrong !== undefined);
  const rows = (open.length > 0 ? open : judged)
    .slice(0, 200)
    .map(({ each, wrong }) => [
      each.url,
      `${each.status ?? ''}`,
      each.cacheControl ?? '',
      wrong ?? 'as it should be',
    ]);
  const columns = ['URL', 'status', 'cache-control', 'what was found'];
  const evidence: Evidence[] = [
    { kind: 'table', title: `${open.length} of ${deliveries.length} not as they should be`, columns, rows },
  ];
  const first = open.find(({ each }) => each.fault === undefined) ?? open[0];
  if (first === undefined) {
    const pages = deliveries.filter(({ kind }) => kind === 'page').length;
    const message = `${deliveries.length - pages} assets and ${pages} pages were fetched, all as they should be.`;
    return { outcome: 'pass', message, evidence };
  }
  const more = open.length > 1 ? ` ${open.length} of ${deliveries.length} are not as they should be.` : '';
  const outcome = first.each.fault === undefined ? 'fail' : 'error';
  return { outcome, message: `${first.each.url}: ${first.wrong}.${more}`, evidence };
}

function wrongIn(
  { kind, status, sha256, wanted, cacheControl }: Delivery,
  rules: DeliveryRules,
): string | undefined {
  if (status !== 200) return `status ${status}`;
  if (wanted.length > 0 && !wanted.includes(sha256 ?? '')) return 'its content is not that of the build';
  if (rules.cachedSecondsMin === undefined) return undefined;
  const control = cacheControl?.toLowerCase() ?? '';
  const seconds = Number(/(?:^|[\s,])max-age="?(\d+)/.exec(control)?.[1] ?? Number.NaN);
  const anew = /(?:^|[\s,])no-(?:cache|store)\b/.test(control) || seconds === 0;
  if (kind === 'page') return anew ? undefined : 'caches may keep this page without asking';
  if (anew || Number.isNaN(seconds)) return 'no cache keeps this asset';
  return seconds < rules.cachedSecondsMin ? `caches keep this asset for ${seconds} s only` : undefined;
}
