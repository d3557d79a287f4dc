/** Counts tests in what test runners write: JUnit XML, and the JSON of https://ctrf.io. Pure. */
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Parser } from 'htmlparser2';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The commit that was tested, where the file says it. */
  readonly commit?: string;
}

const ctrf = Type.Object({
  results: Type.Object({
    tests: Type.Array(Type.Object({ status: Type.String() })),
    environment: Type.Optional(Type.Object({ commit: Type.Optional(Type.String()) })),
  }),
});

/** @throws {Error} in plain words for a text that is neither */
export function countTests(text: string): TestCounts {
  return text.trimStart().startsWith('{') ? fromCtrf(text) : fromJunit(text);
}

function fromCtrf(text: string): TestCounts {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new Error('it is no JSON', { cause });
  }
  if (!Value.Check(ctrf, data)) throw new Error('it is JSON, but not of CTRF');
  const { tests, environment } = data.results;
  const count = (...words: string[]): number => tests.filter(({ status }) => words.includes(status)).length;
  const [passed, failed] = [count('passed'), count('failed', 'other')];
  const { commit } = environment ?? {};
  return {
    passed,
    failed,
    skipped: tests.length - passed - failed,
    ...(commit !== undefined && { commit }),
  };
}

function fromJunit(text: string): TestCounts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const open: string[] = [];
  let isJunit = false;
  let state: keyof typeof counts = 'passed';
  const parser = new Parser(
    {
      onopentag(name) {
        isJunit ||= open.length === 0 && (name === 'testsuites' || name === 'testsuite');
        if (name === 'testcase') state = 'passed';
        if (open.at(-1) === 'testcase' && (name === 'failure' || name === 'error')) state = 'failed';
        if (open.at(-1) === 'testcase' && name === 'skipped' && state === 'passed') state = 'skipped';
        open.push(name);
      },
      onclosetag(name) {
        open.pop();
        if (name === 'testcase') counts[state] += 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  // The parser closes by itself what was cut off.
  if (!isJunit || !/<\/(testsuites?)>\s*$|<testsuites?[^>]*\/>\s*$/.test(text))
    throw new Error('it is no JUnit XML, or its end is missing');
  return counts;
}
