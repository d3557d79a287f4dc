import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { everyKindReport } from '../fixtures/reports/every-kind.ts';
import { memoryBlobs, type Format } from '../reports/index.ts';
import { configuredOutputs, defaultReporters, deliver, parseReporters } from './outputs.ts';
import { TestTerminal } from './test-terminal.test-support.ts';

const everyKind = everyKindReport();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-outputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('json on stdout is the report and nothing else', async () => {
  const terminal = new TestTerminal();
  await deliver({ report: everyKind, blobs: memoryBlobs() }, parseReporters(['json'], folder), terminal);
  expect(JSON.parse(terminal.stdout)).toEqual(JSON.parse(JSON.stringify(everyKind)));
});

test('files are written, named on stderr, and the verdict comes last', async () => {
  const terminal = new TestTerminal();
  await deliver(
    { report: everyKind, blobs: memoryBlobs() },
    parseReporters(['json=out/a.json,html=b.html'], folder),
    terminal,
  );
  expect(JSON.parse(readFileSync(join(folder, 'out/a.json'), 'utf8'))).toMatchObject({
    runId: everyKind.runId,
  });
  expect(readFileSync(join(folder, 'b.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  expect(terminal.stdout).toBe('');
  expect(terminal.stderr.trim().split('\n').at(-1)).toMatch(
    new RegExp(`^${everyKind.verdict.toUpperCase()} `),
  );
});

test('the default outputs go to their files, text to stdout after them', async () => {
  const terminal = new TestTerminal();
  await deliver(
    { report: everyKind, blobs: memoryBlobs() },
    configuredOutputs(['text', 'json', 'html', 'markdown'], folder),
    terminal,
  );
  expect(terminal.stdout).not.toBe('');
  expect(terminal.stderr).toContain(join(folder, 'report.html'));
});

test('a renderer that fails is an error, and the others are still written', async () => {
  const broken: Format = {
    id: 'broken',
    title: 'Broken',
    fileName: 'broken.txt',
    // eslint-disable-next-line require-yield
    async *render() {
      throw new Error('no idea how to draw this');
    },
  };
  const outputs = [
    { format: broken, file: join(folder, 'broken.txt') },
    ...parseReporters(['json=ok.json'], folder),
  ];
  const delivered = deliver({ report: everyKind, blobs: memoryBlobs() }, outputs, new TestTerminal());
  await expect(delivered).rejects.toMatchObject({
    code: 'render-failed',
    message: expect.stringMatching(/no idea/),
  });
  expect(readFileSync(join(folder, 'ok.json'), 'utf8')).not.toBe('');
});

test('a folder in the way of one output is an error, and the others are still written', async () => {
  mkdirSync(join(folder, 'out.html'));
  const outputs = parseReporters(['html=out.html,sarif=out.sarif,pretty'], folder);
  const terminal = new TestTerminal();
  await expect(deliver({ report: everyKind, blobs: memoryBlobs() }, outputs, terminal)).rejects.toMatchObject(
    {
      code: 'render-failed',
      message: expect.stringMatching(/html: a folder stands where the file is to be \(EISDIR\)/),
    },
  );
  expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'))).toHaveProperty('runs');
  expect(terminal.stdout).toContain('NO-GO');
});

test.each([
  [{}, ['text']],
  [{ GITHUB_ACTIONS: 'true' }, ['text', 'github']],
  [{ GITHUB_ACTIONS: 'false' }, ['text']],
])('where nobody chose, %j shows %j', (env, ids) => expect(defaultReporters({ env })).toEqual(ids));

test('two outputs for one file are refused', () =>
  expect(() => parseReporters(['json=a,html=./a'], folder)).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining('Two outputs') as string }),
  ));

test('an output without the file that it begins to name is refused', () =>
  expect(() => parseReporters(['json='], folder)).toThrow(
    expect.objectContaining({ code: 'usage', message: '"json=" names no file.' }),
  ));

test('a path that cannot be written is an error', async () => {
  writeFileSync(join(folder, 'file'), '');
  const outputs = parseReporters(['json=file/below.json'], folder);
  await expect(
    deliver({ report: everyKind, blobs: memoryBlobs() }, outputs, new TestTerminal()),
  ).rejects.toMatchObject({
    code: 'render-failed',
  });
});
