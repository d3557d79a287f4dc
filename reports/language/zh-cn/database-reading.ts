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

  // the server that a release goes to
  'A statement needs a newer server than the one that it goes to': '语句需要比目标服务器更新的版本',
  'The scratch database understands more than the server does, so the migration succeeds in every trial and fails in the middle of the release.':
    '临时数据库比服务器懂得更多，因此迁移在每次试验中成功，而在发布中途失败。',
  'What read or ran the migration in this trial understands more than the server that it goes to, so it fails there with 1064, in the middle of the release.':
    '试验中读取或执行迁移的程序比目标服务器懂得更多，因此迁移在那里以 1064 失败，正当发布中途。',
  '{where} uses {what}, which {product} knows from {since} on; the release goes to {version}.':
    '{where} 使用 {what}，{product} 从 {since} 起才支持；发布的目标是 {version}。',
  'Write it without {what}, or update the server first; try the release on a scratch server of its version with --engine.':
    '不用 {what} 来写，或先升级服务器；用 --engine 在该版本的临时服务器上试验发布。',
  'The release goes to {target}, but migrations and queries were tried on {tried}: one may accept what the other refuses.':
    '发布的目标是 {target}，而迁移和查询在 {tried} 上试验：一个可能接受另一个拒绝的内容。',
  'Limits and ways of {version} are counted on.': '按 {version} 的限制和做法计算。',
  'A key of InnoDB holds 3072 bytes (767 before MySQL 5.7.7 and MariaDB 10.2.2), and a character of utf8mb4 counts as four. The migration fails with 1071 in the middle of the release; MariaDB cuts an index that is not unique short, without an error.':
    'InnoDB 的键最多 3072 字节（MySQL 5.7.7 和 MariaDB 10.2.2 之前为 767），utf8mb4 的一个字符按四字节计。迁移在发布中途以 1071 失败；MariaDB 会截短非唯一索引而不报错。',
  '{where} writes anew {table} while it runs: {why*}': '{where} 运行时重写 {table}：{why}',
  '{where} writes anew {table} (about {count} (row|rows) in the live database) while it runs: {why*}':
    '{where} 运行时重写 {table}（在线数据库中约 {count} 行）：{why}',
  'a column is added at once from MySQL 8.0.12 and MariaDB 10.3.2 on, and before by writing the table anew':
    '从 MySQL 8.0.12 和 MariaDB 10.3.2 起增加列是即时的，之前要重写整个表',
  'a column is added in another place than the end at once from MySQL 8.0.29 and MariaDB 10.4 on, and before by writing the table anew':
    '从 MySQL 8.0.29 和 MariaDB 10.4 起在末尾之外增加列是即时的，之前要重写整个表',
  'a column is dropped at once from MySQL 8.0.29 and MariaDB 10.4 on, and before by writing the table anew':
    '从 MySQL 8.0.29 和 MariaDB 10.4 起删除列是即时的，之前要重写整个表',

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

  // programs
  'A step of the release is a program, which is not run': '发布的一个步骤是程序，没有运行',
  'What it changes is in neither schema, so nothing here says whether old code can live with it.':
    '它的变更不在任何一份结构中，因此这里无从说明旧代码能否与之共存。',
  'Run it on a scratch database and name the schema after it as the candidate: a dump, or the database itself. Where it changes no schema, waive this result.':
    '请在临时数据库上运行它，并把之后的结构作为候选：转储，或该数据库本身。如果它不改变结构，可豁免这项结果。',
  'Not run, so that what it changes is not known: {files}.': '没有运行，其变更未知：{files}。',

  // files
  'Callbacks are not run: {files}.': '回调没有运行：{files}。',
  'Left out, because the journal does not name them: {files}.': '日志没有列出而略去：{files}。',
  '{file} stands for {count} older (version|versions), as on a new database.':
    '{file} 代替 {count} 个更旧的版本，如同在新数据库上。',
  '{file} goes down, but no file goes up that it could undo.': '{file} 用于撤回，但没有与之对应的升级文件。',
  'Steps that are programs are not run, so what they change is missing: {files}.':
    '作为程序的步骤没有运行，其变更缺失：{files}。',
  'Left out, because {tool} does not apply them: {files}.': '{tool} 不应用而略去：{files}。',
  'Left out as files for another engine: {files}.': '作为其他引擎的文件略去：{files}。',
  'Placeholders without a value: {names}.': '没有值的占位符：{names}。',
};
