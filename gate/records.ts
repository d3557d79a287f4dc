import { resolve } from 'node:path';
import { recordStore, type RecordStore } from '../reports/index.ts';

const defaultFolder = '.seaworthy';

/** The record store at a folder (relative to `folder`) or a `postgres://` URL. Default: `.seaworthy`. */
export function recordsAt(place: string | undefined, folder: string): RecordStore {
  const isUrl = place !== undefined && /^postgres(ql)?:\/\//.test(place);
  return recordStore(isUrl ? place : resolve(folder, place ?? defaultFolder));
}
