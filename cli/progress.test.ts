import { expect, test } from 'vitest';
import { ProgressLine } from './progress.ts';
import { TestTerminal } from './test-terminal.test-support.ts';

const step = 'requests';

test('a person sees one line that is rewritten, within the row', () => {
  const terminal = new TestTerminal({ interactive: true });
  const line = new ProgressLine(terminal);
  line.show({ tool: 'replay', step, done: 1, total: 9 });
  line.show({ tool: 'replay', step: 'x'.repeat(200) });
  line.show({ tool: 'replay', step: 'journal /runs/1', stays: true });
  line.clear();
  const rewritten = '\r\u001B[2K';
  expect(terminal.stderr).toBe(
    `replay: requests 1/9${rewritten}replay: ${'x'.repeat(70)}…${rewritten}replay: journal /runs/1\n`,
  );
});

test('a log has a line for each step, and what stays', () => {
  const terminal = new TestTerminal();
  const line = new ProgressLine(terminal);
  for (let done = 1; done < 9; done += 1) line.show({ tool: 'replay', step, done, total: 9 });
  line.show({ tool: 'replay', step: 'journal /runs/1', stays: true });
  line.show({ tool: 'replay', step, done: 9, total: 9 });
  expect(terminal.stderr).toBe('replay: requests 1/9\nreplay: journal /runs/1\n');
});
