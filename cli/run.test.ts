import { describe, expect, test } from 'vitest';
import { makeProgram, run } from './run.ts';
import { TestTerminal } from './test-terminal.test-support.ts';

async function seaworthy(...argv: readonly string[]) {
  const terminal = new TestTerminal();
  return { exitCode: await run(argv, terminal), stdout: terminal.stdout, stderr: terminal.stderr };
}

const program = makeProgram({ terminal: new TestTerminal(), exitCode: 0 });
const leaves = program.commands.flatMap((command) =>
  command.commands.length > 0
    ? command.commands.map((sub) => [command.name(), sub.name()])
    : [[command.name()]],
);

describe('help', () => {
  test.each(leaves.map((path) => [path.join(' '), path] as const))(
    '%s shows examples and exits 0',
    async (_name, path) => {
      const { exitCode, stdout } = await seaworthy(...path, '--help');
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Usage: seaworthy');
      expect(stdout).toMatch(/Examples:\n\s+\$ seaworthy /);
    },
  );

  test('the commands of the contract are there', () => {
    const names = program.commands.map((command) => command.name());
    expect(names).toEqual([
      'init',
      'gate',
      'replay',
      'compat',
      'history',
      'checklist',
      'attest',
      'session',
      'capture',
      'report',
      'explain',
    ]);
  });

  test('the first page names the exit codes', async () => {
    expect((await seaworthy('--help')).stdout).toContain('0 go   1 no-go   2 could not run   3 hold');
  });
});

describe('wrong use exits 2 and says what to do', () => {
  test.each([
    ['an unknown command', ['gaet'], /Did you mean gate/],
    ['an unknown command of replay', ['replay', 'plann', '--speed', '2'], /Did you mean plan\?/],
    ['an unknown option', ['gate', '--stgae', 'pr'], /Did you mean --stage/],
    ['a wrong choice', ['gate', '--stage', 'later'], /pr, ship/],
    ['a missing option', ['compat', 'db', '--baseline', 'a'], /--candidate/],
    ['an unknown format', ['gate', '--reporter', 'htlm'], /html/],
    ['two formats on stdout', ['gate', '--reporter', 'json,html'], /cannot share stdout/],
    ['a duration without unit', ['gate', '--max-age', '24'], /for example 90s/],
    ['a pair without =', ['replay', '--preview-cookie', 'v1'], /name=value/],
    ['no config', ['gate'], /seaworthy init/],
    ['an unknown rule', ['explain', 'column-droped'], /column-dropped/],
    ['a report that is not there', ['report', '/nowhere/at/all'], /where: \/nowhere/],
    [
      'nothing to check again',
      ['compat', 'recheck', '/nowhere', '--live', 'postgres://x'],
      /There is no report/,
    ],
    ['nobody to ask again', ['compat', 'recheck', '/nowhere'], /--live is missing/],
  ] as const)('%s', async (_name, argv, said) => {
    const { exitCode, stdout, stderr } = await seaworthy(...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('explain prints why, what to do and examples', async () => {
  const { exitCode, stdout } = await seaworthy('explain', 'unique-index-added');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/Why\n/);
  expect(stdout).toMatch(/Example, reported: /);
  expect(stdout).toMatch(/Example, accepted: /);
});

describe('the built-in checklists', () => {
  test('are listed, and shown with the variables that they need', async () => {
    expect((await seaworthy('checklist', 'list')).stdout).toContain('seaworthy:general ');
    const { stdout } = await seaworthy('checklist', 'show', 'seaworthy:drain');
    expect(stdout).toMatch(/^\s*RTE-06 +block dns .*\[needs domains, grayResolver/m);
    expect(stdout).toMatch(/^ {2}grayResolver +name server of the gray network/m);
    const json = JSON.parse(
      (await seaworthy('checklist', 'show', 'seaworthy:drain', '--json')).stdout,
    ) as object[];
    expect(json[0]).toMatchObject({ id: expect.any(String) as string, check: expect.any(String) as string });
  });

  test('one that is not there is refused with a suggestion', async () => {
    expect(await seaworthy('checklist', 'show', 'seaworthy:genral')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean "seaworthy:general"?') as string,
    });
  });
});

test('the help of a run begins with what a run cannot do without, in groups', async () => {
  const terminal = new TestTerminal();
  expect(await run(['replay', 'run', '--help'], terminal)).toBe(0);
  const headings = terminal.stdout.split('\n').filter((line) => /^[A-Z][^`]*:$/.test(line));
  expect(headings).toEqual([
    'Groups and captures:',
    'Which requests are sent:',
    'How fast and when:',
    'Options:',
    'Examples:',
  ]);
  expect(terminal.stdout.indexOf('--attest ')).toBeLessThan(terminal.stdout.indexOf('--reporter '));
});
