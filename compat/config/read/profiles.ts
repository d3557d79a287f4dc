import type { ConfigDocument, Entry } from '../model.ts';

const conditions = /^spring\.(?:config\.activate\.on-?profile|profiles)(?:\[\d+\])?$/i;

/** A document of Spring with the profiles that it is for. */
export function springDocument(entries: readonly Entry[]): ConfigDocument {
  const profiles = entries
    .filter(({ key }) => conditions.test(key))
    .flatMap(({ value }) => value.split(/[,|]/))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return profiles.length === 0 ? { entries } : { entries, profiles };
}

/** The profile in the name of a file: `application-prod.yml`. */
export function profileInName(name: string): string | undefined {
  return /(?:^|\/)(?:application|bootstrap)-([\w-]+)\.(?:ya?ml|properties|json)$/i.exec(name)?.[1];
}
