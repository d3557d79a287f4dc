import { checklistSchema } from '../checklist/index.ts';
import { checksPage } from './checks-page.ts';
import { configPage } from './config-page.ts';
import { generateSchemas } from './generate-schemas.ts';
import { labPage } from './lab-page.ts';
import { rulesPage } from './rules-page.ts';

/** Text of every generated file, by its path from the project's root. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const schemas = await generateSchemas();
  return new Map([
    ...schemas,
    ['schema/checklist.schema.json', `${JSON.stringify(checklistSchema(), null, 2)}\n`],
    ['docs/checks.md', checksPage()],
    ['docs/lab.md', labPage()],
    ['docs/rules.md', rulesPage()],
    ['docs/config.md', configPage(JSON.parse(schemas.get('schema/config.schema.json') ?? '{}') as object)],
  ]);
}
