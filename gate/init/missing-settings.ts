import { stringify } from 'yaml';
import type { Config } from '../config/config.ts';
import { comparedIn, migrationFolders } from './config-text.ts';
import type { Proposal } from './detector.ts';
import type { Found } from './found.ts';
import { mentions } from './news.ts';

/** A config that is there, and what it has to serve. */
export interface Served {
  readonly config: Config;
  /** Text of the config. */
  readonly text: string;
  readonly checklistFile: string;
  /** Proposed items that stand in the checklist, or will. */
  readonly items: readonly Proposal[];
  /** Comparisons that it does not make. */
  readonly comparisons: readonly Proposal[];
  readonly git: Found['git'];
}

/** What its owner has to add to a section of a config. */
export interface MissingSettings {
  readonly section: 'checklist' | 'compat';
  /** Whether the section is there; then the text goes below its name. */
  readonly isThere: boolean;
  /** YAML as it must stand in the file. */
  readonly text: string;
}

/** What a config lacks. What a comment of it names is known to its owner. Pure. */
export function missingSettings(served: Served): MissingSettings[] {
  const { config, comparisons, git } = served;
  const { database, ...contracts } = comparedIn(comparisons, git);
  const hasDatabase = config.compat?.database !== undefined;
  const compared = { ...(database !== undefined && !hasDatabase && { database }), ...contracts };
  const others = migrationFolders(comparisons).slice(hasDatabase ? 0 : 1);
  const note = others.length === 0 ? '' : `# Other folders of migrations: ${others.join(', ')}\n`;
  return [
    textOf('checklist', checklistSettings(served), config.checklist !== undefined),
    textOf('compat', compared, config.compat !== undefined, note),
  ].filter(({ text }) => text !== '');
}

function checklistSettings({ config, text, checklistFile, items }: Served): object {
  const { file, allowCommands } = config.checklist ?? {};
  const runsCommands = items.some(({ item }) => item?.check === 'command');
  return {
    ...(file === undefined && !mentions(text, checklistFile) && { file: checklistFile }),
    ...(runsCommands &&
      allowCommands === undefined &&
      !mentions(text, 'allowCommands') && { allowCommands: true }),
  };
}

function textOf(
  section: MissingSettings['section'],
  settings: object,
  isThere: boolean,
  note = '',
): MissingSettings {
  const lines = Object.keys(settings).length === 0 ? '' : stringify(settings, { lineWidth: 0 });
  const body = `${lines}${note}`.replace(/^(?=.)/gm, '  ');
  return { section, isThere, text: isThere || lines === '' ? body : `${section}:\n${body}` };
}
