import type { Phrases } from '../phrase.ts';

/** What the database rules say of roles, rules, types, functions, sequences, views and publications. */
export const databaseBeyondTables: Phrases = {
  // roles
  'Role {role} loses {rights}': '角色 {role} 失去 {rights}',
  'Give {role} {rights} again, until no version that works as {role} can come back.':
    '重新给予 {role} {rights}，直到以 {role} 工作的版本不会再回来。',

  // rules and triggers
  'Rule {name} is new: {definition}': '规则 {name} 是新的：{definition}',
  'Rule {name} no longer fires': '规则 {name} 不再生效',
  'Rule {name} is now {definition}': '规则 {name} 现在是 {definition}',
  'Keep the rule {name} until no version that relies on it can come back; let it leave rows alone that new code wrote.':
    '保留规则 {name}，直到依赖它的版本不会再回来；让它不要动新代码写入的行。',

  // columns that are computed
  'Column {column} was computed from {from} and now from {to}: old code reads other values':
    '列 {column} 原由 {from} 计算，现由 {to} 计算：旧代码会读到别的值',
  'Column {column} was computed from {from} and now no longer: rows of old code get {value}':
    '列 {column} 原由 {from} 计算，现在不再计算：旧代码的行得到 {value}',
  'Column {column} is no longer computed': '列 {column} 不再由计算得出',
  'a number that counts up': '递增的数',
  'Put a column of another name beside {column} for new code, and drop the old one in a later release.':
    '在 {column} 旁边为新代码增加另一个名称的列，在以后的发布中删除旧列。',
};
