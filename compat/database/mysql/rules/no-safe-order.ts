/** Says the same of every server; its examples are plain SQL. */
export { noSafeOrder } from '../../rules/no-safe-order.ts';
