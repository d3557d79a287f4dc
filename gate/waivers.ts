import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { HarnessError, readWaivers, type Waiver } from '../reports/index.ts';

/**
 * The waivers of a YAML or JSON file.
 *
 * @param text its content, where that is not to be read from disk
 * @throws {HarnessError} `config-unusable`
 */
export function waiversOfFile(file: string, text: string = textOf(file)): readonly Waiver[] {
  return readWaivers(parsed(text, file), file);
}

function textOf(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  throw new HarnessError('config-unusable', {
    what: 'The waivers file does not exist.',
    where: file,
    todo: 'Create it or correct the path.',
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const [message] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new HarnessError('config-unusable', {
      what: `The waivers cannot be parsed: ${message ?? ''}`,
      where: file,
      todo: 'Correct this line.',
      cause,
    });
  }
}
