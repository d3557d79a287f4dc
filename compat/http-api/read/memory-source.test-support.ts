import type { Contract } from '../contract.ts';
import { contractFrom } from './read-contract.ts';

/** A contract from the text of its files; the first one is the main file. No disk. */
export function contractOf(files: Readonly<Record<string, string>>): Promise<Contract> {
  const [main = 'api.yaml'] = Object.keys(files);
  return contractFrom({
    main,
    display: (file) => file,
    read(file) {
      const text = files[file];
      return text === undefined ? Promise.reject(new Error(`no file ${file}`)) : Promise.resolve(text);
    },
  });
}
