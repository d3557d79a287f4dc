import type { ConfigReader } from './config-reader.ts';
import { apollo } from './apollo.ts';
import { disconf } from './disconf.ts';
import { dotenv } from './dotenv.ts';
import { helmValues } from './helm-values.ts';
import { json } from './json.ts';
import { kubernetes } from './kubernetes.ts';
import { properties } from './properties.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

/** Formats of configuration; those that look into a file come before those that go by its name. */
export const configReaders: readonly ConfigReader[] = [
  kubernetes,
  helmValues,
  apollo,
  disconf,
  properties,
  yaml,
  json,
  toml,
  dotenv,
];
