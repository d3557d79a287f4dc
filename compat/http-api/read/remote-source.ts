/** Lets a contract refer to files of hosts that the user allows. Without such hosts nothing is fetched. */
import { fetchText, shownUrl } from '../../baselines/fetch-text.ts';
import type { ContractSource } from './contract-source.ts';

export interface RemoteRules {
  /** Hosts (`name` or `name:port`) that references may lead to. Default: none. */
  readonly refHosts?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

const allowedBy = { flag: '--allow-ref-host', member: 'refHosts' } as const;

export function withRemoteFiles(
  source: ContractSource,
  { refHosts: allowedHosts = [], signal }: RemoteRules,
): ContractSource {
  return {
    main: source.main,
    display: (file) => (isWebAddress(file) ? shownUrl(file) : source.display(file)),
    read: (file) =>
      isWebAddress(file) ? fetchText(file, { allowedHosts, allowedBy, signal }) : source.read(file),
  };
}

export function isWebAddress(file: string): boolean {
  return /^https?:/i.test(file);
}
