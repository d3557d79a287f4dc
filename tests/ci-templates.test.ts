/** The templates for GitHub and GitLab: understood by GitHub's own parser, and their scripts run as they stand. */
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandLine } from '../fixtures/voyage.ts';
import { read } from './sources.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface GitlabJob {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

const trace = new NoOperationTraceWriter();
const faultsOf = (errors: { getErrors(): readonly { readonly message: string }[] }): string[] =>
  errors.getErrors().map(({ message }) => message);
const workflowFaults = (content: string): string[] =>
  faultsOf(parseWorkflow({ name: 'x.yml', content }, trace).context.errors);
const actionFaults = (content: string): string[] =>
  faultsOf(parseAction({ name: 'action.yml', content }, trace).context.errors);

const templates = [
  'action.yml',
  'ci/github/seaworthy.yml',
  'ci/github/seaworthy-comment.yml',
  'ci/gitlab/seaworthy.gitlab-ci.yml',
];
const action = read('action.yml');
const comment = read('ci/github/seaworthy-comment.yml');
const stepsOf = (yaml: string): readonly Step[] => {
  const { runs, jobs = {} } = parse(yaml) as {
    runs?: { steps: Step[] };
    jobs?: Record<string, { steps: Step[] }>;
  };
  return runs?.steps ?? Object.values(jobs).flatMap(({ steps }) => steps);
};

describe('GitHub', () => {
  test.each(['seaworthy.yml', 'seaworthy-comment.yml'])('its parser takes the workflow %s', (name) => {
    expect(workflowFaults(read(`ci/github/${name}`))).toEqual([]);
  });
  test('its parser takes the action', () => expect(actionFaults(action)).toEqual([]));
  test('the parser refuses what is none', () => {
    expect(workflowFaults(comment.replace('runs-on:', 'runs-at:'))).not.toEqual([]);
    expect(actionFaults(action.replace('using: composite', 'using: compost'))).not.toEqual([]);
  });
  test.each([action, comment])('no value of a stranger becomes a part of a script', (yaml) => {
    const scripts = stepsOf(yaml).flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain('${{');
  });
  test('the workflow takes the action out of the package that it installs', () => {
    const [, , install, gate] = stepsOf(read('ci/github/seaworthy.yml'));
    expect([install?.run, gate?.uses]).toEqual(['npm ci', './node_modules/seaworthy']);
    const { name, files } = JSON.parse(read('package.json')) as { name: string; files: string[] };
    expect([name, files.includes('action.yml')]).toEqual(['seaworthy', true]);
  });
  test.each([...templates, 'docs/reports.md'])('%s leaves nothing to fill in', (path) => {
    expect(read(path)).not.toMatch(/\bOWNER\b|\bYOUR[-_]|<your |\bTODO\b|CHANGE[-_]?ME/);
  });
  test('what may comment runs nothing of the pull request', () => {
    expect(comment).not.toMatch(/actions\/checkout|npm |node |pull_request_target/);
    expect(stepsOf(comment).map(({ uses = 'run' }) => uses.split('@')[0])).toEqual([
      'actions/download-artifact',
      'run',
    ]);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${text}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

/** Runs a script as the CI system does: bash that stops at the first fault. */
function bash(script: string, env: Readonly<Record<string, string>>) {
  const { CI: _ci, GITHUB_ACTIONS: _actions, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env: { ...rest, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, output: stdout + stderr };
}

describe('scripts', () => {
  beforeAll(() => {
    // As npx does: the program of the project, here the one that was built.
    program('npx', `shift 2; exec "${process.execPath}" "${commandLine}" "$@"`);
    writeFileSync(
      join(folder, 'release-checklist.yaml'),
      'name: ads\nservice: ads\nitems:\n  - { id: ADS-01, title: QA said yes, check: manual, phase: before, level: block, with: { statement: Is it good? } }\n',
    );
    writeFileSync(
      join(folder, 'seaworthy.config.yaml'),
      'service: ads\nchecklist: { file: release-checklist.yaml }\n',
    );
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '-q');
    git('add', 'seaworthy.config.yaml', 'release-checklist.yaml');
    git('-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', 'commit', '-qm', 'x');
  });

  test('the action writes the reports, the page of the job and the exit code', () => {
    const [gate] = stepsOf(action);
    const files = { GITHUB_STEP_SUMMARY: join(folder, 'page.md'), GITHUB_OUTPUT: join(folder, 'outputs') };
    writeFileSync(files.GITHUB_STEP_SUMMARY, 'what stood there\n');
    const env = {
      ...files,
      STAGE: 'pr',
      OUTPUT: 'out put',
      ARGUMENTS: '--max-age=24h\n',
      GITHUB_ACTIONS: 'true',
    };
    const { status, output } = bash(gate?.run ?? '', env);
    expect({ status, output }).toMatchObject({ status: 0 });
    expect(output).toMatch(/^::notice .*ADS-01/m);
    expect(readdirSync(join(folder, 'out put'))).toEqual(
      expect.arrayContaining(['junit.xml', 'report.html', 'report.json', 'report.md', 'report.sarif']),
    );
    expect(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^what stood there\n## \? HOLD/);
    expect(readFileSync(files.GITHUB_OUTPUT, 'utf8')).toBe('exit-code=3\n');
    const last = stepsOf(action).at(-1)?.run ?? '';
    expect(bash(last, { CODE: '3' }).status).toBe(3);
    expect(bash(last, { CODE: '' }).status).toBe(2);
  }, 60_000);

  test('a run that leaves no report says so and is not green', () => {
    const files = { GITHUB_STEP_SUMMARY: join(folder, 'none.md'), GITHUB_OUTPUT: join(folder, 'none') };
    const env = { ...files, STAGE: 'later', OUTPUT: 'nothing', ARGUMENTS: '' };
    expect(bash(stepsOf(action)[0]?.run ?? '', env).status).toBe(0);
    expect(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/no report \(exit code 2\)/);
    expect(readFileSync(files.GITHUB_OUTPUT, 'utf8')).toBe('exit-code=2\n');
  }, 60_000);

  test('GitLab finds the reports that the job names, and the job fails as the gate does', () => {
    const jobs = parse(read('ci/gitlab/seaworthy.gitlab-ci.yml')) as Record<string, GitlabJob>;
    const { script, variables, artifacts } = jobs['.seaworthy'] as GitlabJob;
    const { status, output } = bash(script.join('\n'), variables);
    expect({ status, output }).toMatchObject({ status: 3 });
    for (const file of Object.values(artifacts.reports)) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toBe('');
    }
  }, 60_000);

  test.each([
    ['a first comment', '7', '', 'POST repos/o/r/issues/7/comments'],
    ['an earlier comment', '7', '99', 'PATCH repos/o/r/issues/comments/99'],
    ['no open pull request', '', '', ''],
  ])('the comment: %s', (_name, pull, earlier, wanted) => {
    program(
      'gh',
      `case "$*" in
        *"repos/o/r/pulls"*) echo ${pull} ;;
        *--paginate*) echo ${earlier} ;;
        *) echo "$4 $5" > called; cat comment.md > posted.md ;;
      esac`,
    );
    rmSync(join(folder, 'called'), { force: true });
    mkdirSync(join(folder, 'artifact'), { recursive: true });
    writeFileSync(join(folder, 'artifact', 'report.md'), `## NO-GO @everyone ${'x'.repeat(90_000)}`);
    const env = { REPOSITORY: 'o/r', HEAD: 'eve:main; touch pwned', HEAD_SHA: 'abc', GH_TOKEN: 'x' };
    expect(bash(stepsOf(comment).at(-1)?.run ?? '', env)).toMatchObject({ status: 0 });
    const files = readdirSync(folder);
    expect(files).not.toContain('pwned');
    expect(files.includes('called') ? readFileSync(join(folder, 'called'), 'utf8').trim() : '').toBe(wanted);
  });

  test('a comment fits, begins with its mark and calls nobody', () => {
    const posted = readFileSync(join(folder, 'posted.md'), 'utf8');
    expect(posted.length).toBeLessThan(65_536);
    expect(posted).toMatch(/^<!-- seaworthy -->\n## NO-GO @\u2060everyone/);
  });
});
