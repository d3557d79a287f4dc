import { counted, type Progress } from '../../reports/index.ts';
import { percentText } from '../percent-text.ts';
import type { FoundRun } from './found-runs.ts';
import type { Leased } from './run-lease.ts';
import type { RunStatus } from './run-status.ts';

/** For the person who waits; undefined where something else says what is waited for. */
export function progressOf(status: RunStatus): Progress | undefined {
  const { phase, done, total } = status;
  if (phase === 'preparing' || phase === 'closed') return undefined;
  return { tool: 'replay', step: 'requests', detail: details(status).join(', '), done, total };
}

/** A run as messages name it. */
export function titleOfRun({ kind, startedAt, hosts, folder }: Leased & Pick<FoundRun, 'folder'>): string {
  const run = kind === undefined ? 'run' : `${kind} run`;
  return `the ${run} of ${startedAt} to ${hosts.join(' and ')} in ${folder}`;
}

/** The run and how it stands, for the terminal. */
export function renderStatus(run: FoundRun, now: Date): string {
  const { status, progress } = run;
  const lines = [titleOfRun(run).replace(/^the/, 'The')];
  if (progress !== undefined) lines.push(`now        ${wordsOf(progress)}`);
  else if (run.kind !== undefined) lines.push(`now        ${phases.preparing}`);
  if (status === undefined) return `${lines.join('\n  ')}\n`;
  const { phase, done, total, errors, guardShare, askedShare, leftMs } = status;
  lines.push(`requests   ${done} of ${total}, ${status.perSecond} a second over the last 10 s`);
  lines.push(`errors     ${errors.stable} of stable, ${errors.preview} of preview`);
  lines.push(
    `pace       ${percentText(status.share)} of its own: the guard allows ${percentText(guardShare)}, asked for ${percentText(askedShare)}`,
  );
  const end =
    leftMs === undefined
      ? ''
      : `, ends about ${clock(now.getTime() + leftMs)} in ${roughly(leftMs)} as things stand`;
  lines.push(`now        ${phases[phase]}${end}`);
  return `${lines.join('\n  ')}\n`;
}

/** `pages, 2 of 10`. */
function wordsOf({ step, detail, done, total }: Progress): string {
  const count = done === undefined ? undefined : `${done}${total === undefined ? '' : ` of ${total}`}`;
  return [step, count, detail].filter((part) => part !== undefined).join(', ');
}

const phases: Readonly<Record<RunStatus['phase'], string>> = {
  preparing: 'prepares its first request',
  closed: 'waits for its window',
  held: 'is held; `seaworthy replay pace 1` lets it go on',
  sending: 'sends',
};

function details({ phase, perSecond, errors, share, leftMs }: RunStatus): readonly string[] {
  const failed = errors.stable + errors.preview;
  if (phase === 'held') return ['held'];
  return [
    `${perSecond}/s`,
    ...(failed > 0 ? [counted(failed, 'error')] : []),
    ...(share < 1 ? [`pace ${percentText(share)}`] : []),
    ...(leftMs === undefined ? [] : [`${roughly(leftMs)} left`]),
  ];
}

function clock(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** `40 s`, `12 min`, `3.5 h`. */
function roughly(ms: number): string {
  if (ms < 90_000) return `${Math.ceil(ms / 1000)} s`;
  return ms < 5_400_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 360_000) / 10} h`;
}
