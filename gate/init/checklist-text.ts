/** Writes proposed items into the text of a checklist, and leaves all else as its owner wrote it. */
import { isSeq, parseDocument, stringify } from 'yaml';
import { HarnessError } from '../../reports/index.ts';
import type { Proposal } from './detector.ts';

/**
 * The text with the items of these proposals at the end of its list, each below the place that it comes from.
 *
 * @throws {HarnessError} `usage` where the items are not written one below the other
 */
export function withItems(text: string, proposals: readonly Proposal[], where: string): string {
  const items = proposals.filter(({ item }) => item !== undefined);
  if (items.length === 0) return text;
  const list: unknown = parseDocument(text, { logLevel: 'silent' }).get('items', true);
  if (list === undefined)
    return `${text.replace(/\n*$/, '\n')}items:${items.map((one) => itemText(one, 2)).join('')}`;
  if (!isSeq(list) || list.flow === true || !list.range) {
    throw new HarnessError('usage', {
      what: 'The items of this checklist are not written one below the other, so none can be added.',
      where,
      todo: 'Begin each item on a line of its own with "- id:".',
    });
  }
  const [start, end] = list.range;
  const column = start - text.lastIndexOf('\n', start - 1) - 1;
  const before = text.slice(0, end).replace(/\s*$/, '\n');
  const added = items.map((one) => itemText(one, column)).join('');
  const after = text.slice(end);
  return before + added + (after.trim() === '' ? '' : `\n${after.replace(/^\n+/, '')}`);
}

function itemText({ id, file, line, item }: Proposal, column: number): string {
  const yaml = stringify([{ id, ...item }], { lineWidth: 0, aliasDuplicateObjects: false });
  // The name of a file may hold a line end; what follows it must stay a comment.
  const source = file.replaceAll(/[\r\n]/g, ' ');
  const lines = `# ${source}:${line}\n${yaml}`.replace(/^(?=.)/gm, ' '.repeat(column));
  return `\n${lines}`;
}
