import { LineCounter, isNode, parseDocument } from 'yaml';
import { HarnessError } from '../../reports/index.ts';
import type { Locate } from './validate.ts';

export interface ReadConfig {
  readonly value: unknown;
  readonly locate: Locate;
}

/**
 * YAML reads JSON too, and keeps lines for the messages.
 *
 * @param file for the messages
 * @throws {HarnessError} `config-unusable` with line and column when the text is no YAML.
 */
export function parseConfig(file: string, text: string): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new HarnessError('config-unusable', {
      what: `The config cannot be parsed: ${error.message.split('\n')[0] ?? 'syntax error'}`,
      where: `${file}:${line}:${col}`,
      todo: 'Complete or correct this line.',
    });
  }
  const locate: Locate = (path) => {
    const node = document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true);
    if (!isNode(node) || !node.range) return undefined;
    return `${file}:${lines.linePos(node.range[0]).line}`;
  };
  return { value: document.toJS({ maxAliasCount: 100 }) as unknown, locate };
}
