import type { ExportedService } from './exported.ts';

/**
 * Addresses of providers as a registry holds them, encoded or not:
 * `dubbo://10.0.0.1:20880/ads.Ads?methods=get,put&version=1.0.0`. What is no address is left out.
 */
export function readRegistryUrls(text: string, file: string): ExportedService[] {
  const services = new Map<string, ExportedService>();
  for (const { written, line } of wordsIn(text)) {
    const address = addressIn(written);
    if (address === undefined) continue;
    const { pathname, searchParams: parameters } = address;
    const named = parameters.get('interface') ?? pathname.replace(/^\//, '');
    const at = { file, line };
    const methods = (parameters.get('methods') ?? '')
      .split(',')
      .filter((name) => name !== '' && name !== '*');
    const service: ExportedService = {
      interface: named,
      group: parameters.get('group') ?? '',
      version: parameters.get('version') ?? '',
      serialization: parameters.get('serialization') ?? '',
      at,
      ...(methods.length > 0 && { methods: methods.map((name) => ({ name, at, exceptions: [] })) }),
    };
    // every instance registers itself: one stands for all
    services.set(`${service.group}/${named}:${service.version}`, service);
  }
  return [...services.values()];
}

/** As a registry lists them: in brackets, in quotes, with commas between them. */
function wordsIn(text: string): { readonly written: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) =>
      line.split(/[\s"'[\]]+/).map((word) => ({ written: word.replace(/,$/, ''), line: index + 1 })),
    );
}

const scheme = /^(?:dubbo|tri|rest|hessian|rmi|thrift|grpc)(?:\+\w+)?(?::\/\/|%3A%2F%2F)/i;

function addressIn(written: string): URL | undefined {
  if (!scheme.test(written)) return undefined;
  try {
    const plain = written.includes('://') ? written : decodeURIComponent(written);
    // addresses of unknown schemes have no parts of their own
    return new URL(plain.replace(/^[^:]+:/, 'http:'));
  } catch {
    return undefined;
  }
}
