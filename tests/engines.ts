/**
 * Runs before the tests: as root on Debian it installs the engines that tests need and says so.
 * Elsewhere it names what is missing; those tests skip by name, or fail where SEAWORTHY_REQUIRE names the engine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { engines } from './engine-list.ts';

const missing = engines.filter((engine) => engine.find() === undefined);
const onDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;

for (const engine of missing) {
  if (!onDebian || engine.debian === undefined) {
    const from = engine.debian === undefined ? 'it comes with npm ci and its install scripts' : engine.debian;
    console.error(`${engine.name} is missing (${from}); tests that need it are skipped.`);
    continue;
  }
  console.error(`Installing ${engine.name} from Debian's packages (${engine.debian}) for the tests.`);
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...engine.debian.split(' ')]);
}

const required = (process.env['SEAWORTHY_REQUIRE'] ?? '').split(',').filter((name) => name !== '');
const absent = required.filter(
  (name) => engines.find((engine) => engine.name === name)?.find() === undefined,
);
if (absent.length > 0) {
  console.error(`SEAWORTHY_REQUIRE names engines that are not here: ${absent.join(', ')}.`);
  process.exitCode = 1;
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (status !== 0) console.error(`${command} ${args.join(' ')} failed with exit code ${status ?? 'none'}.`);
}
