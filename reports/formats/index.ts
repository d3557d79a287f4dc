import { closest } from 'fastest-levenshtein';
import type { Format } from '../format.ts';
import { HarnessError } from '../harness-error.ts';
import { ctrf } from './ctrf.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { summary } from './summary.ts';
import { text } from './text.ts';

/** All output formats, in the order in which help lists them. A new one is a file and a line here. */
export const formats: readonly Format[] = [
  text,
  json,
  markdown,
  summary,
  html,
  junit,
  ctrf,
  sarif,
  github,
  gitlab,
];

/** Other names by which a format may be asked for. */
const otherNames: Readonly<Record<string, string>> = { pretty: 'text' };

/**
 * The format of that name.
 *
 * @param known the formats to choose from
 * @throws {HarnessError} `usage`, with the nearest name, when there is none.
 */
export function findFormat(id: string, known: readonly Format[] = formats): Format {
  const name = Object.hasOwn(otherNames, id) ? otherNames[id] : id;
  const found = known.find((format) => format.id === name);
  if (found) return found;
  const ids = known.map((format) => format.id);
  throw new HarnessError('usage', {
    what: `There is no output format '${id}'.`,
    where: '--reporter',
    todo: `Did you mean '${closest(id, ids)}'? Known are: ${ids.join(', ')}.`,
  });
}
