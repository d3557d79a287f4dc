import type { Phrases } from '../phrase.ts';

/** What is said of how migrations were read: what was left out, what was asked, what could not be. */
export const databaseReading: Phrases = {
  // preconditions
  'Not run, and marked as run, because of their preconditions: {steps}.':
    '因前置条件而没有执行，并记为已执行：{steps}。',
  'Not run now, and asked again with each update, because of their preconditions: {steps}.':
    '因前置条件而暂不执行，每次更新时再次检查：{steps}。',
  'Run although their preconditions do not hold, as they only warn: {steps}.':
    '前置条件不成立，但只作警告，仍然执行：{steps}。',
  'Run without an answer to their preconditions, which could not be asked here: {steps}.':
    '前置条件在这里无法检查，没有答案便执行：{steps}。',
  'Preconditions that ask rows met those that the history inserts, not those of the live database: {steps}.':
    '检查数据行的前置条件面对的是历史所插入的行，而不是在线数据库的行：{steps}。',
  'Failed and left out, because failOnError allows it: {steps}.':
    '执行失败而略去，因为 failOnError 允许：{steps}。',
  'The migration failed: its precondition does not hold: {what}': '迁移失败：前置条件不成立：{what}',
  'The migration failed: its precondition cannot be asked: {what}': '迁移失败：前置条件无法检查：{what}',

  // changelogs
  'Values of placeholders stand in files that are not read: {files}.':
    '占位符的值在未读取的文件中：{files}。',
  'What includeAll says is not followed: {what}.': 'includeAll 的这些设置没有照办：{what}。',
  'Rows that stand in files of their own are not loaded: {what}.': '放在单独文件中的数据行没有装入：{what}。',
  'Run with each update, and tried here where their text is new: {steps}.':
    '每次更新都会执行，这里只在文本是新的时试验：{steps}。',
  'Left out, because no changelog includes them: {files}.': '没有变更日志包含而略去：{files}。',
  'Changesets of all contexts and labels are applied, as Liquibase does when none is named: {names}.':
    '所有上下文和标签的变更集都已应用，与 Liquibase 未指定时相同：{names}。',
  'Left out by the chosen contexts and labels: {count} (changeset|changesets).':
    '按所选的上下文和标签略去 {count} 个变更集。',

  // files
  'Callbacks are not run: {files}.': '回调没有运行：{files}。',
  'Left out, because the journal does not name them: {files}.': '日志没有列出而略去：{files}。',
  '{file} stands for {count} older versions, as on a new database.':
    '{file} 代替 {count} 个更旧的版本，如同在新数据库上。',
  '{file} goes down, but no file goes up that it could undo.': '{file} 用于撤回，但没有与之对应的升级文件。',
  'Steps that are programs are not run, so what they change is missing: {files}.':
    '作为程序的步骤没有运行，其变更缺失：{files}。',
  'Left out, because {tool} does not apply them: {files}.': '{tool} 不应用而略去：{files}。',
  'Left out as files for another engine: {files}.': '作为其他引擎的文件略去：{files}。',
  'Placeholders without a value: {names}.': '没有值的占位符：{names}。',
};
