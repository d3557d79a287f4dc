import type { Instance } from './instance.ts';

/** Who provides and who consumes one interface. */
export interface DubboService {
  readonly name: string;
  /** Those that serve, with the rules of operators applied. */
  readonly providers: readonly Instance[];
  readonly consumers: readonly Instance[];
}
