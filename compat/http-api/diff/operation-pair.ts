import type { Operation } from '../contract.ts';

/** The same operation in both contracts. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
  /** For example `GET /orders/{orderId}`, as the candidate writes it. */
  readonly name: string;
}
