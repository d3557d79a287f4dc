import { Type } from '@sinclair/typebox';
import { firstReached } from './first-reached.ts';
import { jsonAnswerOf, shapedAnswerOf } from './http-answer.ts';
import { presentStore } from './present-store.ts';
import type { Entry, StoreKind, StoreOptions, TreeStore } from './tree-store.ts';

/**
 * Kubernetes 1.21 and later; `k8s://any:TOKEN@HOST:6443`, or `k8sproxy://HOST:8001` for `kubectl proxy`. The path
 * `/NAMESPACE/services/NAME` holds the ready and other endpoints of a service, with version and group of the labels of
 * their pods; `/NAMESPACE/configmaps/NAME` the settings of a map, with `/KEY` one of them. Certificates of an own
 * authority are those that Node trusts. Tested: specified replies, written from
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/
 */
export const kubernetes: StoreKind = {
  name: 'Kubernetes',
  schemes: ['k8s', 'k8sproxy'],
  port: 6443,
  open: (options) => firstReached('Kubernetes', options, (server, within) => open(server, within, options)),
};

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const flag = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]));
const optional = <Of extends Parameters<typeof Type.Union>[0][number]>(of: Of) =>
  Type.Optional(Type.Union([of, Type.Null()]));
const slices = Type.Object({
  items: Type.Array(
    Type.Object({
      endpoints: optional(
        Type.Array(
          Type.Object({
            addresses: Type.Array(Type.String(), { minItems: 1 }),
            conditions: optional(Type.Object({ ready: flag, terminating: flag })),
            zone: text,
            targetRef: optional(Type.Object({ name: text })),
          }),
        ),
      ),
      ports: optional(Type.Array(Type.Object({ port: Type.Optional(Type.Integer()) }))),
    }),
  ),
});
const pods = Type.Object({
  items: Type.Array(
    Type.Object({
      metadata: Type.Object({
        name: Type.String(),
        labels: optional(Type.Record(Type.String(), Type.String())),
      }),
    }),
  ),
});
const map = Type.Object({
  data: optional(Type.Record(Type.String(), Type.String())),
  metadata: Type.Object({ resourceVersion: Type.String() }),
});

type Labels = Readonly<Record<string, string>>;

async function open(server: URL, within: AbortSignal, options: StoreOptions): Promise<TreeStore> {
  const { scheme, login } = options.address;
  const base = `${scheme === 'k8s' ? 'https' : 'http'}://${server.host}`;
  const headers: Record<string, string> =
    login === undefined ? {} : { authorization: `Bearer ${login.password}` };
  const version = await jsonAnswerOf<{ gitVersion?: string } | null>(`${base}/version`, {
    headers,
    signal: within,
  });
  if (version?.gitVersion === undefined) throw new Error('what answers is no Kubernetes');
  const ask = { headers, signal: options.signal };
  const mapAt = (path: string) => {
    const [namespace = '', , name = ''] = partsOf(path, 'configmaps');
    return shapedAnswerOf(`${base}/api/v1/namespaces/${namespace}/configmaps/${name}`, ask, map);
  };
  return presentStore({
    async children(path) {
      if (partsOf(path)[1] === 'configmaps') {
        const found = await mapAt(path);
        return (
          found &&
          Object.entries(found.data ?? {}).map(([name, value]) => ({ name, text: value, lasting: true }))
        );
      }
      const [namespace = '', , name = ''] = partsOf(path, 'services');
      const selector = `labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${decodeURIComponent(name)}`)}`;
      const slicesAt = `${base}/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?${selector}`;
      const found = await shapedAnswerOf(slicesAt, ask, slices);
      const known = await shapedAnswerOf(`${base}/api/v1/namespaces/${namespace}/pods`, ask, pods);
      const labels = new Map(known?.items.map(({ metadata }) => [metadata.name, metadata.labels ?? {}]));
      const entries = (found?.items ?? []).flatMap((slice) => entriesOf(slice, labels));
      return entries.length === 0 ? undefined : entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async value(path) {
      const key = path.split('/')[4] ?? '';
      const found = await mapAt(path);
      const value = Object.hasOwn(found?.data ?? {}, key) ? found?.data?.[key] : undefined;
      return value === undefined
        ? undefined
        : { text: value, revision: found?.metadata.resourceVersion ?? '' };
    },
  });
}

function entriesOf(
  { endpoints, ports }: (typeof slices)['static']['items'][number],
  labels: ReadonlyMap<string, Labels>,
): Entry[] {
  const port = ports?.[0]?.port;
  return (endpoints ?? []).map(({ addresses: [ip = ''], conditions, zone, targetRef }) => {
    const pod = targetRef?.name ?? '';
    const own = labels.get(pod) ?? {};
    const address = port === undefined ? ip : `${ip}:${port}`;
    const written = {
      address,
      application: own['app.kubernetes.io/name'] ?? own['app'],
      version: own['app.kubernetes.io/version'] ?? own['version'],
      group: own['group'],
      zone: zone ?? undefined,
      // Where nothing is said, an endpoint counts as ready.
      healthy: conditions?.ready !== false && conditions?.terminating !== true,
    };
    return { name: pod === '' ? address : pod, text: JSON.stringify(written), lasting: false };
  });
}

/** The parts of `/NAMESPACE/KIND/NAME`, as they stand in URLs. @throws {Error} for another kind */
function partsOf(path: string, kind?: 'services' | 'configmaps'): string[] {
  const parts = path.split('/').slice(1).map(encodeURIComponent);
  if (kind !== undefined && parts[1] !== kind) throw new Error(`${path} is not like /NAMESPACE/${kind}/NAME`);
  return parts;
}
