import { resolve } from 'node:path';
import { recordStore, type RecordStore } from '../reports/index.ts';

const defaultFolder = '.seaworthy';

/** The record store at a folder (relative to `folder`) or a `postgres://` URL. Default: `.seaworthy`. */
export function recordsAt(place: string | undefined, folder: string): RecordStore {
  return recordStore(recordsPlace(place, folder));
}

/** The location that {@link recordsAt} opens. */
export function recordsPlace(place: string | undefined, folder: string): string {
  const isUrl = place !== undefined && /^postgres(ql)?:\/\//.test(place);
  return isUrl ? place : resolve(folder, place ?? defaultFolder);
}
