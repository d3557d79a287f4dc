/** From documents to what a process gets: profiles, and which place wins. Pure. */
import type { Environment, Setting } from './model.ts';
import { profileInName } from './read/profiles.ts';
import type { PlacedDocument, ReadDocuments } from './read/read-documents.ts';
import { relaxedKey } from './relaxed-key.ts';
import type { SecretValues } from './secret-value.ts';

export interface EnvironmentRules {
  readonly name: string;
  readonly profiles: readonly string[];
  readonly values: SecretValues;
  /** Keys in the relaxed spelling that are secret whatever they look like. */
  readonly secretKeys: ReadonlySet<string>;
}

/** An environment, and the files that do not count in it. */
export interface KnownEnvironment extends Environment {
  /** Lines that name files and documents that were left out, and why. */
  readonly leftOut: readonly string[];
}

/**
 * Later places win: `bootstrap` files, others in the order of their names, those of active profiles, variables of the
 * process.
 */
export function environmentOf(read: ReadDocuments, rules: EnvironmentRules): KnownEnvironment {
  const active = read.documents.filter((document) => isActive(document, rules.profiles));
  const ordered = active
    .map((document) => ({ document, rank: rankOf(document, rules.profiles) }))
    .sort((a, b) => a.rank - b.rank);
  const documents = ordered.map(({ document }) =>
    document.entries.map((entry) => settingOf(entry, document.file, rules)),
  );
  const settings = new Map<string, Setting>();
  for (const setting of documents.flat()) {
    // Deleted first, so that what wins stands last.
    settings.delete(setting.key);
    settings.set(setting.key, setting);
  }
  const inactive = read.documents.filter((document) => !active.includes(document));
  return {
    name: rules.name,
    settings: [...settings.values()],
    documents,
    leftOut: [
      ...read.leftOut.map((file) => `${file}: no format of configuration`),
      ...new Set(
        inactive.map(
          (document) => `${document.file}: profile ${profilesOf(document).join(', ')} is not active`,
        ),
      ),
    ],
  };
}

function profilesOf({ name, profiles }: PlacedDocument): readonly string[] {
  const named = profileInName(name);
  return [...(profiles ?? []), ...(named === undefined || named === 'default' ? [] : [named])];
}

function isActive(document: PlacedDocument, active: readonly string[]): boolean {
  const asked = profilesOf(document);
  const holds = (name: string): boolean =>
    name.startsWith('!') ? !active.includes(name.slice(1)) : active.includes(name);
  return asked.length === 0 || asked.some(holds);
}

function rankOf(document: PlacedDocument, active: readonly string[]): number {
  if (document.isVariables === true) return 2 * active.length + 3;
  const profile = Math.max(-1, ...profilesOf(document).map((name) => active.indexOf(name)));
  // A file of its own wins over a document inside the common file.
  if (profile >= 0) return 2 * profile + (profileInName(document.name) === undefined ? 2 : 3);
  return /(?:^|\/)bootstrap\./.test(document.name) ? 0 : 1;
}

function settingOf(
  { key, value, line, isSecret = false }: PlacedDocument['entries'][number],
  file: string,
  { values, secretKeys }: EnvironmentRules,
): Setting {
  const secret = isSecret || secretKeys.has(relaxedKey(key)) || values.isSecret(key, value);
  return {
    key,
    value,
    shown: values.show(value, secret),
    isSecret: secret,
    isKeptSecret: isSecret,
    file,
    ...(line !== undefined && { line }),
  };
}
