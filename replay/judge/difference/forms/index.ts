import type { BodyForm } from './body-form.ts';
import { csv } from './csv.ts';
import { guardedJson } from './guarded-json.ts';
import { json } from './json.ts';
import { jsonLines } from './json-lines.ts';
import { xml } from './xml.ts';

/** Those that say what they are go before those that are known by their looks. */
export const bodyForms: readonly BodyForm[] = [csv, xml, jsonLines, json, guardedJson];
