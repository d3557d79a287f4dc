import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { RouteRow } from '../../../report.ts';
import { packColumn } from '../../data/columns.ts';
import type { Cell } from '../../data/page-data.ts';
import { Grid, type GridColumn } from '../../page/grid.tsx';
import { usePage } from '../../page/page-context.ts';
import { PlainTable } from '../../page/plain-table.tsx';
import { matchingRows } from '../../query/matching-rows.ts';
import { t } from '../../words.ts';
import { interval, Ratio, time, type QuantileProps } from './ratio.tsx';
import { RouteDetail } from './route-detail.tsx';
import { quantileNames, ratioOf, type QuantileName } from './route-limits.ts';

/** All routes as a table to sort, and to filter by the query of the address; the chosen one is shown below. */
export function Routes({ routes }: { readonly routes: readonly RouteRow[] }): JSX.Element {
  const { source, route: address, go } = usePage();
  const asked = address.query;
  const [chosen, setChosen] = useState<number>();
  const names = useMemo(() => [packColumn(routes.map(({ route }) => route))], [routes]);
  const rows = useMemo(
    () => matchingRows(names, { names: ['route'], count: routes.length, asked }),
    [names, asked],
  );
  if (source === undefined) return <RoutesOnPaper routes={routes} />;
  const opened = chosen !== undefined && rows.includes(chosen) ? chosen : rows[0];
  const route = opened === undefined ? undefined : routes[opened];
  return (
    <>
      <div class="search">
        <input
          type="search"
          aria-label={t('Filter routes')}
          placeholder={t('Words of a route')}
          value={asked}
          onInput={(event) => go({ query: event.currentTarget.value })}
        />
        <output class="faint" aria-live="polite">
          {t('{count} of {total} routes', { count: rows.length, total: routes.length })}
        </output>
      </div>
      <p class="faint">
        {t(
          'Times in ms, stable → preview. Ratios stand strong where the 95 % intervals lie apart; – where the samples are too few.',
        )}
      </p>
      <Grid
        id="routes"
        label={t('Latency and agreement of each route')}
        columns={columnsOf()}
        rows={rows}
        valueOf={(row, column) => valueOf(routes[row], column)}
        draw={(row, column) => draw(routes[row], column)}
        opened={opened}
        onOpen={setChosen}
      />
      {route && <RouteDetail key={route.route} route={route} />}
    </>
  );
}

function columnsOf(): readonly GridColumn[] {
  return [
    { id: 'route', title: t('Route'), width: 'minmax(15rem, 1fr)' },
    { id: 'pairs', title: t('Pairs'), width: '5rem', isNumber: true },
    { id: 'differing', title: t('Differing'), width: '6.2rem', isNumber: true },
    ...quantileNames.flatMap((name) => [
      { id: name, title: name.toUpperCase(), width: '9.4rem', isNumber: true },
      { id: `${name} ratio`, title: t('ratio'), width: '5.6rem', isNumber: true },
    ]),
  ];
}

function valueOf(route: RouteRow | undefined, column: string): Cell | undefined {
  if (route === undefined) return undefined;
  if (column === 'route' || column === 'pairs' || column === 'differing') return route[column];
  const [name, isRatio] = column.split(' ') as [QuantileName, string?];
  return isRatio === undefined ? route.preview[name] : ratioOf(route.stable, route.preview, name);
}

function draw(route: RouteRow | undefined, column: string): ComponentChildren {
  if (route === undefined) return null;
  if (column === 'route') return <code>{route.route}</code>;
  if (column === 'differing')
    return route.differing > 0 ? <strong>{route.differing}</strong> : route.differing;
  if (column === 'pairs') return route.pairs;
  const [name, isRatio] = column.split(' ') as [QuantileName, string?];
  return isRatio === undefined ? <Times route={route} name={name} /> : <Ratio route={route} name={name} />;
}

function Times({ route: { stable, preview }, name }: QuantileProps): JSX.Element {
  if (stable[name] === null && preview[name] === null) return <span class="faint">–</span>;
  return (
    <span
      title={t('95 % intervals: {stable} and {preview} ms', {
        stable: interval(stable.intervals?.[name]),
        preview: interval(preview.intervals?.[name]),
      })}
    >
      {time(stable[name])} → {time(preview[name])}
    </span>
  );
}

/** Without scripts: the first routes as they come. */
function RoutesOnPaper({ routes }: { readonly routes: readonly RouteRow[] }): JSX.Element {
  return (
    <PlainTable
      caption={t('Latency and agreement of each route, in ms; – where the samples are too few')}
      columns={[
        t('Route'),
        t('Pairs'),
        t('Differing'),
        t('Group'),
        t('Samples'),
        ...quantileNames.map((name) => name.toUpperCase()),
      ]}
      rows={routes.flatMap(({ route, pairs, differing, stable, preview }) => [
        [
          <code>{route}</code>,
          pairs,
          differing,
          t('stable'),
          stable.samples,
          ...quantileNames.map((name) => time(stable[name])),
        ],
        ['', '', '', t('preview'), preview.samples, ...quantileNames.map((name) => time(preview[name]))],
      ])}
    />
  );
}
