import { counted } from './counted.ts';
import { label } from './place.ts';
import type { Reason, Report } from './report.ts';
import type { Result } from './result.ts';

/** What stands beside the verdict, before the title of the finding that weighs most. */
export interface Headline {
  readonly before: string;
  /** Where the first finding is; empty for an item of a checklist, which is known by its id. */
  readonly where: string;
  /** Empty where no finding stands behind the verdict. */
  readonly title: string;
}

const placeMax = 60;

/**
 * The verdict in one short line: how many findings stand behind it, of which tools, and what the first is about.
 *
 * @param reasons the first decides; those without a finding are short enough to stand for themselves
 */
export function headlineOf(reasons: readonly Reason[], results: readonly Result[]): Headline {
  const [first] = reasons;
  const found = new Map(results.map((result) => [result.fingerprint, result]));
  const result = found.get(first?.fingerprint ?? '');
  if (first === undefined || result === undefined) return { before: first?.text ?? '', where: '', title: '' };
  const alike = reasons.filter(({ verdict }) => verdict === first.verdict);
  const tools = alike.flatMap(({ fingerprint }) => found.get(fingerprint ?? '')?.tool ?? []);
  const waiting = reasons.flatMap(({ verdict, fingerprint }) =>
    verdict === 'hold' && isUndecided(found.get(fingerprint ?? '')) ? verdict : [],
  );
  const isDecided = first.verdict === 'no-go';
  const undecided = isDecided ? waiting.length : 0;
  const before = sum(tools, { isDecided, isWish: isWish(result), undecided });
  return { before, where: whereOf(result), title: nameOf(result) };
}

/** As it is shown; of reports of earlier versions the first reason. */
export function headlineIn({ headline, reasons }: Pick<Report, 'headline' | 'reasons'>): string {
  return headline ?? reasons[0]?.text ?? 'no reason was given';
}

export function textOf({ before, where, title }: Headline): string {
  const at = where === '' ? '' : ` at ${where}`;
  return title === '' ? before : `${before}${at}: ${title}`;
}

function sum(
  tools: readonly string[],
  {
    isDecided,
    isWish,
    undecided,
  }: { readonly isDecided: boolean; readonly isWish: boolean; readonly undecided: number },
): string {
  const known = [...new Set(tools)];
  const blockers = `${counted(tools.length, 'blocker')}${isDecided ? '' : ' not decided'}`;
  // Together they are the blockers that are open.
  const others = undecided === 0 ? '' : ` and ${undecided} not decided`;
  if (known.length > 1) {
    const each = known.map((tool) => `${tools.filter((one) => one === tool).length} ${tool}`);
    return `${blockers} (${each.join(' + ')})${others}; the first${isDecided && isWish ? ' not met' : ''}`;
  }
  const notMet = `${counted(tools.length, 'requirement')} not met`;
  return `${known.join('')}: ${isDecided && isWish ? notMet : blockers}${others}${tools.length > 1 ? '; the first' : ''}`;
}

function isUndecided(result: Result | undefined): boolean {
  return result !== undefined && result.outcome !== 'skipped';
}

/** Titles of replay and checklist say what is wished for, those of compat what was found. */
function isWish({ tool }: Result): boolean {
  return tool === 'replay' || tool === 'checklist';
}

function whereOf({ tool, places: [place] }: Result): string {
  if (tool === 'checklist' || place === undefined) return '';
  const name = label(place);
  return name.length > placeMax ? `${name.slice(0, placeMax)}…` : name;
}

function nameOf({ tool, key, title }: Result): string {
  return tool === 'checklist' ? `${key} ${title}` : title;
}
