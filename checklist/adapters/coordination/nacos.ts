import { firstReached } from './first-reached.ts';
import { jsonAnswerOf } from './http-answer.ts';
import { changesOf } from './present-store.ts';
import type { StoreAddress } from './store-address.ts';
import type { Change, Entry, StoreKind, StoreOptions, StoredText, TreeStore } from './tree-store.ts';

/**
 * Nacos 1 and 2 through their HTTP API v1; `nacos://HOST:8848/NAMESPACE`, and `nacoss:` over TLS. The path
 * `/GROUP/SERVICE` holds the instances of a service, `/GROUP` the settings of a group, `/GROUP/DATA-ID` one of them.
 * Tested with specified replies.
 */
export const nacos: StoreKind = {
  name: 'Nacos',
  schemes: ['nacos', 'nacoss'],
  port: 8848,
  open: (options) => firstReached('Nacos', options, (server, within) => open(server, within, options)),
};

const settingsMax = 500;
const servicesAtOnce = 500;

interface Host {
  readonly ip: string;
  readonly port: number;
  readonly ephemeral?: boolean;
}

async function open(server: URL, within: AbortSignal, options: StoreOptions): Promise<TreeStore> {
  const { scheme, root, login } = options.address;
  const base = `${scheme === 'nacoss' ? 'https' : 'http'}://${server.host}/nacos/v1`;
  await jsonAnswerOf(`${base}/console/server/state`, { signal: within });
  const token = await tokenOf(base, login, within);
  return new NacosStore({ base, token, namespace: root.slice(1), signal: options.signal });
}

async function tokenOf(base: string, login: StoreAddress['login'], signal: AbortSignal): Promise<string> {
  if (login === undefined) return '';
  const body = new URLSearchParams({ username: login.name, password: login.password });
  const request = { method: 'POST', body, signal };
  const { accessToken } = await jsonAnswerOf<{ accessToken?: string }>(`${base}/auth/login`, request);
  return accessToken ?? '';
}

class NacosStore implements TreeStore {
  readonly #place: {
    readonly base: string;
    readonly token: string;
    readonly namespace: string;
    readonly signal: AbortSignal;
  };

  constructor(place: { base: string; token: string; namespace: string; signal: AbortSignal }) {
    this.#place = place;
  }

  async children(path: string): Promise<readonly Entry[] | undefined> {
    const [group = '', service] = path.split('/').slice(1);
    const entries = service === undefined ? await this.#settings(group) : await this.#hosts(group, service);
    return entries.length === 0 ? undefined : entries;
  }

  async value(path: string): Promise<StoredText | undefined> {
    const [group = '', ...name] = path.split('/').slice(1);
    const found = (await this.#settings(group, name.join('/')))[0];
    return found && { text: found.text, revision: found.revision };
  }

  watch(path: string, signal: AbortSignal): AsyncIterable<Change> {
    return changesOf(() => this.children(path), signal);
  }

  async services(groupName: string): Promise<readonly string[]> {
    const { namespace } = this.#place;
    const names: string[] = [];
    for (let page = 1, isMore = true; isMore; page += 1) {
      const query = { groupName, pageNo: `${page}`, pageSize: `${servicesAtOnce}` };
      const { count = 0, doms } = await this.#get<{ count?: number; doms?: readonly string[] }>(
        '/ns/service/list',
        { ...query, ...(namespace !== '' && { namespaceId: namespace }) },
      );
      if (doms === undefined) throw new Error('what answers is no Nacos');
      names.push(...doms);
      isMore = doms.length > 0 && names.length < count;
    }
    return names;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #hosts(groupName: string, serviceName: string): Promise<Entry[]> {
    const { namespace } = this.#place;
    const query = { groupName, serviceName, ...(namespace !== '' && { namespaceId: namespace }) };
    const { hosts } = await this.#get<{ hosts?: readonly Host[] }>('/ns/instance/list', query);
    if (hosts === undefined) throw new Error('what answers is no Nacos');
    return hosts
      .map((host) => ({
        name: `${host.ip}:${host.port}`,
        text: JSON.stringify(host),
        lasting: host.ephemeral === false,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async #settings(group: string, dataId = ''): Promise<(Entry & { readonly revision: string })[]> {
    const { namespace } = this.#place;
    const page = { search: 'accurate', pageNo: '1', pageSize: `${settingsMax}` };
    const { totalCount, pageItems } = await this.#get<{
      totalCount?: number;
      pageItems?: readonly { dataId: string; content: string; md5?: string }[];
    }>('/cs/configs', { ...page, group, dataId, tenant: namespace });
    if (pageItems === undefined) throw new Error('what answers is no Nacos');
    if ((totalCount ?? 0) > settingsMax) throw new Error(`${group} has more than ${settingsMax} settings`);
    return pageItems.map((item) => ({
      name: item.dataId,
      text: item.content,
      lasting: true,
      revision: item.md5 ?? '',
    }));
  }

  async #get<Answer>(path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
    const { base, token, signal } = this.#place;
    const all = new URLSearchParams({ ...query, ...(token !== '' && { accessToken: token }) });
    return jsonAnswerOf(`${base}${path}?${all.toString()}`, { signal });
  }
}
