import type { Phrases } from '../phrase.ts';

/** Titles, reasons and remedies of the rules of the replay. */
export const replayRules: Phrases = {
  // rules
  'Preview answers with the same status as stable': '预览组返回的状态码与稳定组相同',
  'Callers branch on the status: users who are sent to preview get an error or another page than before.':
    '调用方按状态码分支：被送到预览组的用户会看到错误，或看到与以前不同的页面。',
  'Repeat the sample request against preview and read its log; correct the code, or state the change as expected, with a reason and a last day, if it is meant.':
    '对预览组重发示例请求并查看其日志；修正代码；如果是有意的变更，请把它声明为预期变更，并写明原因和截止日期。',
  'Preview answers with the same content as stable': '预览组返回的内容与稳定组相同',
  'Callers of the old version read these fields; a missing, renamed or differently typed one breaks them.':
    '旧版本的调用方会读取这些字段；缺失、改名或类型不同都会使它们出错。',
  'Compare the two sample replies; correct the code, or state the change as expected, with a reason and a last day, if it is meant.':
    '比较两份示例响应；修正代码；如果是有意的变更，请把它声明为预期变更，并写明原因和截止日期。',
  'Preview sends the same headers that matter': '预览组发送的重要响应头相同',
  'Browsers, caches and proxies act on these headers: pages may be cached too long, blocked, or lose a session.':
    '浏览器、缓存和代理会按这些响应头行事：页面可能被缓存过久、被拦截，或丢失会话。',
  'Set the header in preview as in stable, or state the change as expected, with a reason and a last day, if it is meant.':
    '让预览组的响应头与稳定组一致；如果是有意的变更，请把它声明为预期变更，并写明原因和截止日期。',
  'Preview answers from a cache only where stable does': '只有稳定组也由缓存应答的地方，预览组才由缓存应答',
  'Users of preview get old answers where stable gives fresh ones, perhaps those of another user, and what the candidate says was not compared.':
    '稳定组给出最新应答的地方，预览组的用户得到的是旧应答，甚至可能是别的用户的应答；候选版本的应答也没有被比较。',
  'Find the cache that answers for preview and set it as for stable; if it is meant, let the replay go past it and waive the result with a reason.':
    '找到替预览组应答的缓存，并按稳定组的方式设置；如果是有意的，让回放绕过它，并写明原因豁免这项结果。',
  'Preview answers as the description of the API says': '预览组按 API 描述应答',
  'Callers generate clients and checks from the description; a reply that does not keep to it breaks them, whatever stable did.':
    '调用方根据描述生成客户端和校验；不符合描述的响应会使它们出错，无论稳定组如何。',
  'Correct the reply, or the description where it is the one that is wrong.':
    '修正响应；如果错的是描述，则修正描述。',
  'Clients of every version in use get the same replies': '在用的每个客户端版本都得到相同的响应',
  'Apps and partners update late or never; an interface must go on working for the versions that are out there.':
    '应用和合作方更新得晚，甚至从不更新；接口必须继续为在用的版本服务。',
  'See the findings of the routes that these clients ask; serve their version as before.':
    '查看这些客户端所请求路由的发现；像以前一样为它们的版本服务。',
  'Preview answers as fast as stable': '预览组应答与稳定组一样快',
  'A slower reply holds connections and threads of every caller and spreads under load.':
    '较慢的响应会占住每个调用方的连接和线程，并在负载下蔓延。',
  'Profile the route in preview; look for a missing index, an additional call or a cold cache.':
    '在预览组中剖析该路由；检查是否缺少索引、多了调用或缓存未预热。',
  'Every reply proves which group sent it': '每个响应都证明由哪个组发出',
  'Two replies of the same group always agree. A router that sends preview requests to stable makes every comparison empty.':
    '同一个组的两个响应总是一致的。把预览请求送到稳定组的路由会使所有比较失去意义。',
  'Check the routing marks at each hop, and let every service name itself in its replies.':
    '检查每一跳的路由标记，并让每个服务在响应中表明自己的身份。',
  'Preview runs the candidate and stable does not': '预览组运行候选版本，稳定组不运行',
  'If both groups run the same version, or preview another one than will ship, the comparison says nothing about this release.':
    '如果两个组运行同一版本，或预览组运行的不是将要发布的版本，比较就说明不了本次发布。',
  'Deploy the candidate to preview and only there, and replay again.':
    '把候选版本部署到预览组且只部署到那里，然后重新回放。',
  'Enough pairs of replies could be compared': '有足够多的响应对可以比较',
  'A handful of pairs agrees by chance. What was set aside is in the ledger with its reason.':
    '少量响应对可能碰巧一致。被搁置的请求及其原因见账目。',
  'Replay a longer capture, or remove the reason why most pairs were set aside.':
    '回放更长的采集，或消除大多数响应对被搁置的原因。',
  'Replay a longer capture.': '回放更长的采集。',
  'Every route that was asked could be judged': '每个被请求的路由都可以判断',
  'Other routes say nothing about this one: whatever the candidate broke here was not seen.':
    '其他路由说明不了这一个：候选版本在这里弄坏的东西不会被看到。',
  'Remove the reason why its pairs were set aside, or leave the route out of the selection.':
    '消除响应对被搁置的原因，或把该路由排除在选择之外。',
  'Only the very mark leads to preview, and the proof does not repeat it':
    '只有完全一致的标记才会进入预览组，且证明不是对请求的复述',
  'Old, foreign and mistyped marks are out there: their users would be sent to preview. A proof that repeats what was asked is given by any group.':
    '线上存在旧的、外来的、写错的标记：带着它们的用户会被送到预览组。若证明只是复述请求的内容，任何一组都能给出。',
  'Let the router compare the whole value and send every other one to stable; let each service, not the router, name itself.':
    '让路由比较完整的值，其他值一律送到稳定组；让每个服务自己报出身份，而不是由路由代报。',
  'No cache hands answers of preview to users of stable': '没有缓存把预览组的应答交给稳定组的用户',
  'A cache that does not know the marks serves what preview answered to everybody: a fault of the candidate reaches all users, and replies prove nothing.':
    '不认识标记的缓存会把预览组的应答提供给所有人：候选版本的故障会波及全部用户，响应也证明不了什么。',
  'Let the cache key hold the mark (Vary, or the cookie or header in the key), or go past it for marked requests.':
    '让缓存键包含标记（Vary，或在键中加入该 cookie 或请求头），或让带标记的请求绕过缓存。',
  'The run went through without doing harm': '运行完成，没有造成损害',
  'A replay must never be the cause of an incident, so it stops at the first sign of one.':
    '回放绝不能成为事故的原因，因此一有迹象就停止。',
  'Find out why the group failed under this load; lower the rate if the replay was the cause, or give its own machine room where that did not keep up.':
    '查明该组为何在此负载下失败；如果原因是回放，请降低速率；如果是运行回放的机器跟不上，请给它留出余量。',
  'Send the rest with `seaworthy replay resume` and the folder of the run; `seaworthy replay judge` judges what was heard.':
    '用 `seaworthy replay resume` 加上该运行的文件夹发送其余请求；`seaworthy replay judge` 判断已收到的内容。',

  // what is asked before a run
  '{endpoint} of {group} said {one} and, asked again at once, {other}, so it does not tell the version of the replies.':
    '{group} 的 {endpoint} 先说 {one}，立刻再问又说 {other}，因此不能说明响应属于哪个版本。',
  'GET {path} with {marks}, a value that nobody gave, was answered by stable.':
    '带着无人使用的值 {marks} 请求 GET {path}，由稳定组应答。',
  'GET {path} with {marks}, a value that nobody gave, was answered by preview, which names itself {shown}.':
    '带着无人使用的值 {marks} 请求 GET {path}，由预览组应答，它自称 {shown}。',
  'GET {path} with {marks}, a value that nobody gave, names itself {shown}: the proof repeats what was asked, so it does not tell who answers.':
    '带着无人使用的值 {marks} 请求 GET {path}，响应自称 {shown}：证明只是复述请求的内容，因此无法说明由谁应答。',

  // replies that ask to stay away
  'Preview asked to stay away (429, or 503 with Retry-After) in {count} of {all} (reply|replies), stable in {other} of {others}; they were not compared.':
    '预览组的 {all} 个响应中有 {count} 个要求退避（429，或带 Retry-After 的 503），稳定组 {others} 个中有 {other} 个；这些响应没有比较。',
};
