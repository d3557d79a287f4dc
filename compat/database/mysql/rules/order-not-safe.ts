/** Says the same of every server; its examples are plain SQL. */
export { orderNotSafe } from '../../rules/order-not-safe.ts';
