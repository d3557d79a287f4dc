import { Type, type Static } from '@sinclair/typebox';
import { parse } from 'yaml';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { lookAt, type FileFacts, type FoundFile } from '../adapters/file-facts.ts';
import { pointerDifferences } from '../json-pointer.ts';
import { matches, patternProblems } from '../pattern.ts';

const params = Type.Object(
  {
    path: Type.String({ minLength: 1, description: 'relative to the folder of the run' }),
    exists: Type.Optional(Type.Boolean({ description: 'default: true' })),
    matches: Type.Optional(Type.String({ description: 'regular expression the text must match' })),
    notMatches: Type.Optional(Type.String({ description: 'regular expression it must not match' })),
    sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: '64 hex characters' })),
    sameAs: Type.Optional(Type.String({ minLength: 1, description: 'another file with the same content' })),
    values: Type.Optional(
      Type.Record(Type.String({ pattern: '^/' }), Type.Unknown(), {
        description: 'JSON pointers such as /version into a JSON or YAML file, with the values wanted there',
        additionalProperties: false,
      }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly file: FoundFile;
  readonly other?: FoundFile;
}

const found: FileFacts = { sha256: 'a'.repeat(64), bytes: 20, text: 'version: 2\nmode: on\n' };

/** Looks into a file, or compares two. */
export const file: Check<Params, Facts> = {
  id: 'file',
  question: 'Is the file as it should be?',
  why: 'A config, a manifest or an asset that is missing or overwritten breaks a release that runs well elsewhere.',
  remedy: 'Restore or correct the file; publish changed content under a new name.',
  params,
  problems: ({ matches, notMatches, exists, ...rest }) => [
    ...patternProblems({ matches, notMatches }),
    ...(exists === false && (matches ?? notMatches ?? rest.sha256 ?? rest.sameAs ?? rest.values) !== undefined
      ? [{ path: ['exists'], problem: 'a file that must not exist can have no content to look at' }]
      : []),
  ],
  gather,
  judge,
  examples: [
    { title: 'there', params: { path: 'a' }, facts: { file: found }, outcome: 'pass' },
    { title: 'missing', params: { path: 'a' }, facts: { file: 'missing' }, outcome: 'fail' },
    {
      title: 'rightly missing',
      params: { path: 'a', exists: false },
      facts: { file: 'missing' },
      outcome: 'pass',
    },
    {
      title: 'there and should not',
      params: { path: 'a', exists: false },
      facts: { file: found },
      outcome: 'fail',
    },
    {
      title: 'a match',
      params: { path: 'a', matches: '^mode: on$' },
      facts: { file: found },
      outcome: 'pass',
    },
    {
      title: 'no match',
      params: { path: 'a', matches: 'mode: off' },
      facts: { file: found },
      outcome: 'fail',
    },
    {
      title: 'a banned word',
      params: { path: 'a', notMatches: 'mode' },
      facts: { file: found },
      outcome: 'fail',
    },
    {
      title: 'a digest',
      params: { path: 'a', sha256: 'b'.repeat(64) },
      facts: { file: found },
      outcome: 'fail',
    },
    {
      title: 'two files that differ',
      params: { path: 'a', sameAs: 'b' },
      facts: { file: found, other: { ...found, sha256: 'b'.repeat(64) } },
      outcome: 'fail',
    },
    {
      title: 'a value',
      params: { path: 'a', values: { '/version': 2 } },
      facts: { file: found },
      outcome: 'pass',
    },
    {
      title: 'another value',
      params: { path: 'a', values: { '/mode': 'off' } },
      facts: { file: found },
      outcome: 'fail',
    },
    {
      title: 'unreadable',
      params: { path: 'a' },
      facts: { file: { unreadable: 'EACCES' } },
      outcome: 'error',
    },
    {
      title: 'too big to look into',
      params: { path: 'a', matches: 'on' },
      facts: { file: { sha256: 'a'.repeat(64), bytes: 1e9 } },
      outcome: 'inconclusive',
    },
  ],
};

async function gather({ path, sameAs }: Params, context: CheckContext): Promise<Facts> {
  return {
    file: await lookAt(path, context),
    ...(sameAs === undefined ? {} : { other: await lookAt(sameAs, context) }),
  };
}

function judge({ file, other }: Facts, params: Params): Judgement {
  const { path, exists = true, sameAs } = params;
  if (file === 'missing') {
    return { outcome: exists ? 'fail' : 'pass', message: `${path} does not exist.` };
  }
  if ('unreadable' in file)
    return { outcome: 'error', message: `${path} cannot be read: ${file.unreadable}.` };
  if (!exists) return { outcome: 'fail', message: `${path} exists.` };
  if (sameAs !== undefined && (other === undefined || other === 'missing' || 'unreadable' in other)) {
    const gone = other === undefined || other === 'missing';
    return {
      outcome: gone ? 'fail' : 'error',
      message: `${sameAs} ${gone ? 'does not exist' : 'cannot be read'}.`,
    };
  }
  const wanted = params.sha256 ?? (other as FileFacts | undefined)?.sha256;
  if (wanted !== undefined && wanted !== file.sha256) {
    const measured = [{ name: 'sha256', unit: '', expected: wanted, actual: file.sha256 }];
    const message = sameAs === undefined ? `${path} has other content.` : `${path} and ${sameAs} differ.`;
    return { outcome: 'fail', message, measured };
  }
  return judgeText(file, params);
}

function judgeText({ text, bytes }: FileFacts, params: Params): Judgement {
  const { path, matches: wanted, notMatches: unwanted, values } = params;
  if (wanted === undefined && unwanted === undefined && values === undefined) {
    const { sameAs } = params;
    return {
      outcome: 'pass',
      message: sameAs ? `${path} and ${sameAs} are the same.` : `${path} is there, ${bytes} bytes.`,
    };
  }
  if (text === undefined) {
    return { outcome: 'inconclusive', message: `${path} has ${bytes} bytes, too many to look into.` };
  }
  if (wanted !== undefined && !matches(wanted, text)) {
    return { outcome: 'fail', message: `${path} does not match /${wanted}/.` };
  }
  if (unwanted !== undefined && matches(unwanted, text)) {
    return { outcome: 'fail', message: `${path} matches /${unwanted}/.` };
  }
  const differences = values === undefined ? [] : pointerDifferences(parse(text), values);
  const [first] = differences;
  if (first === undefined) return { outcome: 'pass', message: `${path} is as it should be.` };
  return {
    outcome: 'fail',
    message: `${path} has ${first.actual} at ${first.pointer}, not ${first.expected}.`,
    measured: differences.map(({ pointer, expected, actual }) => ({
      name: pointer,
      unit: '',
      expected,
      actual,
    })),
  };
}
