import type { JSX } from 'preact';
import type { ComparedResult, ComparedRoute, Comparison, ResultSide } from '../../compare/comparison.ts';
import { label } from '../../place.ts';
import type { Gate, Quantiles } from '../../report.ts';
import type { RunHead } from '../../run-head.ts';
import { gateLimit, quantity } from '../../wording/facts.ts';
import { runTime } from '../../wording/run-line.ts';
import { levelWord } from '../page/badge.tsx';
import { Mark } from '../page/mark.tsx';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import { ResultLink } from '../page/result-link.tsx';
import { stageWord } from '../page/subject.tsx';
import { said, t } from '../words.ts';
import { Verdict } from './comparison/run-verdict.tsx';
import { time } from './replay/ratio.tsx';
import { quantileNames, type QuantileName } from './replay/route-limits.ts';
import type { View } from './view.ts';

/** This run beside an earlier one: findings first, then gates, routes and what was looked at. */
export const comparison: View = {
  id: 'comparison',
  title: () => t('Comparison'),
  applies: (data) => data.comparison !== undefined,
  Component: () => {
    const { comparison: compared } = usePage().data;
    return compared === undefined ? <></> : <Compared comparison={compared} />;
  },
};

function Compared({ comparison: compared }: { readonly comparison: Comparison }): JSX.Element {
  const { before, after, notices, appeared, changed, gone, unchanged, gates, routes, rules } = compared;
  return (
    <>
      <PlainTable
        caption={t('Both runs')}
        columns={['', t('Run'), t('Verdict'), t('First reason')]}
        rows={[run(t('Before'), before), run(t('After'), after)]}
      />
      {notices.map(({ message }) => (
        <p class="answer">{said(message)}</p>
      ))}
      <Findings title={t('New findings')} results={appeared} />
      <Findings title={t('Changed findings')} results={changed} />
      <Findings title={t('Gone')} results={gone} />
      <p class="faint">{t('{count} (finding is|findings are) the same in both.', { count: unchanged })}</p>
      {gates.length > 0 && (
        <PlainTable
          caption={t('Gates')}
          columns={[t('Gate'), t('Before'), t('After'), t('Limit')]}
          rows={gates.map(({ name, place, before: was, after: is }) => [
            place === undefined ? said(name) : [said(name), ' ', <code>{label(place)}</code>],
            <GateSide gate={was} />,
            <GateSide gate={is} />,
            gateLimits(was, is),
          ])}
        />
      )}
      {routes.length > 0 && <Routes routes={routes} />}
      {rules.length > 0 && (
        <details class="on-demand">
          <summary>{t('{count} (rule|rules) looked at more or less', { count: rules.length })}</summary>
          <PlainTable
            caption={t('Rules that looked at more or less')}
            columns={[t('Tool'), t('Rule'), t('Title'), t('Before'), t('After')]}
            rows={rules.map(({ tool, id, title, before: was, after: is }) => [
              tool,
              <code>{id}</code>,
              said(title),
              was ?? t('did not run'),
              is ?? t('did not run'),
            ])}
          />
        </details>
      )}
    </>
  );
}

function run(name: string, head: RunHead) {
  const { tool, service, release, stage } = head;
  const facts = [runTime(head), tool, service, release, stage && stageWord(stage)];
  return [
    <strong>{name}</strong>,
    facts.filter(Boolean).join(' '),
    <Verdict run={head} />,
    said(head.reason),
  ];
}

function Findings({
  title,
  results,
}: {
  readonly title: string;
  readonly results: readonly ComparedResult[];
}): JSX.Element | null {
  if (results.length === 0) return null;
  return (
    <PlainTable
      caption={`${title} (${results.length})`}
      columns={[t('Finding'), t('Before'), t('After'), t('Message')]}
      rows={results.map(({ fingerprint, key, title: what, before, after, notLookedAt }) => [
        <>
          <ResultLink fingerprint={fingerprint}>{said(what)}</ResultLink> <span class="key">{key}</span>
        </>,
        <Side side={before} isUnknown={notLookedAt === true} />,
        <Side side={after} isUnknown={notLookedAt === true} />,
        said((after ?? before)?.message ?? ''),
      ])}
    />
  );
}

function Side({
  side,
  isUnknown,
}: {
  readonly side: ResultSide | undefined;
  readonly isUnknown: boolean;
}): JSX.Element {
  if (side === undefined) return <span class="faint">{isUnknown ? t('not looked at') : t('not found')}</span>;
  return (
    <>
      <Mark standing={side.standing} /> <span class="faint">{levelWord(side.level)}</span>
    </>
  );
}

function GateSide({ gate }: { readonly gate: Gate | undefined }): JSX.Element {
  if (gate === undefined) return <span class="faint">{t('no such gate')}</span>;
  return (
    <>
      <Mark standing={gate.outcome} />{' '}
      {gate.value === null ? t('not measured') : quantity(gate.value, said(gate.unit))}
    </>
  );
}

/** One limit, or both where it was moved. */
function gateLimits(before: Gate | undefined, after: Gate | undefined): string {
  const limits = [before, after].flatMap((gate) =>
    gate === undefined ? [] : [gateLimit({ ...gate, unit: said(gate.unit) })],
  );
  return [...new Set(limits)].join(' → ');
}

function Routes({ routes }: { readonly routes: readonly ComparedRoute[] }): JSX.Element {
  const both = (before: Quantiles | undefined, after: Quantiles | undefined, name: QuantileName): string =>
    `${time(before?.[name] ?? null)} → ${time(after?.[name] ?? null)}`;
  const agreement = (side: ComparedRoute['before']): string =>
    side === undefined ? '–' : `${side.differing}/${side.pairs}`;
  return (
    <PlainTable
      caption={t('Latency of preview in ms, before → after; pairs that differ of those compared')}
      columns={[t('Route'), ...quantileNames.map((name) => name.toUpperCase()), t('Differing')]}
      rows={routes.map(({ route, before, after }) => [
        <code>{route}</code>,
        ...quantileNames.map((name) => both(before?.preview, after?.preview, name)),
        `${agreement(before)} → ${agreement(after)}`,
      ])}
    />
  );
}
