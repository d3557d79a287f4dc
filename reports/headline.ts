import { counted } from './counted.ts';
import { label } from './place.ts';
import type { Reason, Report } from './report.ts';
import type { Result } from './result.ts';

/** What stands beside the verdict, before the title of the finding that weighs most. */
export interface Headline {
  readonly before: string;
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
  if (first === undefined || result === undefined) return { before: first?.text ?? '', title: '' };
  const alike = reasons.filter(({ verdict }) => verdict === first.verdict);
  const tools = alike.flatMap(({ fingerprint }) => found.get(fingerprint ?? '')?.tool ?? []);
  return {
    before: `${sum(tools, first.verdict === 'no-go')}${tools.length > 1 ? '; the first' : ''}${whereOf(result)}`,
    title: nameOf(result),
  };
}

/** As it is shown; of reports of earlier versions the first reason. */
export function headlineIn({ headline, reasons }: Pick<Report, 'headline' | 'reasons'>): string {
  return headline ?? reasons[0]?.text ?? 'no reason was given';
}

export function textOf({ before, title }: Headline): string {
  return title === '' ? before : `${before}: ${title}`;
}

function sum(tools: readonly string[], hasFailed: boolean): string {
  const known = [...new Set(tools)];
  const what = `${counted(tools.length, 'blocker')} ${hasFailed ? 'failed' : 'could not be decided'}`;
  if (known.length < 2) return `${known.join('')}: ${what}`;
  const each = known.map((tool) => `${tools.filter((one) => one === tool).length} ${tool}`);
  return `${what} (${each.join(', ')})`;
}

/** Items of a checklist are known by their id. */
function whereOf({ tool, places: [place] }: Result): string {
  if (tool === 'checklist' || place === undefined) return '';
  const name = label(place);
  return ` at ${name.length > placeMax ? `${name.slice(0, placeMax)}…` : name}`;
}

function nameOf({ tool, key, title }: Result): string {
  return tool === 'checklist' ? `${key} ${title}` : title;
}
