import type { Phrases } from '../phrase.ts';

/** What the report model and the gate say of themselves: reasons, notices, directions, sections, truncations. */
export const verdict: Phrases = {
  '{tool} selected nothing to look at, so there is nothing to say.':
    '{tool} 没有选中任何对象，因此无从判断。',
  'The run was interrupted; this report is partial.': '运行被中断；本报告不完整。',
  '{tool} is missing: {reason*}': '缺少 {tool}：{reason}',
  'its part was not found': '没有找到它的部分报告',
  '{tool} is partial: it was interrupted or lost a part': '{tool} 不完整：它被中断，或丢失了一部分',
  'skipped without a stated reason': '被跳过，且没有说明原因',
  '{tool} was in scope, but judged nothing': '{tool} 在范围内，但什么也没有判断',
  '{tool}: {count} requirement not met': '{tool}：{count} 项要求未满足',
  '{tool}: {count} requirements not met; the first': '{tool}：{count} 项要求未满足，首先',
  '{tool}: {count} requirement not met and {open} not decided':
    '{tool}：{count} 项要求未满足，{open} 项无法判定',
  '{tool}: {count} requirements not met and {open} not decided; the first':
    '{tool}：{count} 项要求未满足，{open} 项无法判定，首先',
  '{tool}: {count} blocker and {open} not decided': '{tool}：{count} 个阻断项，{open} 个无法判定',
  '{tool}: {count} blockers and {open} not decided; the first':
    '{tool}：{count} 个阻断项，{open} 个无法判定，首先',
  '{count} blockers ({tools}) and {open} not decided; the first':
    '{count} 个阻断项（{tools}），{open} 个无法判定，首先',
  '{count} blockers ({tools}) and {open} not decided; the first not met':
    '{count} 个阻断项（{tools}），{open} 个无法判定，首先未满足的',
  '{tool}: {count} blocker': '{tool}：{count} 个阻断项',
  '{tool}: {count} blockers; the first': '{tool}：{count} 个阻断项，首先',
  '{tool}: {count} blocker not decided': '{tool}：{count} 个阻断项无法判定',
  '{tool}: {count} blockers not decided; the first': '{tool}：{count} 个阻断项无法判定，首先',
  '{count} blockers ({tools}); the first': '{count} 个阻断项（{tools}），首先',
  '{count} blockers ({tools}); the first not met': '{count} 个阻断项（{tools}），首先未满足的',
  '{count} blockers not decided ({tools}); the first': '{count} 个阻断项无法判定（{tools}），首先',
  '{name*}: {message*}': '{name}：{message}',
  'Baseline and candidate are the same; nothing changes.': '基线与候选版本相同；没有任何变化。',
  '{count} (result was|results were) judged and no blocker is open ({waived} waived).':
    '已判断 {count} 项结果，没有未解决的阻断项（{waived} 项已豁免）。',
  '{count} (result was|results were) judged and no blocker is open.':
    '已判断 {count} 项结果，没有未解决的阻断项。',
  'Nothing was judged, so nothing is known about this release.': '什么都没有判断，因此对本次发布一无所知。',
  'stored on {time}': '保存于 {time}',
  '{count} stored bodies were not found.': '有 {count} 份已保存的正文没有找到。',
  '{count} report(s) were given twice and count once.': '有 {count} 份报告给了两次，只计一次。',
  'its {tool} report {reason*}': '它的 {tool} 报告{reason}',
  'is of {name} {found}, not {expected}': '属于 {name} {found}，而不是 {expected}',
  'attests {name} version {found}, not {expected}': '证明的 {name} 版本是 {found}，而不是 {expected}',
  'ended in the future ({time})': '的结束时间在未来（{time}）',
  'is {age} old ({max} are allowed); run it again': '已过去 {age}（最多允许 {max}）；请重新运行',
  'the part is {age} old, {max} are allowed': '该部分已过去 {age}，最多允许 {max}',
  'The waiver of {fingerprint} ({owner}) ran out on {day}.': '豁免 {fingerprint}（{owner}）已于 {day} 到期。',
  'The waiver of {fingerprint} ({owner}) excused nothing: there is no such finding.':
    '豁免 {fingerprint}（{owner}）没有用上：没有这样的发现。',
  'The waiver of {fingerprint} ({owner}) excused nothing: "{title*}" is {outcome*}, and a waiver excuses only fail.':
    '豁免 {fingerprint}（{owner}）没有用上：“{title}”的结果是{outcome}，而豁免只对失败有效。',
  'The waiver of {fingerprint} ({owner}) excused nothing.': '豁免 {fingerprint}（{owner}）没有用上。',
  'The waiver of {fingerprint} ({owner}) accepted another change: "{title*}" has no digest now.':
    '豁免 {fingerprint}（{owner}）接受的是另一个变更：“{title}”现在没有摘要。',
  'The waiver of {fingerprint} ({owner}) accepted another change: "{title*}" has digest {digest} now.':
    '豁免 {fingerprint}（{owner}）接受的是另一个变更：“{title}”现在的摘要是 {digest}。',
  'The waiver of {fingerprint} ({owner}) accepted another change.':
    '豁免 {fingerprint}（{owner}）接受的是另一个变更。',
  'whole pieces of evidence': '完整的证据',
  'evidence is cut at {max} characters': '证据在 {max} 个字符处截断',
  'the rest was not kept': '其余部分没有保留',
  'the whole is kept as a blob': '全文另行保存',
  'at most {max} pieces are kept per result': '每项结果最多保留 {max} 份',
  'The baseline and the candidate have the same schema.': '基线与候选版本的结构相同。',
  'old callers meet the new side (gray window)': '旧调用方遇到新的一侧（灰度期间）',
  'new callers meet the old side (rollback, or callers first)':
    '新调用方遇到旧的一侧（回滚，或调用方先发布）',
  'old code reads what new code wrote (rollback after writes)': '旧代码读取新代码写入的数据（写入后回滚）',
  'new code reads what old code wrote': '新代码读取旧代码写入的数据',

  // gate
  'not in the config': '不在配置中',
  'needs the preview group; judged at --stage ship': '需要预览组；在 --stage ship 时判断',
  'it could not run': '它无法运行',
  '{tool} could not run: {reason*}': '{tool} 无法运行：{reason}',
  'The pull request changes its own gate': '这个合并请求修改了它自己的门禁',
  '{file} differs from {base}; this run was judged by the version of {version}.':
    '{file} 与 {base} 不同；本次运行按 {version} 的版本判断。',
  'A change that loosens its own checks would approve itself.': '放宽自身检查的变更等于自己批准自己。',
  'Let an owner review the change of policy; it takes effect once it is merged.':
    '请负责人审查这项策略变更；合并之后才会生效。',

  // words of outcomes, tools and groups inside sentences
  pass: '通过',
  fail: '失败',
  error: '错误',
  inconclusive: '无法判定',
  pending: '待处理',
  skipped: '跳过',
};
