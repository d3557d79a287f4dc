/** Joins what sources, configuration and registry say into one schema. */
import type { ContractFiles } from '../../kind.ts';
import {
  type JavaClass,
  type JavaMethod,
  type JavaSchema,
  type JavaService,
  serviceKey,
  signatureOf,
} from '../model.ts';
import type { ExportedService } from './exported.ts';
import { type JavaSources, type JavaText, readSources } from './java-sources.ts';
import { readRegistryUrls } from './registry-urls.ts';
import { readServiceDefinitions } from './service-definition.ts';
import { readSpringXml } from './spring-xml.ts';

/** @throws {HarnessError} `contract-unreadable` with file and line. */
export async function readSchema(files: ContractFiles): Promise<JavaSchema> {
  const texts: JavaText[] = [];
  const exported: ExportedService[] = [];
  for (const [name, text] of files.texts) {
    const shown = files.display(name);
    const read = readerFor(text);
    if (read === undefined) texts.push({ text, shown });
    else exported.push(...read(text, shown));
  }
  const sources = await readSources(texts);
  const annotated = sources.exported.map((one) => ({ ...one, serialization: '' }));
  const named = [...exported, ...annotated].filter((one) => one.serialization !== '');
  const classes = new Map(exported.flatMap((one) => one.classes ?? []).map((one) => [one.name, one]));
  const all = [...exported, ...annotated];
  return {
    services: servicesOf(all, sources),
    classes: new Map<string, JavaClass>([...classes, ...sources.classes]),
    serializations: new Set(named.length === 0 ? ['hessian2'] : named.map((one) => one.serialization)),
    unchecked: uncheckedIn(all, sources),
  };
}

/** By what stands there: the name of the file may be anything. Undefined for Java. */
function readerFor(text: string): ((text: string, file: string) => ExportedService[]) | undefined {
  const start = text.trimStart();
  if (start.startsWith('<')) return readSpringXml;
  if (/^[[{]/.test(start))
    return /^\[\s*(?:"?\w+(?:%3A|:\/\/))/i.test(start) ? readRegistryUrls : readServiceDefinitions;
  return /^"?[a-z]+(?:\+\w+)?(?:%3A|:\/\/)/i.test(start) ? readRegistryUrls : undefined;
}

/** Where nothing says what is exported, every interface is taken for it. */
function servicesOf(
  exported: readonly ExportedService[],
  { interfaces }: JavaSources,
): ReadonlyMap<string, JavaService> {
  const services = exported.map((one): JavaService => {
    const found = interfaces.get(one.interface);
    const methods = found?.methods ?? (one.methods && bySignature(one.methods));
    const { interface: name, group, version, at } = one;
    return { interface: name, group, version, at, ...(methods && { methods }) };
  });
  const plain = [...interfaces]
    .filter(([, { methods }]) => methods.size > 0)
    .map(([name, { at, methods }]): JavaService => ({
      interface: name,
      group: '',
      version: '',
      at,
      methods,
    }));
  const all = services.length > 0 ? services : plain;
  return new Map(all.map((service) => [serviceKey(service), service]));
}

function bySignature(methods: readonly JavaMethod[]): ReadonlyMap<string, JavaMethod> {
  return new Map(methods.map((method) => [signatureOf(method), method]));
}

function uncheckedIn(exported: readonly ExportedService[], { interfaces }: JavaSources): string[] {
  const lines = exported
    .filter((one) => !interfaces.has(one.interface) && one.methods === undefined)
    .map((one) => `methods of ${one.interface}: its source is not among the files`);
  const names = new Set(exported.map((one) => one.interface));
  const inherited = [...interfaces]
    .filter(([name]) => names.size === 0 || names.has(name))
    .flatMap(([name, { missing }]) =>
      missing.map(
        (parent) => `methods that ${name} inherits from ${parent}: its source is not among the files`,
      ),
    );
  return [...new Set([...lines, ...inherited])];
}
