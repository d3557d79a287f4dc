/**
 * Every check that talks to a system, asked of one that is not there, says nothing, drips, refuses the credential, or
 * answers nonsense without end. The answer is an error or inconclusive, in time, and no secret is in it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Outcome } from '../../reports/index.ts';
import type { Check, Judgement } from '../check.ts';
import { contextFor } from '../context-for.test-support.ts';
import { hostilities, startHostileServer, type Hostility } from '../hostile-server.test-support.ts';
import { runItem } from '../item-run.ts';
import { paramProblems } from '../items-of.ts';
import { replyQuestions, type Asked } from '../reply-questions.test-support.ts';
import { systemQuestions } from '../system-questions.test-support.ts';
import { checks } from './index.ts';

const secret = 'swordfish-4711';
/** Enough for all of them at the same time, so that a wrong answer is not hidden by a late one. */
const timeoutMs = 1000;
const cwd = mkdtempSync(join(tmpdir(), 'hostile-'));
mkdirSync(join(cwd, 'dist'));
writeFileSync(join(cwd, 'dist', 'app.22501938a3.css'), 'a {}');
afterAll(() => rmSync(cwd, { recursive: true }));

const table: readonly Asked[] = [...systemQuestions, ...replyQuestions];

/** They ask no system over a network, or open a connection and nothing more. */
const local = [
  'api-description', 'assets', 'batch-plan', 'code-scan', 'command', 'file', 'git', 'manual', 'nginx-config', 'notice-sent', 'on-nodes',
  'packages', 'report', 'session', 'strategy', 'tcp', 'window',
]; // prettier-ignore

async function judged(check: Check, params: Record<string, unknown>): Promise<Judgement> {
  const item = {
    id: 'A-1',
    title: check.question,
    check,
    phase: 'before' as const,
    level: 'block' as const,
    needs: [],
    timeoutMs,
    retries: 0,
    unset: [],
    params,
    source: { file: 'list.yaml' },
  };
  const {
    signal: _signal,
    item: _item,
    timeoutMs: _timeoutMs,
    ...around
  } = contextFor({
    cwd,
    env: { TOKEN: secret },
    allowActs: true,
    boundTo: 'tree:a',
  });
  const context = {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => new Date(),
  };
  return (await runItem(item, around, context)).judgement;
}

/** What is wrong with an answer to a hostile system; empty when nothing is. */
function complaints(
  { outcome, message, ...told }: Judgement,
  { judgesReply, takesAnyReply }: Pick<Asked, 'judgesReply' | 'takesAnyReply'>,
): string[] {
  const allowed: readonly Outcome[] = [
    'error',
    'inconclusive',
    ...(judgesReply ? (['fail'] as const) : []),
    ...(takesAnyReply ? (['pass'] as const) : []),
  ];
  const text = JSON.stringify([message, told]);
  return [
    ...(allowed.includes(outcome) ? [] : [`${outcome}: ${message}`]),
    ...(message.includes('did not stop when told to') ? ['it hangs'] : []),
    ...(message === '' ? ['it says nothing'] : []),
    ...([secret, Buffer.from(secret).toString('base64').slice(0, 12)].some((form) => text.includes(form))
      ? ['it tells the secret']
      : []),
    ...(/\bat [\w.]+ \(.*:\d+:\d+\)/.test(text) ? ['it shows a stack'] : []),
  ];
}

async function complaintsOf({ id, form = '', ...asked }: Asked, kind: Hostility): Promise<string[]> {
  const check = checks.find((each) => each.id === id);
  if (check === undefined) return [`no check ${id}`];
  const server = await startHostileServer(kind);
  try {
    const params = asked.with(server.host);
    const unfit = paramProblems(check, params).map(({ text }) => `does not fit: ${text}`);
    const found = [...unfit, ...complaints(await judged(check, params), asked)];
    return found.map((text) => `${id} ${form}: ${text}`);
  } finally {
    server.close();
  }
}

test('every check is in the table, or asks no system', () => {
  const named = [...new Set(table.map(({ id }) => id))];
  expect([...named, ...local].sort()).toEqual(checks.map(({ id }) => id).sort());
});

describe('a system that', () => {
  test.concurrent.each(hostilities)('%s', async (kind) => {
    expect((await Promise.all(table.map((asked) => complaintsOf(asked, kind)))).flat()).toEqual([]);
  });
});

describe('the table sees a check that', () => {
  const [good] = checks;
  const planted = (gather: () => Promise<unknown>, message = 'well'): Check => ({
    ...(good as Check),
    params: {} as never,
    problems: () => [],
    gather,
    judge: () => ({ outcome: 'pass', message }),
  });

  test('hangs', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const never = planted(() => new Promise(() => undefined));
    const told = judged(never, {});
    // The time limit, and what it may take to stop after it.
    await vi.advanceTimersByTimeAsync(timeoutMs + 3000);
    expect(complaints(await told, {})).toEqual(['it hangs']);
  });

  test('passes whatever it meets', async () => {
    const blind = planted(() => Promise.resolve({}));
    expect(complaints(await judged(blind, {}), { judgesReply: true })).toEqual(['pass: well']);
  });

  test('tells a secret', () => {
    const outcome = 'error' as const;
    const encoded = Buffer.from(secret).toString('base64');
    expect(complaints({ outcome, message: `no reply with ${encoded}` }, {})).toEqual(['it tells the secret']);
  });
});
