import type { Reader } from '../reader.ts';
import { combined } from './combined.ts';
import { har } from './har.ts';
import { nginxJson } from './nginx-json.ts';
import { seaworthy } from './seaworthy.ts';

/** Every capture format that is read. */
export const readers: readonly Reader[] = [combined, nginxJson, har, seaworthy];
