/** Makes the lists that come with Seaworthy out of the table, one for each way of releasing. */
import type { WrittenItem } from '../schema.ts';
import type { BuiltInList } from './built-in-list.ts';
import { catalogue } from './catalogue/index.ts';
import type { Article, Row } from './catalogue/row.ts';
import { vars } from './catalogue/vars.ts';

/** The rows of an article as a list. */
export function listOf(name: string, title: string, article: Article): BuiltInList {
  const rows = catalogue.flatMap((group) => group.rows).filter(({ articles }) => articles.includes(article));
  const items = rows.map(itemOf);
  const used = new Set([...JSON.stringify(items).matchAll(/\$\{var:(\w+)\}/g)].map(([, found]) => found));
  const meant = Object.entries(vars).filter(([variable]) => used.has(variable));
  return { name, title, items, vars: Object.fromEntries(meant) };
}

/** The item of a row: its check, or the word of a person. */
export function itemOf({ id, title, phase, level, how }: Row): WrittenItem {
  if ('statement' in how) {
    return { id, title, phase, level, check: 'manual', with: { statement: how.statement } };
  }
  const { testedOn: _testedOn, ...item } = how;
  return { id, title, phase, level, ...item };
}
