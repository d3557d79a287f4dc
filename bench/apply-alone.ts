/** A program of its own: PGlite applies all files of the folder that it is given, in order, and nothing else. */
export const applyAlone = `
  import { PGlite } from '@electric-sql/pglite';
  import { readFileSync, readdirSync } from 'node:fs';
  const [folder] = process.argv.slice(-1);
  const db = await PGlite.create();
  for (const name of readdirSync(folder).sort()) await db.exec(readFileSync(folder + '/' + name, 'utf8'));
  await db.close();`;
