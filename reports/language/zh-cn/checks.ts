import type { Phrases } from '../phrase.ts';

/** Questions, reasons and remedies of the checks. */
export const checks: Phrases = {
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

  'An alert that is not loaded, is silent or goes to a receiver that sends nothing is found out in the outage.':
    '没有加载、被静默或发给不发送的接收者的告警，要到故障时才会发现。',
  'Some things are true only when several systems say so: a node is back when it is registered and gets requests.':
    '有些事要几个系统都这么说才算数：节点注册了并收到请求，才算恢复。',
  'A field without a type or a meaning is guessed at, and each caller guesses another thing.':
    '没有类型或含义的字段只能靠猜，每个调用方猜的都不一样。',
  'A data centre whose mirror holds another file runs another release, and nobody sees it until it fails.':
    '镜像上文件不同的机房运行的是另一个版本，出故障之前没人看得到。',
  'A page that comes before its scripts, or an open tab whose scripts are gone, is a blank screen.':
    '页面先于脚本到达，或已打开的页面脚本消失，都会白屏。',
  'A name that gets new content is served old from caches; old pages and new files then meet in one browser.':
    '名称不变而内容改变时缓存会给出旧内容；旧页面和新文件会在同一浏览器中相遇。',
  'A mistake that one node shows to one user in a hundred is repaired; one that everybody meets at once is an outage.':
    '一个节点对百分之一用户暴露的错误可以修复；所有人同时遇到的就是故障。',
  'On the average there is always enough; it is the moment when the old group goes that brings the service down.':
    '平均来看总是够的；使服务垮掉的是旧组撤下的那一刻。',
  'A green pipeline of another commit says nothing of this one; a job that did not run is not green.':
    '别的提交的绿色流水线说明不了这一个；没有运行的任务不算绿色。',
  'What was agreed not to write, `select *` or a forgotten switch, comes back with every new pair of hands.':
    '约定不写的内容，例如 `select *` 或遗忘的开关，会随每个新人再次出现。',
  'What a script already knows how to check should not be checked by hand.':
    '脚本已经会检查的，不应再由人工检查。',
  'An instance that lost its connection to the config centre stays behind, and a switch by config splits the group.':
    '与配置中心断开的实例会落后，靠配置切换就会使该组分裂。',
  'A key that is missing or old takes effect on all instances at once, and no build sees it.':
    '缺失或过时的配置项会立即在所有实例上生效，而构建看不到它。',
  'A switch that drops requests for a second is seen by users and by no check before or after it.':
    '切换时丢掉一秒的请求，用户看得到，而前后的检查都看不到。',
  'One name that still leads to production lets a test of the preview change what users see.':
    '只要有一个域名仍指向生产环境，对预览组的测试就会改变用户看到的内容。',
  'A registry that has let a node go says nothing about callers that still know it, and a quiet minute says nothing about the next one. Only both together prove a drain.':
    '注册中心摘除了节点，说明不了仍记得它的调用方；一分钟安静，说明不了下一分钟。两者合在一起才证明已排空。',
  'A config, a manifest or an asset that is missing or overwritten breaks a release that runs well elsewhere.':
    '缺失或被覆盖的配置、清单或资源会弄坏在别处运行良好的发布。',
  'What is not on trunk is lost with the next release; what cannot be named cannot be rolled back to.':
    '不在主干上的内容会随下次发布丢失；叫不出名字的就回滚不到。',
  'What the release serves is known only by asking it, with the marks that users will carry.':
    '发布提供什么，只有带上用户将携带的标记去请求才知道。',
  'A tag can be moved after the tests; then what is pulled is not what passed them, and a way back may be gone.':
    '标签在测试之后可以移动；那样拉取的就不是通过测试的，退路也可能没了。',
  'A log shows requests that went where nobody meant them to go, and a node that no log knows is a blind spot.':
    '日志会显示走错地方的请求，而没有日志的节点是盲点。',
  'What no machine can judge still needs a name, or everybody thinks that somebody else looked.':
    '机器判断不了的事仍需要有人署名，否则大家都以为别人看过。',
  'What a release does to a running system shows in its numbers before users complain.':
    '发布对运行中系统的影响，会先于用户投诉在数字上显现。',
  'A limit that holds for every hour of the week is too wide to see a release; its own past and its twin are not.':
    '一周每小时都适用的限度太宽，看不出发布的影响；与自身过去和并行版本比较则可以。',
  'An entrance that differs from production in more than its upstream verifies something else than what users get.':
    '除上游外还与生产环境不同的入口，验证的不是用户得到的内容。',
  'A step that others wait for is safe only when they were told, and not when somebody meant to.':
    '别人在等待的步骤，只有通知到了才安全，打算通知不算。',
  'Who is not told takes the effects of a release for a fault of his own, or ships into it.':
    '没有得到通知的人会把发布的影响当作自己的故障，或在此期间发布。',
  'Disk, runtime, processes and how one ended are known on the node and nowhere else; one of eight is enough for an outage.':
    '磁盘、运行时、进程及其如何结束只有节点上知道；八个中有一个不对就足以造成故障。',
  'A caller that goes out before what it calls asks for things that are not there yet.':
    '调用方先于被调用方发布，会请求还不存在的内容。',
  'A snapshot, a tag that floats or a link to source may be other code on the next machine that builds.':
    '快照、浮动的标签或源码链接，在下一台构建机上可能是别的代码。',
  'Who wrote a change does not see what it breaks elsewhere; a review is the last look before users.':
    '写变更的人看不到它在别处弄坏了什么；评审是用户之前的最后一眼。',
  'Messages in a queue whose last consumer leaves are read by nobody, and a node that stops with messages in hand sends them round again.':
    '最后一个消费者离开后，队列中的消息没人读；手里还有消息就停止的节点会使它们重新投递。',
  'A node that the registry knows and the queue does not is half started: it answers calls and leaves messages to nobody.':
    '注册中心认识而队列不认识的节点只启动了一半：它应答调用，却没人处理消息。',
  'Callers find a service through the registry: who is missing there gets no work, and who is there too soon does.':
    '调用方通过注册中心找服务：不在其中的得不到请求，过早进入的会得到。',
  'A consumer whose group and version nobody provides fails at its next call, while both sides look healthy.':
    '没有人提供其组和版本的消费者，下次调用就会失败，而双方看起来都健康。',
  'Old instances withdraw and new ones register on their own; nothing but a look at every change bounds the gap.':
    '旧实例退出与新实例注册各自进行；只有观察每次变化才能限定间隙。',
  'A switch, a drain or a way back that was never tried is tried for the first time in the outage.':
    '从未试过的切换、排空或回退，会在故障时第一次尝试。',
  'What was proven by comparing schemas, contracts or replies must not be vouched for by hand once more.':
    '通过比较结构、契约或响应已经证明的，不应再由人工证明。',
  'Two groups that share a scheduler run a task twice or with the wrong version, and tasks of a group that is gone wait for ever.':
    '共用调度器的两个组会把任务运行两次或用错版本，而已消失的组的任务会永远等待。',
  'What was done in which order, by whom, and on which verdict is forgotten unless it was written down as it happened.':
    '谁、按什么顺序、依据什么结论做了什么，除非当时记下，否则会被遗忘。',
  'A formula the wrong way round, or a rule that moves users to and fro, shows only in who gets what.':
    '公式写反，或使用户来回移动的规则，只有从谁得到什么才看得出来。',
  'A silence that is too wide or never ends hides the next outage; a forgotten one hides it for weeks.':
    '过宽或不结束的静默会掩盖下一次故障；被遗忘的会掩盖几周。',
  'A migration or a release that is right for the schema can be wrong for the rows that are there.':
    '对结构正确的迁移或发布，对已有的行可能是错的。',
  'Somebody who flips between two versions sees pages and data that do not fit each other.':
    '在两个版本之间来回的用户会看到互不相符的页面和数据。',
  'Where old and new cannot share data, a gray release lets one break what the other wrote.':
    '新旧不能共享数据时，灰度发布会使一方弄坏另一方写入的内容。',
  'A port that a firewall closes, or one that should be closed and is not, is found by connecting.':
    '被防火墙关闭的端口，或该关而没关的端口，连接一下就能发现。',
  'A mark that one hop forgets sends the rest of the request to stable, and the preview was never tested.':
    '有一跳忘了标记，请求的其余部分就会走到稳定组，预览组等于没有测试。',
  'A release in the peak meets the most users, and one on a Friday evening meets nobody who could help.':
    '高峰期发布会遇到最多的用户，周五晚上发布则找不到能帮忙的人。',

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
