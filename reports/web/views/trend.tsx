import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { GateTrend, RouteTrend, Trend } from '../../trend/trend.ts';
import { label } from '../../place.ts';
import { number } from '../../wording/facts.ts';
import { runTime } from '../../wording/run-line.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import { said, t } from '../words.ts';
import { Verdict } from './comparison/run-verdict.tsx';
import { sumOf } from './trend/samples.ts';
import type { View } from './view.ts';

/** This run among those before it: verdicts and counts, gates against their limits, quantiles of routes. */
export const trend: View = {
  id: 'trend',
  title: () => t('Trend'),
  applies: (data) => data.trend !== undefined && data.trend.runs.length > 0,
  Component: () => {
    const { trend: runs } = usePage().data;
    return runs === undefined ? <></> : <Runs trend={runs} />;
  },
};

const chosenMax = 60;

function Runs({ trend: { runs, appeared, gone, gates, routes } }: { readonly trend: Trend }): JSX.Element {
  const times = runs.map(runTime);
  const samples = t('{count} (run|runs)', { count: runs.length });
  return (
    <>
      <PlainTable
        caption={t('Runs, newest first')}
        columns={[
          t('Run'),
          t('Release'),
          t('Verdict'),
          t('Open blockers'),
          t('Warnings'),
          t('New'),
          t('Gone'),
          t('First reason'),
        ]}
        rows={runs
          .map((run, at) => [
            <span class="whole">{runTime(run)}</span>,
            run.release,
            <Verdict run={run} />,
            run.counts.openBlockers,
            run.counts.warnings,
            appeared[at] ?? undefined,
            gone[at] ?? undefined,
            <span class="long">{said(run.reason)}</span>,
          ])
          .toReversed()}
      />
      <LineChart
        title={t('Open blockers and warnings')}
        unit={t('findings')}
        samples={samples}
        limit={t('0 open blockers')}
        description={t('The newest run has {blockers} open blockers and {warnings} warnings.', {
          blockers: runs.at(-1)?.counts.openBlockers ?? 0,
          warnings: runs.at(-1)?.counts.warnings ?? 0,
        })}
        xTitle={t('run, UTC')}
        xLabels={times}
        lines={[
          { name: t('open blockers'), tone: 'fail', values: runs.map(({ counts }) => counts.openBlockers) },
          { name: t('warnings'), tone: 'preview', values: runs.map(({ counts }) => counts.warnings) },
        ]}
      />
      {gates.length > 0 && <h3>{t('Gates')}</h3>}
      {gates.slice(0, chosenMax).map((gate) => (
        <OnDemand title={gateName(gate)}>{() => <GateChart gate={gate} times={times} />}</OnDemand>
      ))}
      {routes.length > 0 && <h3>{t('Routes')}</h3>}
      {routes.slice(0, chosenMax).map((route) => (
        <OnDemand title={route.route}>{() => <RouteChart route={route} times={times} />}</OnDemand>
      ))}
      {gates.length + routes.length > chosenMax * 2 && (
        <p class="faint">{t('The first {count} gates and routes are shown.', { count: chosenMax })}</p>
      )}
    </>
  );
}

/** Drawn when somebody opens it. */
function OnDemand({
  title,
  children,
}: {
  readonly title: string;
  readonly children: () => JSX.Element;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="on-demand" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children()}
    </details>
  );
}

function gateName({ name, place }: GateTrend): string {
  return place === undefined ? said(name) : `${said(name)} ${label(place)}`;
}

interface OverRuns {
  readonly times: readonly string[];
}

function GateChart({ gate, times }: OverRuns & { readonly gate: GateTrend }): JSX.Element {
  const { values, limits, unit, must } = gate;
  const limit = limits.findLast((one) => one !== null);
  const sign = { '<=': '≤', '>=': '≥', '=': '=' }[must];
  return (
    <LineChart
      title={gateName(gate)}
      unit={unit === '' ? t('count') : unit}
      samples={t('{count} (run|runs) with a value', {
        count: values.filter((value) => value !== null).length,
      })}
      limit={limit === undefined || limit === null ? t('none') : `${sign} ${number(limit)} ${unit}`}
      description={t('The newest value is {value}.', { value: newest(values) })}
      xTitle={t('run, UTC')}
      xLabels={times}
      lines={[
        { name: t('value'), tone: 'stable', values },
        { name: t('limit'), tone: 'limit', values: limits },
      ]}
    />
  );
}

function RouteChart({ route, times }: OverRuns & { readonly route: RouteTrend }): JSX.Element {
  const { stable, preview } = route;
  return (
    <>
      {(['tp50', 'tp99'] as const).map((name) => (
        <LineChart
          title={`${name.toUpperCase()} ${route.route}`}
          unit="ms"
          samples={t('{stable} replies of stable, {preview} of preview', {
            stable: sumOf(stable.samples),
            preview: sumOf(preview.samples),
          })}
          limit={t('each run was held against its own stable')}
          description={t('The newest value is {value}.', { value: newest(preview[name]) })}
          xTitle={t('run, UTC')}
          xLabels={times}
          lines={[
            { name: t('stable'), tone: 'stable', values: stable[name] },
            { name: t('preview'), tone: 'preview', values: preview[name] },
          ]}
        />
      ))}
    </>
  );
}

function newest(values: readonly (number | null)[]): string {
  const last = values.at(-1);
  return last === undefined || last === null ? t('not known') : number(last);
}
