/** Holds the examples of the rules against buf: both find something in the same ones. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { exampleFiles } from '../example-files.ts';
import type { ContractExample } from '../rule.ts';
import { protobuf } from './index.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const program = require.resolve('@bufbuild/buf/bin/buf');
const root = mkdtempSync(join(tmpdir(), 'seaworthy-buf-'));
afterAll(() => rmSync(root, { recursive: true }));

const examples = protobuf.rules.flatMap((rule) =>
  [...rule.examples.bad, ...rule.examples.good]
    // buf refuses to read these at all
    .filter(({ new: now }) => !now.includes('message_set_wire_format'))
    .map((example) => ({ name: `${rule.id}: ${example.title}`, example })),
);

async function byBuf({ old, new: now }: ContractExample): Promise<readonly string[]> {
  const folder = mkdtempSync(join(root, 'case-'));
  for (const [side, text] of Object.entries({ old, now })) {
    const files = exampleFiles(text, 'example.proto').texts;
    for (const [name, content] of [...files, ['buf.yaml', 'version: v2\n'] as const]) {
      mkdirSync(dirname(join(folder, side, name)), { recursive: true });
      writeFileSync(join(folder, side, name), content);
    }
  }
  const args = ['breaking', 'now', '--against', 'old', '--error-format', 'json'];
  const said = await run(program, args, { cwd: folder, timeout: 60_000 }).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => error,
  );
  expect(said.stderr).toBe('');
  const lines = said.stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { readonly type: string }).type);
}

async function byUs({ old, new: now }: ContractExample): Promise<readonly string[]> {
  const [before, after] = [exampleFiles(old, 'example.proto'), exampleFiles(now, 'example.proto')];
  const { changes } = await protobuf.compare(before, after);
  return changes
    .filter(({ states, isAllowed }) => states.length > 0 && isAllowed !== true)
    .map(({ rule }) => rule);
}

test('there are examples', () => expect(examples.length).toBeGreaterThan(50));

test.each(examples)('$name', async ({ example }) => {
  const [theirs, ours] = [await byBuf(example), await byUs(example)];
  expect({ ours, isFound: ours.length > 0 }).toEqual({ ours, isFound: theirs.length > 0 });
});
