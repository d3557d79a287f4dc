/** The servers that the options name: one for scratch databases, one that is live. */
import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import type { DataSource } from '../data/data-source.ts';
import { lagMaxMsDefault } from '../data/live.ts';
import type { LiveSettings } from '../data/live.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import type { Migration } from '../read/migration.ts';
import { isMysql } from '../read/source.ts';
import type { MysqlInputs } from './inputs.ts';
import { openLive } from './server/live.ts';
import type { Live } from './server/live.ts';
import { openScratchDatabase } from './server/scratch-database.ts';
import type { ScratchDatabase } from './server/scratch-database.ts';
import { loadRows } from './server/scratch-rows.ts';

export interface Servers {
  /** Undefined without a scratch server: text must do. */
  readonly scratch: ScratchDatabase | undefined;
  readonly notices: readonly Notice[];
  /** Rows of the old schema: the live ones, a file's, else those that the baseline inserts; undefined without any. */
  openRows(baseline: readonly Migration[], isFilled: boolean): Promise<DataSource | undefined>;
  close(): Promise<void>;
}

interface Limits {
  readonly signal: AbortSignal;
  timeLeftMs(): number;
}

/** @throws {HarnessError} `usage`, `target-unreachable`, `target-not-allowed`. */
export async function openServers(
  options: CompatDatabaseOptions,
  { rows: file }: Pick<MysqlInputs, 'rows'>,
  limits: Limits,
): Promise<Servers> {
  const { engine: url } = options;
  const { signal } = limits;
  refuseUnusable(options);
  const live = options.live === undefined ? undefined : await openMysqlLive(options.live, options, signal);
  const given = live === undefined ? {} : { sqlMode: live.sqlMode };
  const open: ScratchDatabase[] = [];
  const openScratch = async (): Promise<ScratchDatabase | undefined> => {
    if (url === undefined) return undefined;
    const scratch = await openScratchDatabase({ url, signal, ...given });
    open.push(scratch);
    return scratch;
  };
  const close = async (): Promise<void> => {
    await Promise.all([live?.source.close(), ...open.map((scratch) => scratch.close())]);
  };
  try {
    return {
      scratch: await openScratch(),
      notices: live?.notices ?? [],
      close,
      openRows: async (baseline, isFilled) => {
        if (live !== undefined) return live.source;
        if (file === undefined && !isFilled) return undefined;
        const scratch = await openScratch();
        return scratch && loadRows(scratch, { baseline, file }, () => limits.timeLeftMs());
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function refuseUnusable(options: CompatDatabaseOptions): void {
  const { engine, live, data, newData, newLive } = options;
  if (engine !== undefined && !isMysql(engine)) {
    throw new HarnessError('usage', {
      what: 'This engine does not run MySQL.',
      todo: 'Name a scratch server with engine: mysql://user@host/, or none.',
    });
  }
  if ([live ?? []].flat().some((url) => !isMysql(url))) {
    throw new HarnessError('usage', {
      what: 'The live database of a MySQL schema must be a mysql:// address.',
    });
  }
  if (newLive !== undefined && !isMysql(newLive)) {
    throw new HarnessError('usage', {
      what: 'The database with the new MySQL schema must be a mysql:// address.',
    });
  }
  if (newLive !== undefined && newData !== undefined) {
    throw new HarnessError('usage', {
      what: 'Rows of the new schema come from a live database or from a file, not from both.',
    });
  }
  if (data === undefined) return;
  if (live !== undefined) {
    throw new HarnessError('usage', {
      what: 'Rows come from a live database or from a file, not from both.',
    });
  }
  if (engine === undefined) {
    throw new HarnessError('usage', {
      what: 'A file of MySQL rows needs a server to be loaded into.',
      where: data,
      todo: 'Name a scratch server with engine: mysql://user@host/.',
    });
  }
}

/** @throws {HarnessError} `usage`, `target-unreachable`, `target-not-allowed`. */
export async function openMysqlLive(
  live: string | readonly string[],
  {
    liveTimeoutMs = 10_000,
    liveCostMax = 1_000_000,
    liveLagMaxMs: lagMaxMs = lagMaxMsDefault,
    allowWritingRole,
  }: LiveSettings,
  signal: AbortSignal,
): Promise<Live> {
  const [url = '', ...others] = [live].flat();
  if (others.length > 0) {
    throw new HarnessError('usage', { what: 'Of a live MySQL database one address can be asked.' });
  }
  return openLive({
    url,
    statementTimeoutMs: liveTimeoutMs,
    costMax: liveCostMax,
    lagMaxMs,
    allowWritingRole,
    signal,
  });
}
