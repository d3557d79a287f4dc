import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundRead } from './code-reader.ts';
import { codeReaders } from './index.ts';

test('the registry lists every language of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) =>
    codeReaders.some(({ id }) => file === `${id}.ts`),
  );
  expect(codeReaders.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(codeReaders)('$id', (reader) => {
  const { file, reads, notFollowed } = reader.example;

  test('finds the reads of its example', async () => {
    const found = await reader.read(file);
    expect(found.reads).toEqual(reads);
    expect(found.notFollowed).toEqual(notFollowed);
    expect(codeReaders.filter(({ names }) => names.test(file.name))).toEqual([reader]);
  });

  test('survives damage anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary-ascii', maxLength: 30 }),
        fc.nat(file.text.length),
        async (noise, at) => {
          const text = file.text.slice(0, at) + noise + (noise.length % 2 === 0 ? file.text.slice(at) : '');
          expect((await reader.read({ ...file, text })).reads).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 20 },
    );
  });
});

async function reads(name: string, text: string): Promise<readonly FoundRead[]> {
  const reader = codeReaders.find(({ names }) => names.test(name));
  return (await reader?.read({ name, text }))?.reads ?? [];
}

test('a schema that stands under a name is found, and one of elsewhere is not followed', async () => {
  const schema = 'const schema = z.object({ PORT: z.coerce.number(), REGION: z.string().optional() });';
  const found = [
    { key: 'PORT', type: 'number', isExact: true, line: 1 },
    { key: 'REGION', isOptional: true, isExact: true, line: 1 },
  ];
  const inProcess = ['process', 'env'].join('.');
  expect(await reads('env.ts', `${schema}\nexport const env = schema.parse(${inProcess});`)).toEqual(found);
  expect(await reads('env.ts', `${schema}\nschema.strict().safeParse(${inProcess});`)).toEqual(found);
  const specs = 'const specs = { PORT: num() };';
  expect(await reads('env.ts', `${specs}\ncleanEnv(${inProcess}, specs);`)).toEqual([found[0]]);
  expect(await reads('env.ts', `import { schema } from './schema';\nschema.parse(${inProcess});`)).toEqual(
    [],
  );
  expect(await reads('env.ts', `const a = a.b();\na.parse(${inProcess});`)).toEqual([]);
});

describe('classes with @ConfigurationProperties', () => {
  const header = '@ConfigurationProperties(prefix = "order")\n@Validated\npublic class Settings {\n';
  test('of Kotlin bind what the constructor takes; what has no default and takes no null must be set', async () => {
    const text =
      '@ConfigurationProperties(prefix = "pay")\ndata class Pay(\n  val url: String,\n  val retries: Int = 3,\n  val note: String?,\n  val hosts: List<String>\n)\n';
    expect(await reads('Pay.kt', text)).toEqual([
      { key: 'pay.url', line: 3 },
      { key: 'pay.retries', fallback: '3', type: 'integer', line: 4 },
      { key: 'pay.note', isOptional: true, line: 5 },
      { key: 'pay.hosts', isOptional: true, isPrefix: true, line: 6 },
    ]);
  });

  test('bind their fields, with defaults and what is demanded', async () => {
    const fields = [
      'private static final Logger log = LoggerFactory.getLogger("x");',
      'private Duration timeout = Duration.ofSeconds(3);',
      '@NotBlank private String host;',
      'private Retry retry = new Retry();',
      'private List<String> hosts;',
      'private int max;',
      'public int getMax() { return max; }',
      'static class Retry { private int times; }',
    ];
    expect(await reads('Settings.java', header + fields.join('\n') + '}')).toEqual([
      { key: 'order.timeout', fallback: '3s', type: 'duration', line: 5 },
      { key: 'order.host', line: 6 },
      { key: 'order.retry', fallback: 'newRetry()', isPrefix: true, line: 7 },
      { key: 'order.hosts', isOptional: true, isPrefix: true, line: 8 },
      { key: 'order.max', isOptional: true, type: 'integer', line: 9 },
    ]);
  });

  test('records bind their components, and a method binds all below its prefix', async () => {
    const record =
      '@ConfigurationProperties("order")\nrecord Settings(@DefaultValue("3") int max, @NotNull URI url) {}';
    expect(await reads('Settings.java', record)).toEqual([
      { key: 'order.max', fallback: '3', type: 'integer', line: 2 },
      { key: 'order.url', line: 2 },
    ]);
    const method = 'class C { @Bean @ConfigurationProperties("pool") DataSource pool() { return make(); } }';
    expect(await reads('C.java', method)).toEqual([
      { key: 'pool', isPrefix: true, isOptional: true, line: 1 },
    ]);
  });
});

test('a read that the program only asks for is optional, in every language', async () => {
  const texts: readonly (readonly [string, string])[] = [
    ['a.ts', 'const proxy = process.env.PROXY;\nif (proxy !== undefined) use(proxy);'],
    ['a.ts', 'run(process.env.PROXY ? 1 : 2)'],
    ['a.ts', 'const on = process.env.PROXY === "1"'],
    ['a.ts', 'process.env.PROXY && use()'],
    ['a.ts', 'if (process.env.PROXY) use(process.env.PROXY)'],
    ['a.go', 'p := os.Getenv("PROXY")\nif p != "" { use(p) }'],
    ['a.py', 'proxy = os.environ.get("PROXY")'],
    ['A.java', 'class A { String p = System.getenv("PROXY"); }'],
  ];
  for (const [name, text] of texts)
    expect(await reads(name, text)).toSatisfy(
      (found: readonly FoundRead[]) => found.length > 0 && found.every(({ isOptional }) => isOptional),
    );
});

test('a read that ends the program without it is not optional', async () => {
  for (const text of [
    'if (!process.env.KEY) { process.exit(1); }',
    'const key = process.env.KEY ?? fail("KEY");',
    'connect(process.env.KEY as string)',
    'const key = process.env.KEY;\nif (!key) throw new Error();\nuse(key);',
  ])
    expect(await reads('a.ts', text)).toEqual([{ key: 'KEY', isExact: true, line: 1 }]);
});
