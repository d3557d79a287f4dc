import type { Change, Entry, StoreKind, StoreOptions, StoredText, TreeStore } from './tree-store.ts';
import { firstReached } from './first-reached.ts';
import { answerOf, jsonAnswerOf } from './http-answer.ts';
import { jsonLines } from './json-lines.ts';

/** etcd 3.4 and later through its JSON gateway; `etcds:` asks over TLS. */
export const etcd: StoreKind = {
  name: 'etcd',
  schemes: ['etcd', 'etcds'],
  port: 2379,
  open: (options) => firstReached('etcd', options, (server, within) => open(server, within, options)),
};

interface KeyValue {
  readonly key: string;
  readonly value?: string;
  readonly mod_revision?: string;
  /** The lease that it goes with. */
  readonly lease?: string;
}
interface Range {
  readonly header?: { readonly revision?: string };
  readonly kvs?: readonly KeyValue[];
}
interface Watched {
  readonly result?: {
    readonly canceled?: boolean;
    readonly cancel_reason?: string;
    readonly events?: readonly { readonly type?: string; readonly kv: KeyValue }[];
  };
  readonly error?: { readonly message?: string };
}

async function open(server: URL, within: AbortSignal, options: StoreOptions): Promise<TreeStore> {
  const { scheme, login, root } = options.address;
  const base = `${scheme === 'etcds' ? 'https' : 'http'}://${server.host}`;
  const token = login && (await tokenOf(base, login, within));
  await askVersion(base, within);
  return new EtcdStore({ base, token, root, signal: options.signal });
}

/** Needs no login. @throws {Error} where no etcd answers */
async function askVersion(base: string, signal: AbortSignal): Promise<void> {
  const told = await jsonAnswerOf<{ etcdserver?: string } | null>(`${base}/version`, { signal });
  if (told?.etcdserver === undefined) throw new Error('what answers is no etcd');
}

async function tokenOf(
  base: string,
  login: { readonly name: string; readonly password: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = `${base}/v3/auth/authenticate`;
  return (await jsonAnswerOf<{ token?: string }>(url, posted(login, signal))).token;
}

interface Place {
  readonly base: string;
  readonly token: string | undefined;
  readonly root: string;
  readonly signal: AbortSignal;
}

class EtcdStore implements TreeStore {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  async children(path: string): Promise<readonly Entry[] | undefined> {
    const { kvs = [] } = await this.#range(this.#below(path));
    const entries = entriesOf(kvs, this.#prefix(path));
    return entries.length === 0 ? undefined : entries;
  }

  async value(path: string): Promise<StoredText | undefined> {
    const { kvs: [found] = [] } = await this.#range({ key: encoded(`${this.#place.root}${path}`) });
    return found && { text: decoded(found.value), revision: found.mod_revision ?? '0' };
  }

  async *watch(path: string, signal: AbortSignal): AsyncGenerator<Change> {
    const { header, kvs = [] } = await this.#range(this.#below(path));
    const current = new Map(kvs.map((kv) => [kv.key, kv]));
    const change = (): Change => ({ entries: entriesOf([...current.values()], this.#prefix(path)), gone: 0 });
    yield change();
    const start = `${BigInt(header?.revision ?? '0') + 1n}`;
    const body = { create_request: { ...this.#below(path), start_revision: start } };
    const reply = await answerOf(`${this.#place.base}/v3/watch`, this.#posted(body, signal));
    for await (const line of jsonLines(reply.body, signal)) {
      const { result, error } = line as Watched;
      if (error || result?.canceled)
        throw new Error(error?.message ?? result?.cancel_reason ?? 'the watch ended');
      // What one transaction writes has one revision and becomes visible at once.
      for (const events of byRevision(result?.events ?? [])) {
        for (const { type, kv } of events) {
          if (type === 'DELETE') current.delete(kv.key);
          else current.set(kv.key, kv);
        }
        yield change();
      }
    }
    if (!signal.aborted) throw new Error('the server ended the watch');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #prefix(path: string): string {
    return `${this.#place.root}${path}`.replace(/\/*$/, '/');
  }

  /** All keys that start with the path: up to the first that does not, which is one with its last byte raised. */
  #below(path: string): { key: string; range_end: string } {
    const prefix = this.#prefix(path);
    return { key: encoded(prefix), range_end: encoded(`${prefix.slice(0, -1)}0`) };
  }

  #range(body: object): Promise<Range> {
    return jsonAnswerOf(`${this.#place.base}/v3/kv/range`, this.#posted(body, this.#place.signal));
  }

  #posted(body: object, signal: AbortSignal): Posted {
    return posted(body, signal, this.#place.token);
  }
}

type Posted = RequestInit & { readonly signal: AbortSignal };

function posted(body: object, signal: AbortSignal, token?: string): Posted {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: token }),
  };
  return { method: 'POST', headers, body: JSON.stringify(body), signal };
}

/** Only those directly below; `/a/b/c` is no entry of `/a`. */
function entriesOf(kvs: readonly KeyValue[], prefix: string): Entry[] {
  return kvs
    .map(({ key, value, lease = '0' }) => ({
      name: decoded(key).slice(prefix.length),
      text: decoded(value),
      lasting: lease === '0',
    }))
    .filter(({ name }) => name !== '' && !name.includes('/'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function byRevision<Event extends { readonly kv: KeyValue }>(events: readonly Event[]): Event[][] {
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const revision = event.kv.mod_revision ?? '';
    groups.set(revision, [...(groups.get(revision) ?? []), event]);
  }
  return [...groups.values()];
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64');
}

function decoded(text = ''): string {
  return Buffer.from(text, 'base64').toString();
}
