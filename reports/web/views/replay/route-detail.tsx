import type { JSX } from 'preact';
import { operation } from '../../../place.ts';
import type { LatencyLimitsUsed, RouteRow } from '../../../report.ts';
import { number } from '../../../wording/facts.ts';
import { LatencyHistogram } from '../../charts/latency-histogram.tsx';
import { usePage } from '../../page/page-context.ts';
import { PlainTable } from '../../page/plain-table.tsx';
import { t } from '../../words.ts';
import { FindingDetails } from '../finding-details.tsx';
import { IgnoredPlaces } from './ignored-places.tsx';
import { interval, Ratio, time } from './ratio.tsx';
import { limitMs, quantileNames } from './route-limits.ts';

/** One route: its quantiles with intervals and limits, how its times spread, where its replies differ. */
export function RouteDetail({ route }: { readonly route: RouteRow }): JSX.Element {
  const { report, results } = usePage().data;
  const limits = report.latencyLimits;
  const [method = '', path = ''] = route.route.split(/ (.*)/s);
  const place = operation(method, path);
  const findings = results.filter(
    ({ tool, outcome, places }) => tool === 'replay' && outcome !== 'pass' && places.includes(place),
  );
  const limit = limitMs(route.stable.tp50, 'tp50', limits);
  return (
    <section class="route-detail" aria-label={route.route}>
      <h3>
        <code>{route.route}</code>
      </h3>
      <p>{t('{differing} of {pairs} pairs differ.', { differing: route.differing, pairs: route.pairs })}</p>
      <QuantileTable route={route} limits={limits} />
      {route.histogram && (
        <LatencyHistogram
          title={t('How long replies took: {route}', { route: route.route })}
          histogram={route.histogram}
          samples={{ stable: route.stable.samples, preview: route.preview.samples }}
          limit={limitText(limits, limit)}
          {...(limit !== undefined && { limitMs: limit })}
        />
      )}
      <IgnoredPlaces route={route.route} />
      {findings.length > 0 && <h4>{t('Findings on this route')}</h4>}
      {findings.map((result) => (
        <FindingDetails key={result.fingerprint} result={result} />
      ))}
    </section>
  );
}

function limitText(limits: LatencyLimitsUsed | undefined, limit: number | undefined): string {
  if (limits === undefined) return t('none in this report');
  const { ratioMax, differenceMsMin } = limits;
  if (limit === undefined) return t('not held against one: too few samples');
  return t('TP50 of preview at most {limit} ms: {ratio} times stable, and at least {difference} ms more', {
    limit: time(limit),
    ratio: ratioMax,
    difference: differenceMsMin,
  });
}

interface QuantileTableProps {
  readonly route: RouteRow;
  readonly limits: LatencyLimitsUsed | undefined;
}

function QuantileTable({ route, limits }: QuantileTableProps): JSX.Element {
  const { stable, preview } = route;
  return (
    <PlainTable
      caption={t(
        'Quantiles in ms with their 95 % intervals, {stable} replies of stable and {preview} of preview',
        {
          stable: stable.samples,
          preview: preview.samples,
        },
      )}
      columns={[
        t('Quantile'),
        t('Stable'),
        t('Interval'),
        t('Preview'),
        t('Interval'),
        t('Ratio'),
        t('Limit for preview'),
      ]}
      rows={quantileNames.map((name) => {
        const limit = limitMs(stable[name], name, limits);
        return [
          name.toUpperCase(),
          time(stable[name]),
          interval(stable.intervals?.[name]),
          time(preview[name]),
          interval(preview.intervals?.[name]),
          <Ratio route={route} name={name} />,
          limit === undefined ? undefined : `≤ ${number(Math.round(limit * 10) / 10)}`,
        ];
      })}
    />
  );
}
