import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterChecklist } from '../../checklist/lists/starter.ts';
import { HarnessError } from '../../reports/index.ts';
import type { Config } from '../config/config.ts';
import { configNames, loadConfig } from '../config/load.ts';
import { withItems } from './checklist-text.ts';
import { configText } from './config-text.ts';
import { detect } from './detect.ts';
import type { Found } from './found.ts';
import { missingSettings, type MissingSettings } from './missing-settings.ts';
import { newsOf, type News } from './news.ts';

export interface InitOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Replaces files that are there. Default: false. */
  readonly force?: boolean;
  /** Writes nothing. Default: false. */
  readonly check?: boolean;
}

export interface InitOutcome {
  readonly found: Found;
  /** What the files did not speak of before. */
  readonly news: News;
  /** Files that were written, relative to `cwd`. */
  readonly written: readonly string[];
  /** What the config does not say, where there was one. */
  readonly missing: readonly MissingSettings[];
  /** The checklist that items belong to, and the config, which is only written where there was none. */
  readonly checklistFile: string;
  readonly configFile: string;
}

const usualConfig = 'seaworthy.config.yaml';
const usualChecklist = 'release-checklist.yaml';

/**
 * Looks at a folder and writes a config and a checklist that fit it. Where they are already, only new items are added
 * to the checklist; the config stays as it is.
 *
 * @throws {HarnessError} `config-unusable` or `checklist-unreadable` for files that cannot be read, `usage` for a
 *   checklist that nothing can be added to.
 */
export async function init(options: InitOptions): Promise<InitOutcome> {
  const { cwd, check = false } = options;
  const found = await detect(cwd);
  const there = options.force === true ? {} : await filesAt(options);
  const { configFile = usualConfig, checklistFile = usualChecklist } = there;
  const texts = { config: textAt(there.configFile, cwd), checklist: textAt(there.checklistFile, cwd) };
  const ids = there.checklistFile === undefined ? [] : await idsIn(there.checklistFile, cwd);
  const news = newsOf(found.proposals, { ids, config: texts.config ?? '', checklist: texts.checklist ?? '' });
  const written: string[] = [];
  const write = (file: string, text: string): void => {
    if (check) return;
    writeFileSync(join(cwd, file), text);
    written.push(file);
  };
  if (texts.config === undefined) write(configFile, configText(found, checklistFile));
  const before = texts.checklist ?? starterChecklist(found);
  const text = withItems(before, news.items, checklistFile);
  if (text !== texts.checklist) write(checklistFile, text);
  const missing =
    there.config === undefined
      ? []
      : missingSettings({
          config: there.config,
          text: texts.config ?? '',
          checklistFile,
          items: found.proposals.filter(
            ({ id }) => ids.includes(id) || news.items.some((each) => each.id === id),
          ),
          comparisons: news.comparisons,
          git: found.git,
        });
  return { found, news, missing, written, checklistFile, configFile };
}

interface Files {
  readonly configFile?: string;
  readonly config?: Config;
  readonly checklistFile?: string;
}

/** What is here already. The config says where the checklist is. */
async function filesAt({ cwd, env }: InitOptions): Promise<Files> {
  const configFile = configNames.find((name) => existsSync(join(cwd, name)));
  const { config } = configFile ? await loadConfig({ cwd, env, file: join(cwd, configFile) }) : {};
  const named = config?.checklist?.file;
  if (named?.startsWith('seaworthy:') === true) {
    throw new HarnessError('usage', {
      what: `The config runs the built-in list ${named}, which no item can be added to.`,
      where: configFile,
      todo: `Write "extends: ${named}" into a checklist of your own and name that in the config.`,
    });
  }
  const checklistFile = named ?? usualChecklist;
  return {
    ...(configFile !== undefined && { configFile }),
    ...(config !== undefined && { config }),
    ...(existsSync(join(cwd, checklistFile)) && { checklistFile }),
  };
}

function textAt(file: string | undefined, cwd: string): string | undefined {
  return file === undefined ? undefined : readFileSync(join(cwd, file), 'utf8');
}

async function idsIn(file: string, cwd: string): Promise<string[]> {
  const { readChecklistFile } = await import('../../checklist/read-checklist.ts');
  return (await readChecklistFile(file, { cwd })).items.map(({ id }) => id);
}
