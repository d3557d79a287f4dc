/** A MariaDB of its own in a temporary folder: a socket, no port, no password for root. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { engines } from '../../../../tests/engine-list.ts';
import { requireEngine } from '../../../../tests/require-engine.ts';

const program = engines.find(({ name }) => name === 'mariadb')?.find();

export const hasMariadb = requireEngine('mariadb', program !== undefined);

export interface Mariadb {
  /** Address for a user (`root` by default), with `?socket=`. */
  url(user?: string, database?: string): string;
  stop(): Promise<void>;
}

/** Small files, and none of them forced to the disk: nobody needs them afterwards. */
const quick = [
  '--innodb-log-file-size=8M',
  '--innodb-buffer-pool-size=16M',
  '--innodb-data-file-path=ibdata1:4M:autoextend',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-file-per-table=0',
  '--performance-schema=0',
  '--skip-log-bin',
];

export async function startMariadb(...more: readonly string[]): Promise<Mariadb> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-mariadb-'));
  const data = `--datadir=${join(folder, 'data')}`;
  const socket = join(folder, 'socket');
  // It refuses to run as root unless that is said.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const path = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin`;
  // One that starts deletes all `#sql*` of its folder for temporary files: in a shared one, tables of others in use.
  const env = { ...process.env, PATH: path, TMPDIR: folder };
  const install = [
    '--no-defaults',
    ...user,
    data,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...quick,
  ];
  const made = spawnSync('mariadb-install-db', install, { env, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`mariadb-install-db failed: ${made.stdout}${made.stderr}`);
  const args = ['--no-defaults', ...user, data, `--socket=${socket}`, '--skip-networking', ...quick, ...more];
  const server = spawn(program ?? '', args, { env, stdio: 'ignore' });
  const ended = new Promise<void>((done) => server.on('exit', () => done()));
  while (!existsSync(socket)) {
    if (server.exitCode !== null) throw new Error('MariaDB did not start');
    await setTimeout(30);
  }
  return {
    url: (name = 'root', database = '') =>
      `mysql://${name}@localhost/${database}?socket=${encodeURIComponent(socket)}`,
    stop: async () => {
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
