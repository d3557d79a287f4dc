import { Parser } from 'htmlparser2';
import type { Place } from '../../change.ts';
import type { ExportedService } from './exported.ts';

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: Place;
}

/** What `<dubbo:service>` exports, with the group and version of `<dubbo:provider>` where it names none. */
export function readSpringXml(text: string, file: string): ExportedService[] {
  const tags = tagsIn(text, file);
  const attribute = (tag: string, name: string): string =>
    tags.find((one) => one.name === tag && one.attributes[name] !== undefined)?.attributes[name] ?? '';
  const serialization =
    attribute('dubbo:protocol', 'serialization') || attribute('dubbo:provider', 'serialization');
  return tags
    .filter(({ name, attributes }) => name === 'dubbo:service' && attributes['interface'] !== undefined)
    .map(({ attributes, at }) => ({
      interface: attributes['interface'] ?? '',
      group: attributes['group'] ?? attribute('dubbo:provider', 'group'),
      version: attributes['version'] ?? attribute('dubbo:provider', 'version'),
      serialization: attributes['serialization'] ?? serialization,
      at,
    }));
}

function tagsIn(text: string, file: string): Tag[] {
  const tags: Tag[] = [];
  let line = 1;
  let counted = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        for (; counted < parser.startIndex; counted += 1) if (text[counted] === '\n') line += 1;
        tags.push({ name, attributes: { ...attributes }, at: { file, line } });
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return tags;
}
