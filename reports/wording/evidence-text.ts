import type { Evidence, ReplySample } from '../evidence.ts';
import { number } from './facts.ts';

/** Evidence as plain lines, for targets that have no room for more. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'text':
      return evidence.text;
    case 'query':
      return [
        evidence.sql,
        evidence.error && `${evidence.error.code} ${evidence.error.message}`,
        rowsText(evidence),
      ]
        .filter(Boolean)
        .join('\n');
    case 'exchange-pair':
      return [
        evidence.request,
        replyText('captured', evidence.captured),
        replyText('stable  ', evidence.stable),
        replyText('preview ', evidence.preview),
      ]
        .filter(Boolean)
        .join('\n');
    case 'command':
      return `$ ${evidence.command}\n${evidence.output}\nexit code ${evidence.exitCode ?? 'none'}`;
    case 'table':
      return rowsText(evidence);
    case 'pictures':
      return evidence.pictures.map(({ title, blob }) => `${title}: picture ${blob}`).join('\n');
    case 'side-by-side':
      break;
  }
  return sideBySide(evidence.old, evidence.new);
}

/** Only the lines that one side has and the other has not, under a first line that both share. */
function sideBySide(oldText: string, newText: string): string {
  const [before, after] = [oldText.split('\n'), newText.split('\n')];
  const [inOld, inNew] = [new Set(before), new Set(after)];
  const shared = before[0] === after[0] && before.length > 1 ? [`  ${before[0]}`] : [];
  const gone = before.filter((line) => !inNew.has(line)).map((line) => `- ${line}`);
  const come = after.filter((line) => !inOld.has(line)).map((line) => `+ ${line}`);
  if (gone.length + come.length > 0) return [...shared, ...gone, ...come].join('\n');
  return [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)].join('\n');
}

interface Rows {
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

function rowsText({ columns = [], rows = [] }: Rows): string {
  return [columns, ...rows]
    .map((row) => row.join(' | '))
    .join('\n')
    .trim();
}

function replyText(name: string, reply: ReplySample | undefined): string {
  if (reply === undefined) return '';
  const time = reply.latencyMs === undefined ? '' : ` ${number(reply.latencyMs)} ms`;
  return `${name} ${reply.status}${time} ${reply.body?.replace(/\s+/g, ' ').slice(0, 200) ?? ''}`.trimEnd();
}
