import type { Command } from 'commander';

export interface PlaceOption {
  readonly history?: string;
}

export function addPlaceOption(command: Command): Command {
  return command.option('--history <place>', 'folder or postgres:// URL of the history; default: .seaworthy');
}
