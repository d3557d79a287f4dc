import type { Phrases } from '../phrase.ts';

/** Titles of the items in the built-in lists, and what people vouch for. */
export const rows: Phrases = {
  'Scope, order and dependencies': '范围、顺序与依赖',
  'Data: schema, cache, messages': '数据：结构、缓存、消息',
  Contracts: '契约',
  Configuration: '配置',
  'Build, review and sign-off': '构建、评审与签字',
  'Static resources': '静态资源',
  'Preview, routing and colour': '预览、路由与染色',
  Registry: '注册中心',
  'Nodes and drains': '节点与排空',
  'Batches and capacity': '批次与容量',
  'Session and switch': '会话与切换',
  'Real traffic': '真实流量',
  'Monitoring and alerts': '监控与告警',
  Rollback: '回滚',
  'Norms, time and notices': '规范、时间与通知',

  'Who calls a changed module, and whom it calls, is known and in the plan':
    '变更模块的调用方和被调用方都已知并在计划中',
  'Services go out downstream first and come back in reverse, without a circle':
    '服务先发布下游，回滚时相反，没有循环',
  'Every service that this release needs is already online in the version that it needs':
    '本次发布所需的每个服务都已以所需版本在线',
  'Packages of called services have the planned version, and none is a snapshot':
    '被调用服务的包是计划的版本，没有快照',
  'Rights between services are granted and in force where the release goes':
    '服务之间的权限已授予，并在发布目标处生效',
  'No other product uses a module of this session, or its owner agreed':
    '没有其他产品使用本会话的模块，或其负责人已同意',
  'A changed signature has a new interface version': '签名改变的接口有新版本',
  'Callers may ship only after this release was seen to be good':
    '只有在本次发布确认良好之后，调用方才可以发布',
  'A new column has a default that old and new code read the same way': '新列有默认值，新旧代码读法相同',
  'A column goes only releases after its last use, and a backup can be restored':
    '列在最后一次使用之后隔若干次发布才删除，且备份可以恢复',
  'Before a unique constraint the rows hold no duplicates': '增加唯一约束之前，行中没有重复值',
  'A complex change of a column takes its seven phases in order': '复杂的列变更按顺序经过七个阶段',
  'All rows are copied, and reading both ways has differed nowhere for the agreed time':
    '所有行都已复制，在约定时间内双读没有差异',
  'Old code reads what new code wrote, and no business rule is broken':
    '旧代码能读新代码写入的内容，且没有破坏业务规则',
  'The database was changed, successfully, before the code that needs it ships':
    '需要它的代码发布之前，数据库已成功变更',
  'Where old and new cannot share tables or cached values, nothing is released gray':
    '新旧不能共享表或缓存值时，不做灰度发布',
  'No query of the application selects all columns': '应用的查询都不选取所有列',
  'Old consumers read messages and cached values of the new version': '旧消费者能读新版本的消息和缓存值',
  'New request fields are optional, and without them the old logic runs': '新请求字段可选，不传时走旧逻辑',
  'New reply fields are optional and say from which version they are always set':
    '新响应字段可选，并写明从哪个版本起总有值',
  'An old method goes only when nobody calls it any more': '旧方法在没有人调用之后才删除',
  'Every interface is described, with type, default and whether it is required':
    '每个接口都有描述，含类型、默认值和是否必填',
  'Live replies agree with the description': '线上响应与描述一致',
  'Old client versions still work': '旧客户端版本仍可使用',
  'Old and new work together within a service and between services': '服务内部和服务之间新旧可以协作',
  'Splitting and rebuilding code changed no behaviour': '拆分和重构没有改变行为',
  'Callers by other protocols and languages still work': '使用其他协议和语言的调用方仍可使用',
  'The gateway serves no two versions of one route that conflict': '网关没有同一路由的两个冲突版本',
  'the routes of the gateway were read for duplicates': '已查看网关路由有无重复',
  'Every setting that new code reads has a default or a value in the environment':
    '新代码读取的每个设置都有默认值或环境中的值',
  'The new group has every setting of the old one, and differences were looked at':
    '新组有旧组的所有设置，且已查看差异',
  'A changed setting reaches all instances in time, without a restart':
    '改变的设置无需重启即可及时到达所有实例',
  'The setting that names the official version is as planned before and after the switch':
    '指明正式版本的设置在切换前后都与计划一致',
  'What runs is what stands in git; nobody edited by hand': '运行的就是 git 中的内容；没有人手工修改',
  'Every switch for gray logic is registered with an owner and an end':
    '每个灰度开关都登记了负责人和终止日期',
  'Framework and agents have the same version on all instances': '所有实例上的框架和代理版本相同',
  'The package lies in every mirror and on every node with the same checksum':
    '每个镜像和每个节点上的包校验和相同',
  'Nodes download a few at a time': '节点分批下载',
  'What ships is committed, tagged and part of trunk': '要发布的内容已提交、打标签并在主干上',
  'There is a release to go back to': '有可以退回的发布',
  'Somebody else than the author reviewed every change': '每个变更都由作者以外的人评审',
  'The tests of the core flow passed on exactly this content': '核心流程的测试恰好在此内容上通过',
  'QA signed off normal, boundary and unrelated features': 'QA 已对正常、边界和无关功能签字',
  'normal, boundary and unrelated features were tested on this content':
    '已在此内容上测试正常、边界和无关功能',
  'Another member of the team read the checklist': '团队另一成员读过清单',
  'the checklist was read for what this release needs': '已按本次发布的需要读过清单',
  'Names of scripts and styles carry a hash that changes exactly when the content does':
    '脚本和样式的名称带哈希，恰好随内容改变',
  'Hashed files are cached for long, the page that names them is not':
    '带哈希的文件长期缓存，引用它们的页面不缓存',
  'No published name gets new content': '已发布的名称不换内容',
  'New files are out before a page names them, and old ones stay': '新文件先于引用它们的页面发布，旧文件保留',
  'Neither the release nor its way back needs a cache to be emptied': '发布和回退都不需要清空缓存',
  'With the marks of preview, page and API both come from preview': '带预览标记时，页面和 API 都来自预览组',
  'Each mark leads to the version that it names': '每个标记都通向它所指的版本',
  'Without a usable mark everybody gets stable': '没有可用标记时，所有人都得到稳定组',
  'Before the commit preview gets marked requests only': '提交之前预览组只收到带标记的请求',
  'The gray entrance is closed to the outside': '灰度入口对外关闭',
  'The gray entrance is configured as production is, but for upstream and who may enter':
    '除上游和准入外，灰度入口的配置与生产环境相同',
  'In the gray network every business name leads to the gray entrance':
    '灰度网络中每个业务域名都通向灰度入口',
  'While the maintenance page is up, only insiders pass it': '维护页开启时，只有内部人员可以通过',
  'One user always gets the same version': '同一用户总是得到同一版本',
  'The new version has the planned share, and a greater share takes nobody back':
    '新版本占计划的比例，调高比例不会使任何人退回',
  'Adding or removing a node moves few users, and none back': '增减节点只移动少数用户，且无人退回',
  'Groups of experiments do not depend on the gray routing': '实验分组不依赖灰度路由',
  'the tables of the experiment platform were compared with the routing': '已将实验平台的表与路由比较',
  'The mark passes every hop, also queues and jobs': '标记通过每一跳，包括队列和任务',
  'What a feature environment lacks is served by the baseline, never by another feature':
    '特性环境缺少的由基线提供，绝不由其他特性提供',
  'GREEN calls only GREEN': 'GREEN 只调用 GREEN',
  'The inlet of the small traffic can be closed, and quickly': '小流量入口可以关闭，而且很快',
  'The chosen users get the new version, and only they': '选定的用户得到新版本，且只有他们',
  'Callers without a mark, such as jobs, stay on stable': '没有标记的调用方（例如任务）留在稳定组',
  'A caller that pinned a version is served that one': '固定版本的调用方得到该版本',
  'The versioned path holds exactly the instances of that version, the other one stable':
    '带版本的路径中恰好是该版本的实例，另一路径是稳定组',
  'During the switch the path that users need is never empty': '切换期间用户所需的路径从不为空',
  'A started instance is known to config, registry, queue and scheduler':
    '启动的实例为配置、注册中心、队列和调度器所知',
  'Each instance says the planned group and version': '每个实例都报告计划的组和版本',
  'Whatever interface version a consumer needs, somebody provides': '消费者需要的每个接口版本都有人提供',
  'Labels of pods match their service, and the ready ones are as planned':
    'Pod 标签与服务匹配，就绪的与计划一致',
  'Pods and hosts outside of the cluster reach each other': 'Pod 与集群外主机互通',
  'Each group uses its own topics, and those of a group that goes are empty':
    '每个组使用自己的主题，将下线的组的主题为空',
  'Jobs run once, on nodes of their group, and none waits for a group that is gone':
    '任务只在本组节点上运行一次，没有等待已消失的组的任务',
  'Every node is ready: disk, runtime, clock, agent': '每个节点都已就绪：磁盘、运行时、时钟、代理',
  'Alerts are silent for this node only, and for a limited time': '只有此节点的告警静默，且时间有限',
  'The node gets no new work': '节点不再接到新请求',
  'Two independent witnesses say that the node is idle': '两个独立的见证都说节点空闲',
  'Requests under way end before the process does, and it ends by itself':
    '进行中的请求先于进程结束，且进程自行结束',
  'The node consumes no messages any more, and none is left unacknowledged':
    '节点不再消费消息，且没有未确认的消息',
  'Retry and dead-letter queues have not grown': '重试和死信队列没有增长',
  'The scheduler gives the node no job, and none was cut off': '调度器不给该节点任务，且没有任务被中断',
  'The old process and its ports are gone before the new one starts': '新进程启动之前，旧进程及其端口已消失',
  'Each node runs the planned version': '每个节点运行计划的版本',
  'Each node is healthy': '每个节点都健康',
  'The node is back and serves its share': '节点已恢复并承担其份额',
  'Alerts are on again, no silence is left': '告警已恢复，没有遗留的静默',
  'Work that is cut off can be done again without harm': '被中断的工作可以无害地重做',
  'what is interrupted is idempotent or made good': '被中断的是幂等的，或已补救',
  'The release goes out in at least two batches': '发布至少分两批',
  'Few nodes are out at once, and every zone keeps its share': '同时摘除的节点很少，每个可用区都保持其份额',
  'What is left at the worst moment carries the peak': '最坏时刻剩下的能承受高峰',
  'The first batch is one node or one percent, staff first': '第一批是一个节点或百分之一，先内部人员',
  'Each batch is watched for a time and a number of requests': '每批都观察一段时间和一定的请求数',
  'GREEN has more than half before users are sent there, and in the end all':
    '把用户送去之前 GREEN 超过一半，最终为全部',
  'Each of two clusters carries everything alone': '两个集群各自都能独自承担全部',
  'The old version is held, then let go, and none is forgotten': '旧版本先保留再释放，没有遗漏',
  'At most two versions live, for a limited time': '同时最多两个版本，且时间有限',
  'Before all users get it, the release survived an evening peak in small traffic':
    '面向全部用户之前，发布已在小流量中经过一次晚高峰',
  'A new interface version goes to some providers, all consumers, then the other providers':
    '新接口版本先发布到部分提供方，再到所有消费者，最后到其余提供方',
  'The strategy suits the kind of change': '策略适合变更的种类',
  'No request of a user fails through ship, switch and drain': '发布、切换和排空期间没有用户请求失败',
  'Testers and developers of both ends looked at preview before the commit':
    '提交之前测试和前后端开发都看过预览组',
  'test, backend and frontend looked at preview in this session': '测试、后端和前端在本会话中看过预览组',
  'The switch takes effect everywhere, in time': '切换及时在所有地方生效',
  'The session took its steps in order, none is missing': '会话按顺序经过各步骤，没有缺失',
  'The release was done by the tool, nobody helped by hand': '发布由工具完成，没有人工介入',
  'What switches and rolls back can be reached before anything starts': '开始之前，切换和回滚所需的都可达',
  'Replayed requests of users show no difference that nobody explained': '回放的用户请求没有未解释的差异',
  'The replay changes nothing: reading requests, off-peak, at a capped rate':
    '回放不改变任何内容：只读请求、避开高峰、限速',
  'Preview is as fast as stable before users see it': '用户看到之前，预览组与稳定组一样快',
  'A load test for the expected peak is recent': '针对预期高峰的压测是近期做的',
  'Acceptance on the gray chain passed right after the deployment': '部署之后立即在灰度链路上通过验收',
  'The shares of old and new version are visible and as planned': '新旧版本的占比可见并与计划一致',
  'Latency of the new version is no worse than that of the old one': '新版本的延迟不比旧版本差',
  'Called services are as fast and as healthy as before': '被调用的服务与以前一样快、一样健康',
  'Alerts for errors are armed and reach a person': '错误告警已启用并能通知到人',
  'Business figures stay within their band': '业务指标保持在区间之内',
  'Logs of new instances arrive centrally': '新实例的日志集中到达',
  'Traces of the new version are complete': '新版本的链路追踪完整',
  'The steps of the release are on a dashboard while it goes on': '发布期间各步骤显示在看板上',
  'Machines that were released can be taken out at once': '已发布的机器可以立即摘除',
  'Complaints of users are watched': '关注用户投诉',
  'support was asked for complaints': '已向客服询问投诉',
  'New dependencies have timeout, retry and a fallback that work': '新依赖有可用的超时、重试和降级',
  'One action leads back to the old logic, and it was tried': '一个动作即可回到旧逻辑，且已试过',
  'Nobody depends yet on what a way back takes away': '还没有人依赖回退会拿走的内容',
  'The way back was rehearsed for this release': '已为本次发布演练回退',
  'The way back goes upstream first': '回退先从上游开始',
  'Going back is a turn of traffic, and takes less than was agreed': '回退只是切换流量，且用时少于约定',
  'Until the session ends the old version stays up': '会话结束之前旧版本保持运行',
  'After the way back routes, registry and config are as before': '回退之后路由、注册中心和配置与以前相同',
  'A data centre can be taken out and comes back': '机房可以摘除并恢复',
  'Nothing is released in peak hours': '高峰时段不发布',
  'The notice with scope, time, way back and contacts is out': '含范围、时间、回退方式和联系人的通知已发出',
  'Somebody watches while the release goes on': '发布期间有人值守',
  'a named person watches system, business and errors': '指定的人关注系统、业务和错误',
  'When something is wrong the release goes back first and is debugged later': '出问题时先回退，之后再排查',
  'Product, callers and called services were told that it is done': '已告知产品、调用方和被调用服务发布完成',
  'The branch of the environment holds every earlier feature': '环境分支包含之前的所有特性',
  'the branch of the environment holds every earlier feature': '环境分支包含之前的所有特性',
  "Each day's environments start from what is online": '每天的环境从线上版本开始',
};
