import type { Phrases } from '../phrase.ts';

/** What the replay found. */
export const replay: Phrases = {
  // differences
  '{place*}: {at} {how*} in {count} of {all} (pair|pairs), for example {stable*} in stable and {preview*} in preview':
    '{place}：{at} {how}，{all} 对中有 {count} 对，例如稳定组为 {stable}，预览组为 {preview}',
  '{place*}: {at} {how*} in {count} of {all} (pair|pairs)': '{place}：{at} {how}，{all} 对中有 {count} 对',
  '{count} routes ({names})': '{count} 个路由（{names}）',
  'gives no reply': '没有响应',
  'is missing': '缺失',
  'is new': '是新增的',
  'has another type': '类型不同',
  'can no longer be read': '无法再读取',
  'can be read now': '现在可以读取',
  'names a member twice': '同名成员出现两次',
  'leads users to preview and keeps them there': '把用户引到预览组并留在那里',
  'has another value': '值不同',
  'has another time, close to that of the reply': '时间不同，接近响应的时间',
  'has another id': 'ID 不同',
  'has another count': '计数不同',
  'has another length': '长度不同',
  'has another order': '顺序不同',
  'lacks an element': '缺少一个元素',
  'has a new element': '多了一个元素',
  'has other bytes': '字节不同',
  'no-reply': '无响应',
  missing: '缺失',
  extra: '多余',
  'type-changed': '类型改变',
  unreadable: '不再可读',
  readable: '变为可读',
  'names-doubled': '成员重名',
  'mark-set': '设置了标记',
  'value-changed': '值改变',
  'date-changed': '时间改变',
  'id-changed': 'ID 改变',
  'counter-changed': '计数改变',
  'length-changed': '长度改变',
  'order-changed': '顺序改变',
  'element-missing': '缺少元素',
  'element-extra': '多余元素',
  'line-missing': '缺少行',
  'line-extra': '多余行',
  'bytes-changed': '字节改变',
  'lines of JSON': '逐行 JSON',
  'JSON for scripts': '供脚本使用的 JSON',
  nothing: '无',
  'Stable was not asked twice.': '没有对稳定组请求两次。',
  'Stable disagreed with itself there in {noise} of {samples}.':
    '稳定组在该处与自身不一致：{samples} 次中 {noise} 次。',
  'It became {value} in preview alone {count} (time|times), in stable alone {times} (time|times).':
    '该处只在预览组变为 {value} 的有 {count} 次，只在稳定组的有 {times} 次。',
  'Its value is at {place} there, which is new.': '它的值在预览组位于新增的 {place}。',
  'Preview gives the same value each time, stable another one.': '预览组每次给出同一个值，稳定组每次不同。',
  'It was not asked again, which would tell it from chance.': '没有再次请求，因此无法与偶然区分。',
  'It is expected by {by} until {until}: {reason}.': '{by} 预期此变更，直到 {until}：{reason}。',
  'It is expected until {until}: {reason}.': '此变更在 {until} 之前是预期的：{reason}。',
  'It was expected by {by} until {until} only: {reason}.': '{by} 只在 {until} 之前预期此变更：{reason}。',
  'It was expected until {until} only: {reason}.': '此变更只在 {until} 之前是预期的：{reason}。',
  '{pairs} (pair was|pairs were) compared; none differs beyond noise.':
    '比较了 {pairs} 对；没有超出噪声的差异。',
  'For `replay.expected`: {line}': '可加入 `replay.expected`：{line}',
  'What accepts it in the config; one of these is enough': '在配置中接受它的写法；任选其一即可',
  'The smallest pair that shows {place}': '显示 {place} 的最小响应对',
  '{where*}: preview alone failed in {count} of {all} (request|requests), stable in {failed} of {replies} (reply|replies) (for example {preview*} where stable gave {stable*}).':
    '{where}：只有预览组失败，{all} 次请求中 {count} 次；稳定组 {replies} 个响应中失败 {failed} 个（例如预览组 {preview}，稳定组 {stable}）。',
  '{where*}: preview gave no reply in {count} of {all} (request|requests), stable never did in {replies} (reply|replies).':
    '{where}：预览组在 {all} 次请求中有 {count} 次没有响应，稳定组在 {replies} 个响应中从未如此。',
  '{where*}: preview answered with {status} in {count} of {all} (request|requests), stable never did in {replies} (reply|replies).':
    '{where}：预览组在 {all} 次请求中有 {count} 次应答 {status}，稳定组在 {replies} 个响应中从未如此。',
  'no reply': '无响应',
  'a reply': '有响应',
  'Asked again, they did not come back.': '再次请求时没有再出现。',
  'That may be chance: about {count} (request|requests) would tell.':
    '这可能是偶然：约 {count} 次请求才能判定。',

  // cache, clients, contract, coverage
  'On no route of {sent} (request|requests) does a cache answer for preview only.':
    '在 {sent} 次请求的路由中，没有只替预览组应答的缓存。',
  '{route}: a cache answered {count} of {sent} (request|requests) to preview and none to stable, so what the candidate says was not compared there.':
    '{route}：缓存应答了发往预览组的 {sent} 次请求中的 {count} 次，稳定组一次也没有，因此候选版本的应答在该处没有被比较。',
  'Clients of version {version} get other replies from preview in {count} of {pairs} (pair|pairs); stable differs from itself in {noise}.':
    '版本 {version} 的客户端在 {pairs} 对中有 {count} 对从预览组得到不同的响应；稳定组与自身不同的有 {noise} 对。',
  'Clients of version {version} gave {pairs} (pair|pairs), {needed} are needed to judge them.':
    '版本 {version} 的客户端给出 {pairs} 对，需要 {needed} 对才能判断。',
  'No compared request names a version of its client by {by}.': '被比较的请求都没有用 {by} 表明客户端版本。',
  'Clients of {versions} get the same replies.': '{versions} 的客户端得到相同的响应。',
  '{route}: {at} {rule} by the description, and {count} of {all} (reply|replies) of preview do not keep to it.':
    '{route}：按描述，{at} {rule}；预览组 {all} 个响应中有 {count} 个不符合。',
  'Stable does so too, in {count} of these pairs, so it is not new.':
    '稳定组也是如此，这些响应对中有 {count} 对，因此不是新问题。',
  'Stable does so in {count} of these pairs.': '稳定组在这些响应对中有 {count} 对如此。',
  'The one reply of preview that is described keeps to it; not checked: {rest*}.':
    '有描述的唯一一个预览组响应符合；未检查：{rest}。',
  'The one reply of preview that is described keeps to it.': '有描述的唯一一个预览组响应符合。',
  'All {count} replies of preview that are described keep to it; not checked: {rest*}.':
    '有描述的 {count} 个预览组响应全部符合；未检查：{rest}。',
  'All {count} replies of preview that are described keep to it.': '有描述的 {count} 个预览组响应全部符合。',
  'No reply of preview could be held against the description; not checked: {rest*}.':
    '没有一个预览组响应可以与描述对照；未检查：{rest}。',
  'No reply of preview could be held against the description.': '没有一个预览组响应可以与描述对照。',
  '{count} not described': '{count} 个没有描述',
  '{count} no JSON': '{count} 个不是 JSON',
  '{count} with a schema that cannot be used': '{count} 个的结构无法使用',
  'The one route that was asked was judged.': '被请求的唯一一个路由已判断。',
  'All {count} routes that were asked were judged.': '被请求的 {count} 个路由都已判断。',
  '{route*}: none of {sent} (request|requests) gave a pair that could be compared; set aside: {reasons*}.':
    '{route}：{sent} 次请求中没有一次给出可比较的响应对；被搁置：{reasons}。',
  '{route*}: none of {sent} (request|requests) gave a pair that could be compared.':
    '{route}：{sent} 次请求中没有一次给出可比较的响应对。',
  'all routes': '全部路由',
  'rare routes': '少见路由',

  // groups and versions
  'The one reply proved its group.': '唯一的响应证明了所属的组。',
  'All {count} replies proved their group.': '全部 {count} 个响应都证明了所属的组。',
  'Preview proved {preview*}, stable {stable*}.': '预览组证明为 {preview}，稳定组证明为 {stable}。',
  'no mark, as stated': '如所声明，没有标记',
  "Nothing says how a reply proves its group, so no pair counts. Add --attest 'header:NAME=VALUE' with the value that only preview sends.":
    "没有说明响应如何证明所属的组，因此没有响应对可以计入。请加上 --attest 'header:NAME=VALUE'，其值只由预览组发送。",
  'The replies would allow {suggestions}.': '从响应看可以使用 {suggestions}。',
  '{where*}: {total} (reply|replies) asked of preview came from elsewhere, by the name of {values}.':
    '{where}：向预览组请求的 {total} 个响应来自别处；它们自称 {values}。',
  '{where*}: {total} (reply|replies) asked of stable came from elsewhere, by the name of {values}.':
    '{where}：向稳定组请求的 {total} 个响应来自别处；它们自称 {values}。',
  '{where*}: stable and preview both name themselves {values} in {total} (pair|pairs).':
    '{where}：在 {total} 对中，稳定组和预览组都自称 {values}。',
  "{where*}: {total} (reply of preview shows|replies of preview show) version {values}, which is not the candidate's.":
    '{where}：预览组的 {total} 个响应显示版本 {values}，它不是候选版本。',
  '{unproven} of {replies} (reply|replies) of preview carry no proof of their group ({status*}).':
    '预览组 {replies} 个响应中有 {unproven} 个没有证明所属的组（{status}）。',
  '{unproven} of {replies} (reply|replies) of stable carry no proof of their group ({status*}).':
    '稳定组 {replies} 个响应中有 {unproven} 个没有证明所属的组（{status}）。',
  '{count} with status {status}': '{count} 个状态码为 {status}',
  '{endpoint} was not asked before and after the run, so no group proved its version.':
    '运行前后没有请求 {endpoint}，因此没有组证明其版本。',
  '{endpoint} says {version} in both groups.': '{endpoint} 在两个组中都是 {version}。',
  '{endpoint} of preview says {version}, which is not {candidate}.':
    '预览组的 {endpoint} 是 {version}，不是 {candidate}。',
  '{endpoint} said {preview} in preview and {stable} in stable, before and after the run.':
    '运行前后，{endpoint} 在预览组中是 {preview}，在稳定组中是 {stable}。',
  '{endpoint} told no version of {groups*}.': '{endpoint} 没有给出 {groups} 的版本。',
  '{endpoint} of {group} said {before} before the run and {after} after it, so the replies are of no one version.':
    '{group} 的 {endpoint} 在运行前是 {before}，运行后是 {after}，因此响应不属于同一个版本。',
  'stable and preview': '稳定组和预览组',

  // shared cache
  'A URL that preview had just answered was answered by stable when stable was asked.':
    '预览组刚应答过的 URL，在请求稳定组时由稳定组应答。',
  'GET {path} asked of preview and then of stable: stable’s reply names itself {mark}, as preview does, though no URL is answered so that preview was not asked before. Nothing more was sent.':
    '先向预览组、再向稳定组请求 GET {path}：稳定组的响应自称 {mark}，与预览组相同，而预览组没有请求过的 URL 都不是这样应答的。此后没有再发送请求。',

  // latency
  'None of {pairs} (pair|pairs) lies on a route that is slower beyond the limits.':
    '{pairs} 对中没有一对所在的路由慢得超出限度。',
  '{count} (pair on rare routes was|pairs on rare routes were) too few to judge.':
    '少见路由上的 {count} 对太少，无法判断。',
  'On {blind} of {all} only a slowdown of more than {percent} % is sure to be seen: {route} has {pairs} (pair|pairs) and would need {needed}.':
    '{all} 个路由中有 {blind} 个只有变慢超过 {percent} % 才一定能看到：{route} 有 {pairs} 对，需要 {needed} 对。',
  '{route*}: preview takes {times} times as long as stable for the same request, TP50 {preview} ms against {stable} ms ({pairs} (pair|pairs), from send to last byte).':
    '{route}：同一请求，预览组耗时是稳定组的 {times} 倍，TP50 为 {preview} ms 对 {stable} ms（{pairs} 对，从发送到最后一个字节）。',
  '{route*}: preview takes {times} times as long as stable for the same request, TP50 {preview} ms against {stable} ms; {tails*} ({pairs} (pair|pairs), from send to last byte).':
    '{route}：同一请求，预览组耗时是稳定组的 {times} 倍，TP50 为 {preview} ms 对 {stable} ms；{tails}（{pairs} 对，从发送到最后一个字节）。',
  '{route*}: {tails*} ({pairs} (pair|pairs), from send to last byte).':
    '{route}：{tails}（{pairs} 对，从发送到最后一个字节）。',
  'It is beyond chance, and below the limit of {ratio} times.': '这并非偶然，但低于 {ratio} 倍的限度。',
  'The groups are slow in phases, and {one} pairs in a row say what one would: that may be chance, about {count} pairs would tell.':
    '各组会分阶段变慢，连续 {one} 对只相当于一对：这可能是偶然，约 {count} 对才能判定。',
  'the slowest replies of preview are slower, {name} {preview} ms against {stable} ms':
    '预览组最慢的响应更慢，{name} 为 {preview} ms 对 {stable} ms',
  'Latency was not judged: {pairs} (pair|pairs), {min} are needed on a route, and about {needed} to be sure to see a slowdown of {percent} %.':
    '没有判断延迟：有 {pairs} 对，每个路由需要 {min} 对，要确保看到 {percent} % 的变慢约需 {needed} 对。',

  // the run
  'What this replay heard is kept in {folder}: `seaworthy replay resume` goes on with it, `seaworthy replay judge` judges it again.':
    '本次回放收到的内容保存在 {folder}：可用 `seaworthy replay resume` 继续，用 `seaworthy replay judge` 重新判断。',
  'The one request went out.': '唯一的请求已发出。',
  'All {sent} requests went out.': '全部 {sent} 次请求都已发出。',
  'The run stopped after {sent} (request|requests): {reason*}.': '运行在 {sent} 次请求后停止：{reason}。',
  'targets asked {times} times to back off, the last one was {group}':
    '目标要求退避 {times} 次，最后一次是 {group}',
  '{group} gave {count} errors in a row': '{group} 连续出现 {count} 次错误',
  '{errors} of the last {replies} replies of {group} were errors':
    '{group} 最近的 {replies} 个响应中有 {errors} 个是错误',
  '{share} % of the last replies of {group} took over {factor} times as long as at the beginning of the run, and over {ms} ms longer':
    '{group} 最近的响应中有 {share} % 耗时超过运行开始时的 {factor} 倍，并且慢了 {ms} ms 以上',
  'this machine did not keep up, its own timers were {ms} ms late, so that slow replies of {group} prove nothing':
    '本机跟不上：自身的定时器晚了 {ms} ms，因此 {group} 的慢响应说明不了什么',
  'this machine, on which both groups run, has {tasks} tasks for each of its cores, so that slow replies of {group} prove nothing':
    '两个组都运行在本机上，而本机每个核心有 {tasks} 个任务，因此 {group} 的慢响应说明不了什么',
  'the health signal {name} cannot be read: {why*}': '健康信号 {name} 无法读取：{why}',
  'the health signal {name} has status {status}, not {limit}':
    '健康信号 {name} 的状态码是 {status}，不是 {limit}',
  'the health signal {name} is {value}, above its limit of {limit}':
    '健康信号 {name} 为 {value}，高于限度 {limit}',
  'the health signal {name} is {value}, below its limit of {limit}':
    '健康信号 {name} 为 {value}，低于限度 {limit}',
  'the status is {status}': '状态码是 {status}',
  'the reply holds no number': '响应中没有数字',
  'the reply is too large': '响应过大',
  'no whole reply within {ms} ms': '{ms} ms 内没有完整的响应',
  'a cache between handed an answer of preview to a request that did not ask for preview':
    '中间的缓存把预览组的应答交给了没有请求预览组的请求',
  'it was killed, and has not been taken up again': '它被强行结束，尚未继续',
  'it was interrupted': '它被中断',
  '`seaworthy replay stop` was called': '有人调用了 `seaworthy replay stop`',
  'the stop file {file} is there; remove it before the next run':
    '停止文件 {file} 已存在；请在下次运行之前删除它',
  '{pairs} (pair|pairs) could be compared, {needed} are needed; set aside: {reasons*}.':
    '可比较的有 {pairs} 对，需要 {needed} 对；被搁置：{reasons}。',
  '{pairs} (pair|pairs) could be compared, {needed} are needed.': '可比较的有 {pairs} 对，需要 {needed} 对。',
  'Only {pairs} of {sent} (request|requests) gave a pair that could be compared; set aside: {reasons*}.':
    '{sent} 次请求中只有 {pairs} 次给出可比较的响应对；被搁置：{reasons}。',
  'Only {pairs} of {sent} (request|requests) gave a pair that could be compared.':
    '{sent} 次请求中只有 {pairs} 次给出可比较的响应对。',
  '{lost} of {sent} (request|requests) ended without a reply; set aside: {reasons*}.':
    '{sent} 次请求中有 {lost} 次没有响应；被搁置：{reasons}。',
  '{lost} of {sent} (request|requests) ended without a reply.': '{sent} 次请求中有 {lost} 次没有响应。',
  '{pairs} of {sent} (request|requests) gave a pair that was compared.':
    '{sent} 次请求中有 {pairs} 次给出了被比较的响应对。',
  'timeout {count}': '超时 {count}',
  'error {count}': '错误 {count}',
  'unproven {count}': '未证明 {count}',
  'from-cache {count}': '来自缓存 {count}',
  'interrupted {count}': '被中断 {count}',

  // gates and measures
  'lag of the sends, TP99': '发送滞后，TP99',
  'replies that prove no group': '没有证明所属组的响应',
  'requests on judged routes': '落在已判断路由上的请求',
  'requests that gave a usable pair': '给出可用响应对的请求',
  'requests without a reply': '没有响应的请求',
  'usable pairs': '可用的响应对',
  'pairs that differ': '不同的响应对',
  'stable against itself': '稳定组与自身相比',
  'errors of preview alone': '只在预览组出现的错误',
  'replies of preview from a cache': '预览组来自缓存的响应',
  'replies of preview that break the contract': '预览组违反契约的响应',
  'pairs of version {version} that agree': '版本 {version} 一致的响应对',
  'unproven replies': '未证明的响应',
  'median ratio': '比值的中位数',
  'times asked to back off': '被要求退避的次数',
  'errors of {group} in a row': '{group} 连续的错误',
  'errors of {group}': '{group} 的错误',
  'delay of this machine': '本机的延迟',
  'tasks for each core': '每个核心的任务数',
  'slow replies of {group}': '{group} 的慢响应',
  requests: '次请求',
  replies: '个响应',
  pairs: '对',
  stable: '稳定组',
  preview: '预览组',
};
