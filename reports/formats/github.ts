import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { measuredLine, whereLine } from '../wording/facts.ts';
import { isOpen } from '../wording/outcome.ts';
import { cutText, visible } from '../wording/visible.ts';

type Kind = 'error' | 'warning' | 'notice';

/** GitHub shows so many annotations of each kind and step, and drops the others without a word. */
const shownMax: Readonly<Record<Kind, number>> = { error: 10, warning: 10, notice: 9 };
const messageMax = 4000;

/** Workflow commands on standard output, one line each, which GitHub turns into annotations. */
export const github: Format = {
  id: 'github',
  title: 'GitHub workflow annotations',
  fileName: 'annotations.txt',
  async *render(report) {
    const left: Record<Kind, number> = { ...shownMax };
    const cut: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };
    for (const { kind, properties, message } of annotations(report)) {
      if (left[kind] > 0) {
        left[kind] -= 1;
        yield { path: '', chunk: command(kind, properties, message) };
      } else cut[kind] += 1;
    }
    const total = cut.error + cut.warning + cut.notice;
    if (total === 0) return;
    const message = `Not shown here: ${counted(cut.error, 'error')}, ${counted(cut.warning, 'warning')}, ${counted(cut.notice, 'notice')}. GitHub shows ten of each; the HTML report has all.`;
    yield { path: '', chunk: command('notice', { title: 'Seaworthy: more findings' }, message) };
  },
};

interface Annotation {
  readonly kind: Kind;
  readonly properties: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

/** Open results in the order of the report, after the reasons that no result stands for. */
function* annotations(report: Report): Iterable<Annotation> {
  for (const { verdict, text, fingerprint } of report.reasons) {
    if (verdict === 'go' || fingerprint !== undefined) continue;
    yield { kind: 'error', properties: { title: `Seaworthy: ${verdict}` }, message: text };
  }
  for (const result of report.results) if (isOpen(result)) yield annotation(result);
}

function annotation(result: Result): Annotation {
  const { tool, rule, key, title, message, measured = [], fix, command, source } = result;
  const lines = [
    source === undefined ? `${whereLine(result)}: ${message}` : message,
    ...measured.map(measuredLine),
    fix && `Fix: ${fix}`,
    command && `Command: ${command}`,
  ];
  return {
    kind: kindOf(result),
    properties: { file: source?.file, line: source?.line, title: `${tool} ${rule} ${key}: ${title}` },
    message: lines.filter(Boolean).join('\n'),
  };
}

function kindOf({ outcome, level }: Result): Kind {
  if (outcome === 'error') return 'error';
  if (outcome === 'pending' || level === 'info') return 'notice';
  return outcome === 'fail' && level === 'block' ? 'error' : 'warning';
}

function command(kind: Kind, properties: Annotation['properties'], message: string): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(cutText(String(value), 250))}`);
  return `::${kind}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeData(cutText(message, messageMax))}\n`;
}

function escapeData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
