import type { JSX } from 'preact';
import type { Stage, Strategy } from '../../report.ts';
import { t } from '../words.ts';
import { usePage } from './page-context.ts';
import { Facts } from './plain-table.tsx';

/** Which release this is about, in one line; the rest unfolds. */
export function SubjectLine(): JSX.Element {
  const { report } = usePage().data;
  const { subject, stage, baseline, startedAt, endedAt, durationMs, exitCode } = report;
  const { service, release, commit, strategy, groups = [] } = subject;
  return (
    <details class="subject">
      <summary>
        <strong>
          {service} {release}
        </strong>
        {subject.baseline !== undefined && subject.candidate !== undefined && (
          <span>
            {subject.baseline} → {subject.candidate}
          </span>
        )}
        {strategy !== undefined && <span>{strategyWord(strategy)}</span>}
        {stage !== undefined && <span>{stageWord(stage)}</span>}
        {commit !== undefined && <code>{commit.slice(0, 12)}</code>}
        <time dateTime={endedAt}>{`${endedAt.slice(0, 16).replace('T', ' ')} UTC`}</time>
      </summary>
      <Facts
        rows={[
          [t('Commit'), commit],
          [t('Tree'), subject.tree],
          [t('Schema digest'), subject.schemaDigest],
          ...groups.map(
            ({ name, url, marks = [], attestedVersion }) =>
              [
                name === 'stable' ? t('Stable group') : t('Preview group'),
                [attestedVersion ?? t('version not proven'), url, ...marks].filter(Boolean).join(', '),
              ] as const,
          ),
          [
            t('Run'),
            t('{from} to {to} ({seconds} s), exit code {code}', {
              from: startedAt,
              to: endedAt,
              seconds: (durationMs / 1000).toFixed(1),
              code: exitCode,
            }),
          ],
          [
            t('Compared with'),
            baseline && t('run {id} of {day}', { id: baseline.runId, day: baseline.endedAt }),
          ],
        ]}
      />
    </details>
  );
}

export function stageWord(stage: Stage): string {
  return stage === 'pr' ? t('stage pr') : t('stage ship');
}

function strategyWord(strategy: Strategy): string {
  const words: Record<Strategy, string> = {
    rolling: t('rolling release'),
    gray: t('gray release'),
    'blue-green': t('blue-green release'),
    'versioned-session': t('release by sessions'),
    'stop-service': t('release with the service stopped'),
  };
  return words[strategy];
}
