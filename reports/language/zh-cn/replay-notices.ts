import type { Phrases } from '../phrase.ts';

/** What a report of `replay` says of the run as a whole. */
export const replayNotices: Phrases = {
  'Every request carried x-seaworthy-run: {run}. 99 of 100 sends began within {lag} ms of their time.':
    '每个请求都带有 x-seaworthy-run: {run}。100 次发送中有 99 次在预定时间的 {lag} ms 内开始。',
  'Sends fell over {ms} ms behind their schedule, so both groups were asked less than planned, and not always at one time: a value that changes with time may differ for that alone. No latency counts that time.':
    '发送比预定时间晚了超过 {ms} ms，因此两个组收到的请求少于计划，且不总在同一时刻：随时间变化的值可能仅因此而不同。这段时间不计入任何延迟。',
  'The limit of {rate} requests/s over all arms made the run slower than its pace.':
    '全部通道合计 {rate} 次请求/秒的上限使运行慢于其节奏。',
  '{count} (difference|differences) seen too rarely to judge could not be asked again, there were too many.':
    '有 {count} 处差异出现太少而无法判断，又太多而无法再次请求。',
  'Ignored {count} (difference|differences) at {place}: {reason}':
    '忽略了 {place} 的 {count} 处差异：{reason}',
  '{place} was ignored until {until} only, and is judged again.': '{place} 只忽略到 {until}，现在重新判断。',
  'The expected change at {place} ({reason}) was expected until {until} only; such a change is a finding now.':
    '{place} 的预期变更（{reason}）只到 {until}；现在这样的变更会成为发现。',
  'The expected change at {place} ({reason}) did not appear.': '{place} 的预期变更（{reason}）没有出现。',
  'The ledger does not add up; please report this.': '账目不平；请报告此问题。',
  'Judged again from the journal {file}; nothing was sent.': '根据日志 {file} 重新判断；没有发送任何请求。',
  'The pace was changed by `seaworthy replay pace`: {changes}.':
    '速度曾由 `seaworthy replay pace` 改变：{changes}。',
  'A pace that is no share from 0 to 1 was asked for {count} (time|times); that changed nothing.':
    '曾有 {count} 次要求的速度不是 0 到 1 的比例；没有任何改变。',
  '"{name}" signed in to stable {times*} and to preview {again*}: {steps}.':
    '“{name}”登录了 stable {times}、preview {again}：{steps}。',
  '"{name}" was signed out of {group} in the end, and had no login left (loginsMax).':
    '“{name}”最后在 {group} 上已被登出，且没有剩余的登录次数（loginsMax）。',
  once: '一次',
  'No test identity stands in for who sent {count} (request|requests): they went out without signing in.':
    '有 {count} 次请求的用户没有对应的测试身份：这些请求未登录即发送。',
  'Taken up again: {done} of {all} requests had been answered.':
    '已继续：{all} 次请求中有 {done} 次此前已得到响应。',
  'Sent again, because they were in flight when the run ended: {count} (request|requests).':
    '已重新发送，因为运行结束时它们尚未得到响应：{count} 次请求。',
  'Of the journal {count} damaged (record|records) had to be left out; a reply in them counts as never received.':
    '日志中有 {count} 条损坏的记录只能略去；其中的响应视为从未收到。',
};
