import type { Result } from '../../result.ts';
import { evidenceText } from '../../wording/evidence-text.ts';
import { differenceLine, measuredLine, whereLine } from '../../wording/facts.ts';
import { marks, standingOf } from '../../wording/outcome.ts';
import { block, code, inline } from './escape.ts';

/** One finding: a line to see, the rest folded. */
export function resultBlock(result: Result): string {
  const { direction, why, fix, command, evidence = [], differences = [], measured = [], owner } = result;
  const facts = [
    inline(result.message, 1500),
    ...measured.slice(0, 5).map((one) => inline(measuredLine(one), 400)),
    ...differences.slice(0, 5).map((one) => inline(differenceLine(one), 400)),
    direction && `**Who is hit:** ${inline(direction)}`,
    why && `**Why:** ${inline(why)}`,
    fix && `**Fix:** ${inline(fix)}`,
    owner && `**Owner:** ${inline(owner)}`,
    `**Where:** ${code(whereLine(result))}`,
    command && `**Again:** ${code(command, 500)}`,
  ];
  const proofs = evidence
    .slice(0, 3)
    .map((one) => `${inline(one.title, 200)}\n\n${block(evidenceText(one), 15, 300)}`);
  const list = facts.filter(Boolean).map((fact) => `- ${fact}`);
  const body = [list.join('\n'), ...proofs].join('\n\n');
  return `<details>\n<summary>${headline(result)}</summary>\n\n${body}\n\n</details>\n\n`;
}

/** The finding when there is no room for more. */
export function resultLine(result: Result): string {
  return `- ${headline(result)}\n`;
}

function headline(result: Result): string {
  const { icon, word } = marks[standingOf(result)];
  const { tool, rule, key, title, level, state } = result;
  const news = state === 'new' ? ', new' : '';
  return `${icon} <b>${word}</b> (${level}${news}) ${code(`${tool} ${rule} ${key}`, 120)} ${inline(title, 200)}`;
}
