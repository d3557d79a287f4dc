import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { filesUnder } from '../adapters/files-under.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { allMatches, patternProblems } from '../pattern.ts';
import { withoutPrivateValues } from '../private-text.ts';

const texts = Type.Array(Type.String({ minLength: 1 }));
const params = Type.Object(
  {
    files: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'globs, for example src/**/*.java',
    }),
    ignore: Type.Optional(texts),
    pattern: Type.Optional(
      Type.String({ minLength: 1, description: 'regular expression for what must not be there' }),
    ),
    literal: Type.Optional(Type.String({ minLength: 1, description: 'the same as plain text' })),
    ignoreCase: Type.Optional(Type.Boolean()),
    allow: Type.Optional(
      Type.Array(
        Type.Object(
          {
            file: Type.String({ minLength: 1 }),
            text: Type.Optional(Type.String({ minLength: 1, description: 'part of the line; default: any' })),
            reason: Type.String({ minLength: 3 }),
          },
          { additionalProperties: false },
        ),
        { description: 'places that may stay, each with its reason' },
      ),
    ),
    register: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            owner: Type.String({ minLength: 1 }),
            until: Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$` }),
          },
          { additionalProperties: false },
        ),
        { description: 'names that the first group of the pattern may find until a day, with their owners' },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Place {
  readonly file: string;
  /** Begins at 1. */
  readonly line: number;
  readonly text: string;
  /** What the first group of the pattern found. */
  readonly name?: string;
}
interface Facts {
  readonly files: number;
  readonly places: readonly Place[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly fault?: string;
}

const example: Params = { files: ['src/**'], pattern: String.raw`\bselect\s+\*`, ignoreCase: true };
const flags: Params = {
  files: ['src/**'],
  pattern: String.raw`isOn\('([\w-]+)'\)`,
  register: { 'new-cart': { owner: 'ann', until: '2026-12-31' } },
};
const today = '2026-11-17';
const place: Place = { file: 'src/order.ts', line: 7, text: 'query("SELECT * FROM orders")' };
const flag: Place = { file: 'src/cart.ts', line: 3, text: "if (isOn('new-cart'))", name: 'new-cart' };

/** Searches source files for what must not be there, or must be registered. */
export const codeScan: Check<Params, Facts> = {
  id: 'code-scan',
  question: 'Is the code free of what must not be there?',
  why: 'What was agreed not to write, `select *` or a forgotten switch, comes back with every new pair of hands.',
  remedy: 'Change the places that are named, or allow them one by one with a reason.',
  params,
  problems: ({ pattern, literal, register }) => [
    ...patternProblems({ pattern }),
    ...((pattern === undefined) === (literal === undefined)
      ? [{ path: [], problem: 'give either "pattern" or "literal"' }]
      : []),
    ...(register !== undefined && !/\((?!\?[:=!<])/.test(pattern ?? '')
      ? [{ path: ['register'], problem: '"register" needs a pattern whose first group is the name' }]
      : []),
  ],
  gather,
  judge,
  examples: [
    { title: 'nowhere', params: example, facts: { files: 9, places: [], today }, outcome: 'pass' },
    { title: 'one place', params: example, facts: { files: 9, places: [place], today }, outcome: 'fail' },
    {
      title: 'a place that is allowed',
      params: { ...example, allow: [{ file: 'src/order.ts', reason: 'a copy of the whole table' }] },
      facts: { files: 9, places: [place], today },
      outcome: 'pass',
    },
    {
      title: 'another line of such a file',
      params: { ...example, allow: [{ file: 'src/order.ts', text: 'FROM users', reason: 'an export' }] },
      facts: { files: 9, places: [place], today },
      outcome: 'fail',
    },
    {
      title: 'a registered switch',
      params: flags,
      facts: { files: 9, places: [flag], today },
      outcome: 'pass',
    },
    {
      title: 'a switch whose day has passed',
      params: flags,
      facts: { files: 9, places: [flag], today: '2027-01-01' },
      outcome: 'fail',
    },
    {
      title: 'a switch that nobody registered',
      params: flags,
      facts: { files: 9, places: [{ ...flag, name: 'old-cart' }], today },
      outcome: 'fail',
    },
    { title: 'no files', params: example, facts: { files: 0, places: [], today }, outcome: 'inconclusive' },
    {
      title: 'a file that cannot be read',
      params: example,
      facts: { files: 0, places: [], today, fault: 'src/a.ts cannot be read: EACCES' },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const today = context.now().toISOString().slice(0, 10);
  const come = await filesUnder('.', given, context);
  if ('fault' in come) return { files: 0, places: [], today, fault: come.fault };
  const { pattern, literal = '', ignoreCase = false } = given;
  const sought = pattern ?? literal.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const places: Place[] = [];
  for (const [file, { text }] of Object.entries(come.found)) {
    if (text === undefined) return { files: 0, places, today, fault: `${file} is too big to be searched` };
    // A guarded search is costly to start, so most files are left out by their text alone.
    if (pattern === undefined && !ignoreCase && !text.includes(literal)) continue;
    const lines = text.split('\n');
    for (const { at, group } of allMatches(sought, text, ignoreCase)) {
      const line = text.slice(0, at).split('\n').length;
      const shown = withoutPrivateValues((lines[line - 1] ?? '').trim().slice(0, 200));
      places.push({ file, line, text: shown, ...(group !== undefined && { name: group }) });
    }
  }
  return { files: Object.keys(come.found).length, places, today };
}

function judge({ files, places, today: now, fault }: Facts, given: Params): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `The code was not searched: ${fault}.` };
  if (files === 0)
    return {
      outcome: 'inconclusive',
      message: `${given.files.join(', ')} names no file, so nothing was searched.`,
    };
  const judged = places.map((each) => ({ each, ...verdictOn(each, given, now) }));
  const wrong = judged.filter(({ isFine }) => !isFine);
  const rows = [...wrong, ...judged.filter(({ isFine }) => isFine)]
    .slice(0, 200)
    .map(({ each, said }) => [`${each.file}:${each.line}`, each.text, said]);
  const evidence: Evidence[] = [
    { kind: 'table', title: `Places in ${files} files`, columns: ['where', 'line', ''], rows },
  ];
  const measured = [{ name: 'places', unit: '', actual: wrong.length, limit: 0, samples: files }];
  const [first] = wrong;
  if (first === undefined) {
    const message = `${files} files were searched; ${places.length} places, all of them allowed.`;
    return { outcome: 'pass', message, measured, evidence };
  }
  const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
  const message = `${first.each.file}:${first.each.line}: ${first.said}${more}.`;
  return { outcome: 'fail', message, measured, evidence };
}

function verdictOn(
  { file, text, name = '' }: Place,
  { allow = [], register }: Params,
  today: string,
): { readonly isFine: boolean; readonly said: string } {
  const allowed = allow.find((each) => each.file === file && text.includes(each.text ?? ''));
  if (allowed !== undefined) return { isFine: true, said: `allowed: ${allowed.reason}` };
  if (register === undefined) return { isFine: false, said: 'this must not be there' };
  const entry = Object.hasOwn(register, name) ? register[name] : undefined;
  if (entry === undefined) return { isFine: false, said: `${name} is not registered` };
  const said = `${name} of ${entry.owner}, until ${entry.until}`;
  return { isFine: today <= entry.until, said };
}
