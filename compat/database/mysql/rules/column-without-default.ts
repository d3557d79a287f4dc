export { columnWithoutDefault } from '../../rules/column-without-default.ts';
