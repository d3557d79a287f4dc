/** What a running MySQL says of itself, beside its rows. Own queries, no text of a migration in them. */
import type { LiveFacts, ServerVersion } from '../../data/live-facts.ts';
import type { TextRow } from '../../engine/messages.ts';
import { autoIncrements, counterOf } from './auto-increment.ts';

type Ask = (sql: string) => Promise<readonly TextRow[]>;

export async function readMysqlFacts(ask: Ask): Promise<LiveFacts> {
  const [me = {}] = await ask(
    'SELECT VERSION() AS version, CURRENT_USER() AS user, @@global.read_only AS replica',
  );
  const isStandby = me['replica'] === '1';
  return {
    server: {
      role: me['user'] ?? '',
      version: mysqlVersion(me['version'] ?? ''),
      isStandby,
      lagMs: isStandby ? await replicaLagMs(ask) : 0,
    },
    sequences: (await ask(autoIncrements)).map(counterOf),
    collations: [],
    invalidIndexes: [],
    unvalidated: [],
  };
}

/** `10.11.19-MariaDB-0+deb12u1`, `8.0.36-0ubuntu0.22.04.1`. */
export function mysqlVersion(said: string): ServerVersion {
  const [text = said, release = said] = /^(\d+\.\d+)[.\d]*/.exec(said) ?? [];
  return { product: /mariadb/i.test(said) ? 'MariaDB' : 'MySQL', text, release };
}

/** How far a replica is behind, in milliseconds; null when it does not know, or its role may not ask. */
export async function replicaLagMs(ask: Ask): Promise<number | null> {
  const [state = {}] = await ask('SHOW REPLICA STATUS').catch(() => ask('SHOW SLAVE STATUS').catch(() => []));
  const seconds = state['Seconds_Behind_Source'] ?? state['Seconds_Behind_Master'];
  return seconds === null || seconds === undefined ? null : 1000 * Number(seconds);
}
