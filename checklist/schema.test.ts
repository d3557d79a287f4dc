import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { checks } from './checks/index.ts';
import { starterChecklist, type StarterFindings } from './lists/starter.ts';
import { readChecklistData } from './read-checklist.ts';
import { checklistSchema } from './schema.ts';

const accepts = new Ajv({ allErrors: true }).compile(checklistSchema());
const listOf = (item: object): object => ({ name: 'x', items: [item] });

test('an editor is offered every check', () => {
  expect(JSON.stringify(checklistSchema())).toContain(JSON.stringify(checks.map(({ id }) => id)));
});

describe.each(checks)('$id', (check) => {
  test('the schema accepts what the reader accepts', async () => {
    for (const { params } of check.examples) {
      const list = listOf({ id: 'A', check: check.id, with: params });
      expect(accepts(list)).toBe(true);
      expect((await readChecklistData(list, { cwd: '/' })).items).toHaveLength(1);
    }
  });

  test('both refuse an unknown parameter', async () => {
    const list = listOf({
      id: 'A',
      check: check.id,
      with: { ...(check.examples[0]?.params as object), planted: 1 },
    });
    expect(accepts(list)).toBe(false);
    await expect(readChecklistData(list, { cwd: '/' })).rejects.toThrow('unknown key "planted"');
  });

  test('both ask for parameters that must be there', async () => {
    const list = listOf({ id: 'A', check: check.id });
    const needed = ((check.params['required'] as string[] | undefined) ?? []).length > 0;
    expect(accepts(list)).toBe(!needed);
    const refusal = await readChecklistData(list, { cwd: '/' }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(refusal?.includes('it needs "') ?? false).toBe(needed);
  });
});

test.each([
  ['unknown check "nothing"', { id: 'A', check: 'nothing' }],
  ['"level" is "blocker", did you mean "block"?', { id: 'A', check: 'manual', level: 'blocker' }],
  ['"id" is "A B", but must be: letters', { id: 'A B', check: 'manual' }],
  ['"retries" must be <= 10', { id: 'A', check: 'manual', retries: 11 }],
  ['"enableLater" is "tomorrow"', { id: 'A', check: 'manual', enableLater: 'tomorrow' }],
])('both refuse: %s', async (problem, item) => {
  expect(accepts(listOf(item))).toBe(false);
  await expect(readChecklistData(listOf(item), { cwd: '/' })).rejects.toThrow(problem);
});

describe('the starter list', () => {
  test.each<[string, StarterFindings]>([
    ['for an empty folder', { service: 'shop' }],
    ['for a service with a difficult name', { service: 'on: #1 "x"' }],
    [
      'for a full one',
      {
        service: 'shop',
        git: { trunk: 'main', tag: 'v1.2.3' },
        previewUrl: '${env:PREVIEW_URL}/healthz',
        services: { web: ['api'], api: [] },
        zone: 'Asia/Shanghai',
      },
    ],
  ])('%s is a checklist', async (_name, found) => {
    const text = starterChecklist(found);
    const data = parse(text) as unknown;
    expect(accepts(data)).toBe(true);
    const { items } = await readChecklistData(data, { cwd: '/' });
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['BLD-07', 'NRM-01']));
    expect(items[0]?.service).toBe(found.service);
  });

  test('what stands in comments is sound too', async () => {
    const text = starterChecklist({ service: 'shop' });
    const uncommented = text.replace(/^ {2}# (?=- id| {2})/gm, '  ');
    const { items } = await readChecklistData(parse(uncommented), { cwd: '/' });
    expect(items.map(({ check }) => check.id)).toEqual(expect.arrayContaining(['http']));
  });
});
