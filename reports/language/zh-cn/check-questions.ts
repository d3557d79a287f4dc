import type { Phrases } from '../phrase.ts';

/** Questions and remedies of the checks. */
export const checkQuestions: Phrases = {
  'Will somebody hear of it when this release goes wrong?': '这次发布出问题时会有人知道吗？',
  'Do all of these checks pass?': '这些检查都通过吗？',
  'Does every field of the API tell what callers must know?':
    'API 的每个字段都写明了调用方必须知道的内容吗？',
  'Does every mirror hold the same package?': '每个镜像上的包都相同吗？',
  'Does every edge deliver the assets of the new and of the former build?':
    '每个边缘节点都提供新旧两次构建的资源吗？',
  'Do names of scripts and styles change exactly when their content does?':
    '脚本和样式的名称恰好在内容改变时改变吗？',
  'Does the release spread in safe steps?': '发布以安全的步骤展开吗？',
  'Do the nodes that are left carry the peak at the worst moment?': '最坏时刻剩下的节点能承受高峰吗？',
  'Did the pipeline pass on exactly the commit that goes out?': '流水线恰好在将要发布的提交上通过了吗？',
  'Is the code free of what must not be there?': '代码中没有不该有的内容吗？',
  'Does the command succeed?': '命令成功吗？',
  'Do all instances use what the config centre holds, in time?': '所有实例都及时使用配置中心的值吗？',
  'Does the config centre hold the planned values?': '配置中心的值与计划一致吗？',
  'Was every request answered while the release went on?': '发布期间每个请求都得到应答了吗？',
  'Do all names resolve to where they should?': '所有域名都解析到该去的地方吗？',
  'Do two independent witnesses say that the node is drained?': '两个独立的见证都说节点已排空吗？',
  'Is the file as it should be?': '文件符合要求吗？',
  'Is what ships committed, tagged and on trunk, and is there a way back?':
    '要发布的内容已提交、打标签并在主干上，而且有退路吗？',
  'Do the replies look as they should?': '响应符合要求吗？',
  'Do all registries hold the image that was tested?': '所有镜像仓库中都是测试过的镜像吗？',
  'Do the logs hold the lines that they should, and no others?': '日志中有该有的行而没有其他行吗？',
  'Does somebody vouch for it?': '有人为此证明吗？',
  'Is the metric within its limits?': '指标在限度之内吗？',
  'Is the metric no worse than that of the old version, or of former weeks?': '指标不比旧版本或前几周差吗？',
  'Does nginx say what it should?': 'nginx 的配置符合要求吗？',
  'Is there a receipt for the notice?': '通知有回执吗？',
  'Were all who are concerned told?': '所有相关的人都得到通知了吗？',
  'Does every node say what it should?': '每个节点的情况都符合要求吗？',
  'Do services go out downstream first, and come back in reverse?': '服务先发布下游、回滚时顺序相反吗？',
  'Are the packages of called services released, in the planned version?':
    '被调用服务的包都是计划版本的正式发布吗？',
  'Did somebody else than its author approve every change of this release?':
    '这次发布的每个变更都由作者以外的人批准了吗？',
  'Are the queues and their consumers as they should be?': '队列及其消费者符合要求吗？',
  'Is each node known wherever it must be?': '每个节点在该登记的地方都登记了吗？',
  'Are exactly the planned instances registered?': '注册的恰好是计划的实例吗？',
  'Does every consumer find a provider, and is every caller known?':
    '每个消费者都找得到提供方，且每个调用方都已知吗？',
  'Did callers find enough instances at every moment of the switch?':
    '切换的每一刻调用方都找得到足够的实例吗？',
  'Does it take effect in time, and can it be taken back?': '它及时生效，并且可以撤回吗？',
  'Did the other tools find nothing that stands in the way?': '其他工具没有发现阻碍吗？',
  'Do tasks run once, on nodes of their group, and on none that goes?':
    '任务只在本组节点上运行一次，且不在将下线的节点上运行吗？',
  'Does the release session say what it should?': '发布会话的记录符合要求吗？',
  'Does the version get the share that was planned, and does more mean more?':
    '版本得到计划的比例，并且调高就更多吗？',
  'Are the alerts of this node silent only as planned?': '此节点的告警只按计划静默吗？',
  'Does the data answer as it should?': '数据的查询结果符合要求吗？',
  'Does one user always get the same version?': '同一用户总是得到同一版本吗？',
  'Does the way of releasing suit what changes?': '发布方式适合变更的内容吗？',
  'Can the addresses be reached, or not, as it should be?': '地址按要求可达或不可达吗？',
  'Did marked requests take the way that they should, hop by hop?': '带标记的请求逐跳走了该走的路吗？',
  'Is a release allowed at this hour?': '这个时间允许发布吗？',

  'Load the rule, expire the silence or give the route a receiver that sends, then fire a test alert.':
    '加载规则、结束静默或给路由一个会发送的接收者，然后触发一次测试告警。',
  'Look at the parts that did not pass; each tells what is wrong by itself.':
    '查看没有通过的部分；每一部分都说明了问题。',
  'Write what is missing for the fields that are named.': '为列出的字段补上缺少的内容。',
  'Copy the package of the pipeline to the mirror that differs; never build twice for one release.':
    '把流水线的包复制到不同的镜像；一次发布绝不构建两次。',
  'Publish assets before the page that names them, on every edge, and keep those of the former build.':
    '在每个边缘节点上，先发布资源再发布引用它们的页面，并保留上一次构建的资源。',
  'Let the bundler put a hash of the content into each name, and build from the same tools each time.':
    '让打包工具把内容哈希放入每个名称，并且每次用同样的工具构建。',
  'Begin with one node or one percent, staff first; watch each batch for a time and a number of requests.':
    '从一个节点或百分之一开始，先内部人员；每批都观察一段时间和一定的请求数。',
  'Take fewer nodes out at once, release outside of the peak, or add nodes before.':
    '同时摘除更少的节点、避开高峰发布，或先增加节点。',
  'Run the named jobs on this commit; repair what fails.': '在这个提交上运行列出的任务；修复失败的。',
  'Change the places that are named, or allow them one by one with a reason.':
    '修改列出的位置，或逐个写明原因予以允许。',
  'Run the command yourself, read its output and repair what it complains about.':
    '自己运行该命令，阅读其输出并修复所报的问题。',
  'Look at the listener of the instance that is named: its connection, its cache, and whether it reads the key once.':
    '查看列出的实例的监听：连接、缓存，以及是否只读取一次该配置项。',
  'Write the planned value, or correct the plan; look at a difference before it is called reviewed.':
    '写入计划的值，或更正计划；在称为已审之前先看差异。',
  'Look at what happened at the time of the first failure: drain before stopping, register before switching.':
    '查看第一次失败时发生了什么：先排空再停止，先注册再切换。',
  'Correct the zone or the hosts of that network, then wait until the former answer has expired.':
    '更正该网络的域或 hosts，然后等旧的应答过期。',
  'Wait until the witness that saw work is quiet, or find out who still sends it; do not stop the node.':
    '等看到工作的见证安静下来，或查明是谁仍在发送；不要停止该节点。',
  'Restore or correct the file; publish changed content under a new name.':
    '恢复或更正该文件；改变的内容用新名称发布。',
  'Commit, tag and merge the candidate; fetch or recreate the commit to go back to.':
    '提交、打标签并合并候选版本；取回或重建要退回的提交。',
  'Send the request shown yourself, then repair the service, its route or the expectation.':
    '自己发送所示请求，然后修复服务、路由或期望。',
  'Push the tested digest under this tag, to every registry; deploy by digest and not by tag.':
    '把测试过的摘要以此标签推送到每个仓库；按摘要而不是标签部署。',
  'Look at the lines shown; repair the route, or the way of the log from the node to the store.':
    '查看所示的行；修复路由，或日志从节点到存储的路径。',
  'Look at it, then attest it with the command shown.': '先查看，然后用所示命令证明。',
  'Ask the query shown in Prometheus, look at the graph around the release, and stop or roll back if it is real.':
    '在 Prometheus 中执行所示查询，查看发布前后的曲线；如果属实则停止或回滚。',
  'Look at the two graphs over each other; if the new one is really worse, stop the batches or roll back.':
    '把两条曲线叠在一起看；如果新版本确实更差，停止批次或回滚。',
  'Bring the named directives into line, or name them under "except" when they are meant to differ.':
    '使列出的指令一致；如果有意不同，则列在 "except" 之下。',
  'Send the notice: run the item of the check notify with --allow-act.':
    '发送通知：用 --allow-act 运行 notify 检查项。',
  'Look at why the notice was not taken (address, token, signature, keyword), repair it and run the item again.':
    '查明通知为何没有被接收（地址、令牌、签名、关键词），修复后重新运行该项。',
  'Log in to the node that is named, run the command and repair what it shows.':
    '登录列出的节点，运行命令并修复所示的问题。',
  'Ship in the order shown. Break a cycle by making one of its changes compatible, or ship it at once.':
    '按所示顺序发布。遇到循环时，把其中一个变更改为兼容，或同时发布。',
  'Release the package, name its exact version, and build again.': '正式发布该包，写明确切版本，再重新构建。',
  'Let another person review what is named, and approve it at the git host.':
    '请另一人评审列出的内容，并在 git 平台上批准。',
  'Let a consumer of the group finish the queue, stop its producers first, and stop the node after that.':
    '先停止生产者，让该组的消费者处理完队列，再停止节点。',
  'Look why the node did not register in the place that is named; restart it, and do not go on with the next.':
    '查明节点为何没有在列出的地方登记；重启它，不要继续下一个。',
  'Look at the instances shown: register what is missing, withdraw what is too much, or correct the plan.':
    '查看所示实例：登记缺少的，撤下多余的，或更正计划。',
  'Deploy the provider first, keep the former version until its last consumer has gone, or add the caller to the plan.':
    '先部署提供方，保留旧版本直到最后一个消费者离开，或把调用方加入计划。',
  'Let the new instances register before the old ones withdraw, and switch only to a version that is there.':
    '让新实例先注册、旧实例后退出，只切换到已存在的版本。',
  'Look at the step that failed; see that the target is turned back before anything else.':
    '查看失败的步骤；首先确保目标已经恢复。',
  'Open the report that is named, repair what it found, and run that tool again for this content.':
    '打开列出的报告，修复其发现，并针对此内容重新运行该工具。',
  'Take the node or group out of the scheduler, move or remove tasks of a group that goes, and make good what ran twice.':
    '把节点或组从调度器中移出，迁移或删除将下线的组的任务，并补救运行两次的。',
  'Look at `seaworthy session status`; take the steps through the session, not beside it.':
    '查看 `seaworthy session status`；通过会话而不是绕过它进行各步骤。',
  'Look at the formula of the router: users below the percentage get the new version, the same ones each time.':
    '查看路由的公式：低于百分比的用户得到新版本，并且每次都是同一批人。',
  'Expire the silence shown (amtool silence expire ID) and make one that names the node and ends soon.':
    '结束所示静默（amtool silence expire ID），另建一个写明节点且很快结束的静默。',
  'Look at the rows shown and repair the data, or the query.': '查看所示的行，修复数据或查询。',
  'Route by something that stays with the user (a cookie, the id), not by connection or chance.':
    '按随用户不变的内容（cookie、ID）路由，而不是按连接或随机。',
  'Choose a strategy that suits every change, or split the release, or make the change compatible.':
    '选择适合所有变更的策略，或拆分发布，或把变更改为兼容。',
  'Look at the firewall, the listener and the route between here and the address.':
    '查看防火墙、监听以及从这里到该地址的路由。',
  'Look at the first hop shown: it, or its caller, drops the mark or routes without it.':
    '查看所示的第一跳：它或它的调用方丢掉了标记，或没有按标记路由。',
  'Wait for the next window, or have the exception approved and the window changed in the checklist.':
    '等待下一个窗口，或批准例外并在清单中修改窗口。',

  'Do buckets of experiments and the gray version not depend on each other?':
    '实验分桶与灰度版本互不依赖吗？',
  'When one bucket gets the new version more often, the experiment measures the release, and the release the experiment.':
    '如果某个桶更常得到新版本，实验测到的就是发布，发布测到的就是实验。',
  'Hash users with another salt for the experiment than for the routing.':
    '实验与路由对用户哈希时使用不同的盐。',
};
