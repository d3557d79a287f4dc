/** The package as users get it: packed, installed into an empty folder elsewhere, run with npx against the lab. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRelease, startLab, type Lab } from '../fixtures/lab/index.ts';
import { read, root } from './sources.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-packed-'));
const manifest = JSON.parse(read('package.json')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};
let lab: Lab;

beforeAll(async () => {
  const { stdout } = await run(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
    { cwd: root },
  );
  writeFileSync(join(folder, 'package.json'), '{"name":"user","private":true}');
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, stdout.trim())], {
    cwd: folder,
  });
  lab = await startLab({ release: 'sound' });
}, 300_000);
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

function npx(args: readonly string[], cwd = folder) {
  const { CI: _ci, ...env } = process.env;
  return run('npx', ['--no-install', 'seaworthy', ...args], { cwd, env }).then(
    ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      exitCode: error.code,
      stdout: error.stdout,
      stderr: error.stderr,
    }),
  );
}

test('npx seaworthy init writes a config and a checklist', async () => {
  const { exitCode, stdout } = await npx(['init']);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/Wrote seaworthy\.config\.yaml/) as string,
  });
  expect(existsSync(join(folder, 'release-checklist.yaml'))).toBe(true);
});

test('what init wrote runs: the gate waits for the sign-off and says how to give it', async () => {
  const { exitCode, stdout } = await npx(['gate', '--stage', 'pr']);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 3,
    stdout: expect.stringMatching(/seaworthy attest BLD-07/) as string,
  });
});

test('npx seaworthy gate on the running lab goes', async () => {
  const release = join(folder, 'release');
  await buildRelease(release, { release: 'sound', lab });
  await npx(['attest', 'BLD-07', '--who', 'lab QA', '--note', 'looked at'], release);
  const { exitCode, stdout, stderr } = await npx(['gate'], release);
  expect({ exitCode, last: stdout.trim().split('\n').at(-1), stderr }).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(release, 'seaworthy-report/report.html'), 'utf8')).toMatch(/<\/html>\s*$/);
}, 180_000);

test.each(Object.keys(manifest.exports).filter((entry) => !entry.endsWith('.json')))(
  'import of %s',
  async (entry) => {
    const name = join('seaworthy', entry);
    const script = `import * as all from '${name}'; console.log(Object.keys(all).length)`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    expect(Number(stdout)).toBeGreaterThan(0);
  },
);

test('schemas and types are in the package', async () => {
  const installed = join(folder, 'node_modules/seaworthy');
  for (const name of ['report', 'config', 'checklist']) {
    expect(JSON.parse(readFileSync(join(installed, `schema/${name}.schema.json`), 'utf8'))).toHaveProperty(
      '$schema',
    );
  }
  const types = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : [entry.types],
  );
  expect(types.filter((file) => !existsSync(join(installed, file)))).toEqual([]);
});

test('what teams copy into their CI is in the package', () => {
  const templates = ['action.yml', 'ci/github/seaworthy.yml', 'ci/gitlab/seaworthy.gitlab-ci.yml'];
  const installed = join(folder, 'node_modules/seaworthy');
  expect(templates.filter((file) => !existsSync(join(installed, file)))).toEqual([]);
});
