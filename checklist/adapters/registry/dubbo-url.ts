/** What Dubbo writes into the names of nodes: URLs, percent-encoded. */
export interface DubboUrl {
  readonly scheme: string;
  /** `host:port`, or the host alone where a consumer has no port. */
  readonly address: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Undefined for a name that is no such URL. */
export function dubboUrl(name: string): DubboUrl | undefined {
  const plain = decoded(name);
  const [, scheme, host = '', query = ''] =
    /^([a-z][\w+.-]*):\/\/([^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/i.exec(plain) ?? [];
  if (scheme === undefined) return undefined;
  const address = host.slice(host.lastIndexOf('@') + 1);
  return { scheme, address, values: Object.fromEntries(new URLSearchParams(query)) };
}

/**
 * The values that a provider has when the rules of an operator are applied: `override://HOST/INTERFACE?weight=0` for
 * one address, one host, or with `0.0.0.0` for all; later rules win. Rules with `enabled=false` rest.
 */
export function configured<Provider extends { readonly address: string }>(
  provider: Provider,
  rules: readonly string[],
): Provider {
  const applied = rules
    .flatMap((rule) => dubboUrl(rule) ?? [])
    .filter(({ scheme, address, values }) => {
      const host = provider.address.replace(/:\d+$/, '');
      const isFor = [provider.address, host, '0.0.0.0', '0.0.0.0:0'].includes(address.replace(/:0$/, ''));
      return scheme === 'override' && isFor && values['enabled'] !== 'false';
    })
    .map(({ values: { weight, disabled } }) => ({
      ...(weight !== undefined && { weight: Number(weight) }),
      ...(disabled !== undefined && { enabled: disabled !== 'true' }),
    }));
  return Object.assign({}, provider, ...applied) as Provider;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
