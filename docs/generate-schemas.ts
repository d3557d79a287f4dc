/**
 * Makes the JSON Schemas that the package publishes out of the types that its code uses.
 *
 * `npm run generate` writes them, and a test compares them with what is committed.
 */
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const root = join(import.meta.dirname, '..');

/** Which type becomes which file; paths from the project's root. */
export const schemas = [
  { type: 'Report', path: 'reports/report.ts', out: 'schema/report.schema.json' },
  { type: 'Config', path: 'gate/config/config.ts', out: 'schema/config.schema.json' },
] as const;

/** The text of each schema file, by its path from the project's root. */
export async function generateSchemas(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { type, path, out } of schemas) {
    const generator = createGenerator({
      type,
      path: join(root, path),
      tsconfig: join(root, 'tsconfig.json'),
      skipTypeCheck: true,
    });
    texts.set(out, `${JSON.stringify(generator.createSchema(type), null, 2)}\n`);
  }
  return texts;
}
