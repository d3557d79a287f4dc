import type { Phrases } from '../phrase.ts';

/** What checks found of batches, registries, queues, schedulers, logs, metrics and traces. */
export const checkedSystems: Phrases = {
  // batches, capacity, order
  '{count} batches in safe steps': '{count} 个批次，步骤安全',
  'There is one batch, at least two are needed': '只有一个批次，至少需要两个',
  '{batch} takes {percent} % of users; the first may take {max} % or one node':
    '{batch} 占 {percent} % 的用户；第一批最多 {max} % 或一个节点',
  '{batch} takes {count} of {all} nodes out at once; at most {max} may be':
    '{batch} 同时摘除 {all} 个节点中的 {count} 个；最多 {max} 个',
  'the batches change {count} of {all} nodes': '各批次共变更 {all} 个节点中的 {count} 个',
  '{batch} has no time in which it is watched': '{batch} 没有观察时间',
  '{batch} names no least number of samples': '{batch} 没有写明最少样本数',
  '{batch} goes back to {audience} after {other}': '{batch} 在 {other} 之后又回到 {audience}',
  '{batch} has {percent} % of users, not more than the {before} % before':
    '{batch} 占 {percent} % 的用户，不多于之前的 {before} %',
  '{batch} leaves {count} of {all} nodes in {zone}; at least {min} % must stay':
    '{batch} 在 {zone} 留下 {all} 个节点中的 {count} 个；至少要留 {min} %',
  '{batch} begins with {audience}, not with staff': '{batch} 从 {audience} 而不是内部人员开始',
  '{count} nodes carry {rate} when {moment*}; needed are {needed}':
    '{moment}，{count} 个节点承受 {rate}；需要 {needed}',
  '{moment*} and a zone is lost': '{moment}，并且失去一个可用区',
  '{moment*} and {zone} is lost': '{moment}，并且失去 {zone}',
  'users are on {group}, which has {count} of {all} nodes, and {other} is taken away':
    '用户在 {group} 上（{all} 个节点中的 {count} 个），撤下 {other} 时',
  '{count} nodes are out': '{count} 个节点被摘除时',
  '{group} carries all': '{group} 承担全部时',
  '{batch} is out': '{batch} 被摘除时',
  'The capacity of a node was measured on {day}, more than {age} ago': '单节点容量测量于 {day}，已超过 {age}',
  'The capacity was measured with {was}, not {now}': '容量是用 {was} 而不是 {now} 测量的',
  'the measurement ended before the node was full, so it may carry more':
    '测量在节点满载之前结束，因此可能承受更多',
  'The peak is not known: {why*}': '高峰未知：{why}',
  '{when} ago: {count} values are fewer than the {needed} that are needed':
    '{when} 前：{count} 个值，少于需要的 {needed} 个',
  '{when} ago: there were no requests at all': '{when} 前：完全没有请求',
  'Out: {order}; back in reverse': '发布顺序：{order}；回滚时相反',
  '{a} goes out before {b} ({why})': '{a} 先于 {b} 发布（{why}）',
  '{a} comes back before {b} ({why})': '{a} 先于 {b} 回滚（{why}）',
  'cycle {cycle}: these must go out at the same time': '循环 {cycle}：它们必须同时发布',
  '{a} before {b}: {c} calls it, and nothing is known of its changes':
    '{a} 先于 {b}：{c} 调用它，而其变更未知',
  '{service} is not in the graph': '{service} 不在图中',
  'No service graph is given, so there is no order to judge': '没有给出服务图，因此没有顺序可判断',
  'Who calls whom is not known: {why*}': '谁调用谁未知：{why}',

  // config, registry, queue, scheduler
  'All {count} instances use {value}': '全部 {count} 个实例都使用 {value}',
  '{key} is {value}, and after {time} not so at {url}': '{key} 是 {value}，而 {time} 之后 {url} 处仍不是',
  '{url} was restarted meanwhile': '{url} 期间被重启',
  '{key} is {value}, not {planned}': '{key} 是 {value}，不是 {planned}',
  '{key} is missing, not {planned}': '缺少 {key}，应为 {planned}',
  '{key} is missing and has no default': '缺少 {key}，且没有默认值',
  '{key} differs, and nobody reviewed that': '{key} 不同，且没有人评审',
  '{group} has no {key}': '{group} 没有 {key}',
  'There are no keys below {path} to compare': '{path} 下没有可比较的配置项',
  'No usable reply from {url}': '{url} 没有可用的响应',
  '{url} does not tell the value': '{url} 没有给出该值',
  'There is no key {key}': '没有配置项 {key}',
  '{key} was not changed within {time}, so that nothing is proved':
    '{key} 在 {time} 内没有改变，因此什么也没有证明',
  'The config centre was not read: {why*}': '没有读取配置中心：{why}',
  '{count} instances below {paths} paths, as planned': '{paths} 个路径下有 {count} 个实例，与计划一致',
  '{path}: {count} are of version {version}, not {planned}':
    '{path}：{count} 个是版本 {version}，应为 {planned} 个',
  '{path}: {count} of {all} do not tell their version, {one} for one':
    '{path}：{all} 个中有 {count} 个没有报告版本，例如 {one}',
  '{path}: {count} serve, and {needed} are needed': '{path}：{count} 个在服务，需要 {needed} 个',
  '{path}: there is no such path': '{path}：没有这个路径',
  '{path}: {instance} is registered and serves': '{path}：{instance} 已注册并在服务',
  '{path}: registered too: {instances} (compared with {other})':
    '{path}：多注册了 {instances}（与 {other} 比较）',
  'registered too: {instances}': '多注册了 {instances}',
  'The registry was not read: {why*}': '没有读取注册中心：{why}',
  'The registry was not watched: {why*}': '没有观察注册中心：{why}',
  '{count} consumers of {interfaces} interfaces find what they ask for':
    '{interfaces} 个接口的 {count} 个消费者都找得到',
  '{who} asks for {what}, which {count} of {all} provide': '{who} 请求 {what}，{all} 个中有 {count} 个提供',
  '{who} provide {what}': '{who} 提供 {what}',
  '{who} calls {what} and is not in the plan': '{who} 调用 {what}，但不在计划中',
  'Nobody in the registry is called {name}, so nothing is known of it':
    '注册中心中没有叫 {name} 的，因此对它一无所知',
  '{who} asks for {what}, not {planned}': '{who} 请求 {what}，而不是 {planned}',
  'Nobody provides or consumes anything here; look at the root and the interfaces':
    '这里没有提供方或消费者；请检查根路径和接口',
  'The new set stood after {ms} ms; never were fewer than {count} instances registered':
    '新集合在 {ms} ms 后形成；注册的实例从不少于 {count} 个',
  '{count} instances were registered {seconds} s after the start, and {needed} are needed':
    '开始后 {seconds} 秒注册了 {count} 个实例，需要 {needed} 个',
  '{count} instances are ready to take over, and {needed} are needed: the switch would leave {path} empty':
    '有 {count} 个实例准备好接管，需要 {needed} 个：切换会使 {path} 为空',
  'The new set did not come about: {why*}': '新集合没有形成：{why}',
  'The watch ended before the switch had its time: {why*}': '观察在切换的时限之前结束：{why}',
  'The watch ended before the switch was over: {why*}': '观察在切换完成之前结束：{why}',
  'The switch took {ms} ms, and {max} are allowed': '切换用了 {ms} ms，允许 {max}',
  'Between two looks as few as {count} instances can have been registered: the changes came too close together to see each':
    '两次查看之间注册的实例可能少至 {count} 个：变化太密集，无法逐一看到',
  'Nothing changed below {path} in {seconds} s': '{seconds} 秒内 {path} 下没有变化',
  '{count} nodes are known in {places} places': '{count} 个节点在 {places} 处都已登记',
  '{place} does not know {node}': '{place} 不认识 {node}',
  '{place} does not tell its nodes': '{place} 没有给出其节点',
  '{place} was not read: {why*}': '没有读取 {place}：{why}',
  '{count} queues were looked at': '已查看 {count} 个队列',
  'Waiting in {queue} is {value}, allowed is at most {max}': '{queue} 中等待 {value}，最多允许 {max}',
  'Waiting in {queue} is not told by the server': '服务器没有给出 {queue} 中的等待数',
  'There is no queue {queue}': '没有队列 {queue}',
  'There is a queue {queue}': '存在队列 {queue}',
  'No queue has such a name': '没有这样名称的队列',
  '{consumer} consumes {queue}': '{consumer} 消费 {queue}',
  'Tag {consumer} consumes {queue}': '标签 {consumer} 消费 {queue}',
  '{consumer} holds messages that are not acknowledged': '{consumer} 持有未确认的消息',
  'The server does not tell who holds all of the un-acked messages': '服务器没有给出谁持有全部未确认的消息',
  '{queue} holds {count} messages and nobody consumes it': '{queue} 有 {count} 条消息而无人消费',
  '{count} consumers of {queue} never acknowledge, so their work is not seen':
    '{queue} 的 {count} 个消费者从不确认，因此看不到它们的工作',
  'What came into {queue} is {value}, allowed is at most {max}': '进入 {queue} 的有 {value}，最多允许 {max}',
  'What came into {queue} is not known: its counter went back': '进入 {queue} 的数量未知：计数器倒退',
  'The growth of {queue} is {value}, allowed is at most {max}': '{queue} 增长了 {value}，最多允许 {max}',
  '{count} runs were looked at': '已查看 {count} 次运行',
  '{task} ran on {node}': '{task} 在 {node} 上运行过',
  '{task} was begun {count} times': '{task} 开始了 {count} 次',
  '{task} at {time} ran more than once': '{task} 在 {time} 运行不止一次',
  '{group} has {count} tasks and {waiting} waiting runs and no node':
    '{group} 有 {count} 个任务和 {waiting} 次等待的运行，却没有节点',
  'There are {count} runs, at least {needed} are needed': '有 {count} 次运行，至少需要 {needed} 次',
  'Nobody tells what node ran {run}': '没有说明哪个节点运行了 {run}',
  '{node} still takes tasks of {group}': '{node} 仍在接 {group} 的任务',
  '{task} runs on {node}': '{task} 正在 {node} 上运行',
  '{count} runs of {group} failed, allowed are {max}': '{group} 有 {count} 次运行失败，允许 {max} 次',
  'There is no group {group}': '没有组 {group}',
  'All {count} nodes are as they should be': '全部 {count} 个节点符合要求',
  '{node}: {what} is {value}, not at least {min}': '{node}：{what} 为 {value}，不足 {min}',
  '{what} differs between nodes: {values}': '各节点的 {what} 不同：{values}',
  '{node}: ended with {code}, not with {planned}': '{node}：以 {code} 而不是 {planned} 结束',
  '{node}: not reached: {why*}': '{node}：无法连接：{why}',
  'timed out': '超时',
  '{node}: no end in time': '{node}：没有及时结束',
  '{node}: it does not tell {what}': '{node}：没有给出 {what}',
  '{count} registries hold {digest}': '{count} 个仓库中是 {digest}',
  '{url} has {digest}, not what was tested': '{url} 中是 {digest}，不是测试过的',
  'the registries hold {count} different images': '各仓库中有 {count} 种不同的镜像',
  'at {url} it is not for {platform}': '{url} 处的不适用于 {platform}',
  'at {url} its label {label} is absent, not {planned}': '{url} 处缺少标签 {label}，应为 {planned}',
  '{url} has no {image}': '{url} 没有 {image}',

  // drains, logs, metrics, traces
  'Drained, by all witnesses through {time}: {witnesses}': '所有见证在 {time} 内都表明已排空：{witnesses}',
  'The witnesses disagree. Idle: {idle}. Not drained: {busy}': '见证不一致。空闲：{idle}。未排空：{busy}',
  'No {kind} witness says idle; two must agree': '没有 {kind} 类见证表明空闲；需要两个一致',
  'No {kind} witness says idle; two must agree. Not known: {why}':
    '没有 {kind} 类见证表明空闲；需要两个一致。未知：{why}',
  'No witness could be asked: {why}': '没有可询问的见证：{why}',
  '{count} lines of {all} that were looked at': '查看的 {all} 行中有 {count} 行',
  '{count} lines, allowed are {max}': '{count} 行，允许 {max} 行',
  'Only {count} lines were looked at, {needed} are needed': '只查看了 {count} 行，需要 {needed} 行',
  'Lines may be missing: {why*}': '可能缺少行：{why}',
  '{count} shards failed': '{count} 个分片失败',
  '{node} has fewer than {min} lines': '{node} 不足 {min} 行',
  'The value is {value}, allowed is at most {max}': '值为 {value}，最多允许 {max}',
  'The value is {value}, wanted is at least {min}': '值为 {value}，至少要求 {min}',
  '{count} samples are fewer than the {needed} that are needed': '{count} 个样本，少于需要的 {needed} 个',
  'The query gives no data': '查询没有数据',
  'other metrics of the same kind do arrive': '同类的其他指标有数据',
  'The answer may lack a part: {why}': '回答可能缺少一部分：{why}',
  'There is no data of {what}': '{what} 没有数据',
  'Too few samples: {a} has {count}, {b} has {other}, needed are {needed} on each side':
    '样本太少：{a} 有 {count} 个，{b} 有 {other} 个，每边需要 {needed} 个',
  '{what} of {a} is {value}, of {b} {other}, at most {max} is allowed':
    '{a} 的 {what} 为 {value}，{b} 的为 {other}，最多允许 {max}',
  'at least {min} is wanted': '至少要求 {min}',
  'chance may do that, or the buckets end too early; wait for more samples':
    '可能是偶然，或直方图的桶太短；请等待更多样本',
  'All {count} traces are complete and took the planned way': '全部 {count} 条链路完整，并走了计划的路径',
  '{count} of {all} traces are wrong, the first: {what*}': '{all} 条链路中有 {count} 条错误，第一条：{what}',
  '{trace} met {service} {version} and not {planned}': '{trace} 遇到 {service} {version}，而不是 {planned}',
  '{trace} has no hop in {service}': '{trace} 没有经过 {service}',
  '{trace} lacks the caller of {service}': '{trace} 缺少 {service} 的调用方',
  '{trace} went from {from} of {a} to {to} of {b}': '{trace} 从 {a} 的 {from} 走到了 {b} 的 {to}',
  '{service} names no version in {tag}': '{service} 没有在 {tag} 中表明版本',
  '{count} traces are fewer than the {needed} that are needed': '{count} 条链路，少于需要的 {needed} 条',
};
