import { describe, expect, test } from 'vitest';
import type { ContractDiff } from '../kind.ts';
import { dubbo } from './index.ts';

async function diff(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Promise<ContractDiff> {
  const files = (texts: Readonly<Record<string, string>>) => ({
    texts: new Map(Object.entries(texts)),
    display: (name: string) => name,
  });
  return dubbo.compare(files(old), files(now));
}

const said = ({ changes }: ContractDiff): string[] =>
  changes.map(({ rule, element, states }) => `${rule} ${element.key} ${states.join('')}`);

const api = `package shop.api;
import java.util.*;
import shop.model.Order;
import shop.model.OrderException;

public interface OrderService extends Pings {
  /** One page. */
  @Deprecated List<? extends Order> find(@NotNull final String user, Order.Kind kind, int... sizes) throws OrderException;
  <T extends Order> T save(T order);
  default void touch(long[] ids) { for (long id : ids) { System.out.println("{" + id); } }
}
interface Pings { String ping(); }
`;
const model = `package shop.model;
public class Order extends Entity {
  private static final long serialVersionUID = 7L;
  private String note = "", user;
  private Map<String, List<Line>> lines;
  enum Kind { BIG, SMALL("s") { void x() { } }; Kind(String... s) { } }
  static class Line extends Entity { int count; }
}`;
const entity = 'package shop.model; abstract class Entity implements java.io.Serializable { long id; }';
const shop = { 'api/OrderService.java': api, 'model/Order.java': model, 'model/Entity.java': entity };
const edited = (file: keyof typeof shop, from: string, to: string) => {
  expect(shop[file]).toContain(from);
  return { ...shop, [file]: shop[file].replace(from, to) };
};

describe('a Java service', () => {
  test('is the same as itself, whatever its methods do', async () => {
    const other = edited('api/OrderService.java', 'println("{" + id)', 'print("}" + id)');
    const found = await diff(shop, other);
    expect(said(found)).toEqual([]);
    expect(found.compared).toBe(18);
    expect(found.unchecked).toEqual([]);
  });

  test.each([
    [
      'inherited methods',
      'api/OrderService.java',
      'String ping()',
      'String ping(int n)',
      [
        'dubbo-method-signature-changed shop.api.OrderService#ping() AB',
        'dubbo-method-signature-changed shop.api.Pings#ping() AB',
      ],
    ],
    [
      'classes inside of others, reached through elements',
      'model/Order.java',
      'int count',
      'String count',
      ['dubbo-field-type-changed shop.model.Order.Line.count AB'],
    ],
    [
      'inherited fields',
      'model/Entity.java',
      'long id;',
      'String id;',
      [
        'dubbo-field-type-changed shop.model.Order.id AB',
        'dubbo-field-type-changed shop.model.Order.Line.id AB',
        'dubbo-field-type-changed shop.model.Entity.id ABCD',
      ],
    ],
    [
      'enums of requests: the old provider fails',
      'model/Order.java',
      'BIG, ',
      'BIG, HUGE, ',
      ['dubbo-enum-constant-added shop.model.Order.Kind B'],
    ],
    [
      'two fields in one line',
      'model/Order.java',
      'note = "", user',
      'note = ""',
      ['dubbo-field-removed shop.model.Order.user AB'],
    ],
  ] as const)('%s', async (...[, file, from, to, expected]) => {
    expect(said(await diff(shop, edited(file, from, to)))).toEqual(expected);
  });

  test('a change names its line', async () => {
    const { changes } = await diff(
      shop,
      edited('model/Order.java', 'note = "", user', 'note = "", user, more = ""'),
    );
    expect(changes.map(({ element, new: at }) => [element.key, at])).toEqual([
      ['shop.model.Order.more', { file: 'model/Order.java', line: 4 }],
    ]);
  });
});

describe('what a registry or the metadata center holds', () => {
  const metadata = JSON.stringify({
    canonicalName: 'shop.api.OrderService',
    methods: [{ name: 'save', parameterTypes: ['shop.model.Order'], returnType: 'shop.model.Order' }],
    types: [
      {
        type: 'shop.model.Order',
        properties: { kind: 'shop.model.Order$Kind', user: { type: 'java.lang.String' } },
      },
      { type: 'shop.model.Order$Kind', enums: ['BIG'] },
      { type: 'java.lang.String' },
    ],
    parameters: { version: '1.0', group: 'blue' },
  });

  test('metadata: methods, fields and constants', async () => {
    const later = metadata
      .replace('"BIG"', '"BIG","SMALL"')
      .replace('"java.lang.String"}', '"int"}')
      .replace('["shop.model.Order"]', '["java.lang.String"]');
    expect(said(await diff({ 'a.dubbo.json': metadata }, { 'a.dubbo.json': `[${later}]` }))).toEqual([
      'dubbo-method-signature-changed blue/shop.api.OrderService:1.0#save(shop.model.Order) AB',
      'dubbo-field-type-changed shop.model.Order.user AB',
      'dubbo-enum-constant-added shop.model.Order.Kind AB',
    ]);
  });

  test('addresses: of each service one instance counts, by its own name of the group', async () => {
    const one = (host: string, methods: string): string =>
      encodeURIComponent(
        `dubbo://${host}:20880/shop.api.OrderService?methods=${methods}&group=blue&serialization=hessian2`,
      );
    const old = `[${one('10.0.0.1', 'find,save')}, ${one('10.0.0.2', 'find,save')}]`;
    expect(said(await diff({ 'zk.urls': old }, { 'zk.urls': one('10.0.0.1', 'find') }))).toEqual([
      'dubbo-method-removed blue/shop.api.OrderService#save A',
    ]);
  });

  test('configuration names what the sources offer; what has no source is named', async () => {
    const xml = (more: string) =>
      `<?xml version="1.0"?>\n<beans>\n<dubbo:provider group="blue" version="1"/>\n${more}</beans>`;
    const service = '<dubbo:service interface="shop.api.OrderService" ref="x"/>\n';
    const old = { ...shop, 'dubbo.xml': xml(`${service}<dubbo:service interface="gone.Api" version="2"/>`) };
    const found = await diff(old, { ...shop, 'dubbo.xml': xml(service.replace('ref=', 'version="2" ref=')) });
    expect(said(found)).toEqual([
      'dubbo-version-changed blue/shop.api.OrderService:1 A',
      'dubbo-interface-removed blue/gone.Api:2 A',
      'dubbo-interface-added blue/shop.api.OrderService:2 B',
    ]);
    expect(found.changes[1]?.old).toEqual({ file: 'dubbo.xml', line: 5 });
    expect(found.unchecked).toEqual(['methods of gone.Api: its source is not among the files']);
  });
});

test.each([
  ['A.java', 'package a;\ninterface A { int ; }', 'A.java:2'],
  ['A.java', 'interface A { # }', 'A.java:1'],
  ['a.dubbo.json', '{"canonicalName": ', 'a.dubbo.json'],
  ['a.dubbo.json', '[{}]', 'a.dubbo.json'],
])('%s that cannot be read: %s', async (name, text, where) => {
  await expect(diff({ [name]: text }, { [name]: text })).rejects.toMatchObject({
    code: 'contract-unreadable',
    where,
  });
});
