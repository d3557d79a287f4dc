import { createHmac } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { firstReached } from './first-reached.ts';
import { shapedAnswerOf } from './http-answer.ts';
import { presentStore } from './present-store.ts';
import type { StoreKind, StoreOptions, TreeStore } from './tree-store.ts';

/**
 * The config service of Apollo; `apollo://HOST:8080/APP-ID`, with `any:SECRET@` where the application has a secret, and
 * `apollos:` over TLS. The path `/CLUSTER/NAMESPACE` holds the settings that were released, with `/KEY` one of them.
 * Tested: specified replies, written from
 * https://www.apolloconfig.com/#/en/client/other-language-client-user-guide
 */
export const apollo: StoreKind = {
  name: 'Apollo',
  schemes: ['apollo', 'apollos'],
  port: 8080,
  open: (options) => firstReached('Apollo', options, (server, within) => open(server, within, options)),
};

const release = Type.Object({
  configurations: Type.Record(Type.String(), Type.String()),
  releaseKey: Type.String(),
});

async function open(server: URL, within: AbortSignal, options: StoreOptions): Promise<TreeStore> {
  const { scheme, login, root } = options.address;
  const base = `${scheme === 'apollos' ? 'https' : 'http'}://${server.host}`;
  const app = root.slice(1);
  if (app === '') throw new Error('the URL names no application: apollo://HOST:8080/APP-ID');
  const releaseAt = async (path: string, signal: AbortSignal) => {
    const [cluster = '', namespace = ''] = path.split('/').slice(1).map(encodeURIComponent);
    const target = `/configs/${encodeURIComponent(app)}/${cluster}/${namespace}`;
    const headers = login === undefined ? {} : signed(target, app, login.password);
    return shapedAnswerOf(`${base}${target}`, { headers, signal }, release);
  };
  // Most applications have this one; where it is not there, the service has answered all the same.
  await releaseAt('/default/application', within);
  return presentStore({
    async children(path) {
      const found = await releaseAt(path, options.signal);
      return (
        found && Object.entries(found.configurations).map(([name, text]) => ({ name, text, lasting: true }))
      );
    },
    async value(path) {
      const key = path.split('/').slice(3).join('/');
      const found = await releaseAt(path, options.signal);
      const text = Object.hasOwn(found?.configurations ?? {}, key) ? found?.configurations[key] : undefined;
      return text === undefined ? undefined : { text, revision: found?.releaseKey ?? '' };
    },
  });
}

/** The service refuses requests whose time is more than a minute off. */
function signed(target: string, app: string, secret: string): Record<string, string> {
  const timestamp = `${Date.now()}`;
  const signature = createHmac('sha1', secret).update(`${timestamp}\n${target}`).digest('base64');
  return { authorization: `Apollo ${app}:${signature}`, timestamp };
}
