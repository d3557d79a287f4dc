/** Baselines that are neither files nor revisions of git: a URL, or what the release history keeps. */
import { HarnessError } from '../../reports/index.ts';
import { fetchText, shownUrl } from './fetch-text.ts';

/** Where such baselines come from. */
export interface BaselineOptions {
  /** Folder or `postgres://` URL of the release history, for `history:NAME`. */
  readonly history?: string | undefined;
  /** How many of the last releases `history:NAME` stands for. Default: 2, so that one may be skipped. */
  readonly releases?: number | undefined;
  /** Hosts that a baseline may be fetched from. Default: none. */
  readonly baselineHosts?: readonly string[] | undefined;
}

export interface Asking extends BaselineOptions {
  /** Whose releases; and the release that is only about to go out, which is left out. */
  readonly subject: { readonly service: string; readonly release?: string | undefined };
  readonly signal: AbortSignal;
}

/** One baseline with its files, read already. */
export interface BaselineFiles {
  /** As a report names it, for example `release 1.4.0`. */
  readonly name: string;
  /** The main file, where there is one, comes first. */
  readonly texts: ReadonlyMap<string, string>;
}

const releasesUsual = 2;

/** True for `https://…`, `http://…` and `history:NAME`. */
export function isElsewhere(spec: string): boolean {
  return /^(?:https?:\/\/|history:)/i.test(spec);
}

/**
 * The baselines that a spec names, the newest first; at least one.
 *
 * @throws {HarnessError} `target-not-allowed`, `input-unreadable` for a URL; `usage`, `nothing-selected`, `store-failed`
 *   for the history.
 */
export async function baselinesAt(
  spec: string,
  asking: Asking,
): Promise<readonly [BaselineFiles, ...BaselineFiles[]]> {
  if (spec.startsWith('history:')) return fromHistory(spec.slice('history:'.length), asking);
  const { baselineHosts: allowedHosts = [], signal } = asking;
  const text = await fetchText(spec, { allowedHosts, signal });
  const name = new URL(spec).pathname.split('/').at(-1) || 'contract';
  return [{ name: shownUrl(spec), texts: new Map([[decodeURIComponent(name), text]]) }];
}

async function fromHistory(
  name: string,
  { history, releases = releasesUsual, subject }: Asking,
): Promise<readonly [BaselineFiles, ...BaselineFiles[]]> {
  if (history === undefined || name === '' || !Number.isInteger(releases) || releases < 1) {
    throw new HarnessError('usage', {
      what: 'A kept baseline needs a history, a name and a number of releases above zero.',
      where: `history:${name}`,
      todo: 'Write --baseline history:NAME --history PLACE.',
    });
  }
  // what describes kept records takes long to load, and most baselines are files
  const { keptContracts } = await import('./kept-contract.ts');
  const kept = await keptContracts(history, { service: subject.service, name });
  const earlier = kept.filter(({ release }) => release !== subject.release).slice(0, releases);
  const [first, ...others] = earlier.map(({ release, files }) => ({
    name: `release ${release}`,
    texts: new Map(files.map((file) => [file.name, file.text])),
  }));
  if (first !== undefined) return [first, ...others];
  throw new HarnessError('nothing-selected', {
    what: `No earlier release of ${subject.service} keeps a contract "${name}".`,
    where: `history:${name}`,
    todo: 'Keep it with `seaworthy history record --contract NAME=SOURCE` at each release.',
  });
}
