import { Type } from '@sinclair/typebox';
import { firstReached } from './first-reached.ts';
import { jsonAnswerOf, shapedAnswerOf } from './http-answer.ts';
import { presentStore } from './present-store.ts';
import type { Entry, StoreKind, StoreOptions, TreeStore } from './tree-store.ts';

/**
 * Consul 1 through its HTTP API; `consul://any:TOKEN@HOST:8500/DATACENTRE`, and `consuls:` over TLS. The path
 * `/service/NAME` holds the instances of a service, `/kv/FOLDER` the settings of a folder, `/kv/FOLDER/KEY` one of them.
 * Version and group of an instance are those of its metadata. Tested: specified replies, written from
 * https://developer.hashicorp.com/consul/api-docs/health and https://developer.hashicorp.com/consul/api-docs/kv
 */
export const consul: StoreKind = {
  name: 'Consul',
  schemes: ['consul', 'consuls'],
  port: 8500,
  open: (options) => firstReached('Consul', options, (server, within) => open(server, within, options)),
};

const texts = Type.Optional(Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()]));
const services = Type.Array(
  Type.Object({
    Node: Type.Object({ Address: Type.String(), Datacenter: Type.Optional(Type.String()) }),
    Service: Type.Object({
      ID: Type.String(),
      Service: Type.Optional(Type.String()),
      Address: Type.String(),
      Port: Type.Integer(),
      Meta: texts,
      Weights: Type.Optional(Type.Object({ Passing: Type.Integer() })),
    }),
    Checks: Type.Array(Type.Object({ Status: Type.String() })),
  }),
);
const pairs = Type.Array(
  Type.Object({
    Key: Type.String(),
    Value: Type.Union([Type.String(), Type.Null()]),
    ModifyIndex: Type.Integer(),
  }),
);

async function open(server: URL, within: AbortSignal, options: StoreOptions): Promise<TreeStore> {
  const { scheme, login, root } = options.address;
  const base = `${scheme === 'consuls' ? 'https' : 'http'}://${server.host}/v1`;
  const leader = await jsonAnswerOf(`${base}/status/leader`, { signal: within });
  if (typeof leader !== 'string' || leader === '') throw new Error('what answers is no Consul with a leader');
  const headers: Record<string, string> = login === undefined ? {} : { 'x-consul-token': login.password };
  const request = { headers, signal: options.signal };
  const target = (path: string, more = ''): string => {
    const query = new URLSearchParams({ ...(root !== '' && { dc: root.slice(1) }) });
    return `${base}${path}?${query.toString()}${more}`;
  };
  return presentStore({
    async children(path) {
      const [kind, ...rest] = path.split('/').slice(1);
      const name = rest.map(encodeURIComponent).join('/');
      if (kind === 'service') {
        const found = (await shapedAnswerOf(target(`/health/service/${name}`), request, services)) ?? [];
        return found.length === 0 ? undefined : found.map(entryOf).sort(byName);
      }
      if (kind !== 'kv') throw new Error(`${path} begins with neither /service nor /kv`);
      const found = await shapedAnswerOf(target(`/kv/${name}/`, '&recurse'), request, pairs);
      const folder = `${rest.join('/')}/`;
      return found
        ?.map(({ Key, Value }) => ({ name: Key.slice(folder.length), text: decoded(Value), lasting: true }))
        .filter((entry) => entry.name !== '' && !entry.name.includes('/'))
        .sort(byName);
    },
    async value(path) {
      const name = path.split('/').slice(1).map(encodeURIComponent).join('/');
      const [found] = (await shapedAnswerOf(target(`/${name}`), request, pairs)) ?? [];
      return found && { text: decoded(found.Value), revision: `${found.ModifyIndex}` };
    },
  });
}

function entryOf({ Node, Service, Checks }: (typeof services)['static'][number]): Entry {
  const { Meta, Weights, Port } = Service;
  const text = JSON.stringify({
    zone: Node.Datacenter,
    ...Meta,
    application: Service.Service,
    // A service without an address of its own has that of its node.
    address: `${Service.Address === '' ? Node.Address : Service.Address}:${Port}`,
    healthy: Checks.every(({ Status }) => Status === 'passing' || Status === 'warning'),
    weight: Weights?.Passing,
  });
  return { name: Service.ID, text, lasting: false };
}

function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : 1;
}

function decoded(text: string | null): string {
  return Buffer.from(text ?? '', 'base64').toString();
}
