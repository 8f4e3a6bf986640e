namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    /// <summary>What the operator (运维人员) is told about messages and uploads that the system cannot get done by itself.</summary>
    private static MessageEntry[] OperatorMessages =>
    [
        Remark("operator.poison-check", "规划 {plan} {year} 年度的检查多次失败，已停止重试。", "The check of plan {plan} for {year} failed again and again and is not tried any more.",
            "请在日志中查明原因，排除后重新检查：planmonitor check --plan {plan} --year {year}。", "Find the cause in the log, remove it, and check again: planmonitor check --plan {plan} --year {year}."),
        Remark("operator.poison-chunk", "规划 {plan} {year} 年度图斑（上传 {upload}）第 {from} 至 {to} 个的量算多次失败，已停止重试，该批图斑尚未检查。",
            "Measuring footprints {from} to {to} of upload {upload} (plan {plan}, {year}) failed again and again and is not tried any more; the upload is not checked yet.",
            "请在日志中查明原因；排除后可立即检查：planmonitor check --plan {plan} --year {year}，否则由每日核对补做。",
            "Find the cause in the log and remove it; check at once with planmonitor check --plan {plan} --year {year}, or leave it to the daily reconcile."),
        Remark("operator.poison-upload", "收件箱中的“{blob}”多次入库失败，文件仍在收件箱中，尚未入库。", "'{blob}' could not be taken in; it still lies in the inbox.",
            "请查看该文件的回执和日志，排除原因；每日核对会再次尝试入库。", "Look at its receipt and at the log and remove the cause; the daily reconcile will try it again."),
        Remark("operator.poison-upload-gone", "“{blob}”曾多次入库失败，现已不在收件箱中：已由其他处理入库或退回，或被移走。", "'{blob}' failed to be taken in and has left the inbox: another attempt took it in or rejected it, or someone removed it.",
            "请查看该文件的回执；没有回执的，请重新上传。", "Look at its receipt; if there is none, upload the file again."),
        Remark("operator.poison-queue", "队列“{queue}”中的一条消息多次处理失败，已停止重试：{value}", "A message of the queue '{queue}' failed again and again and is not tried any more: {value}",
            "请在日志中查明原因；排除后如仍需处理，请将消息原文重新放入该队列。", "Find the cause in the log and remove it; if it is still to be done, put the message into the queue again."),
        Remark("operator.content-missing", "规划 {plan} 的上传文件“{blob}”已登记，但存档中没有其内容，相关检查将失败。", "The upload '{blob}' of plan {plan} is in the ledger, but its content is missing from the archive: checks that read it fail.",
            "请从备份恢复该存档文件，或重新上传原文件。", "Restore it from a backup, or upload the file again."),
        Remark("operator.delivery-given-up", "发往订阅 {subscription} 的消息（投递 {delivery}，规划 {plan} 的预警 {alert}）未送达，已放弃：{why}。",
            "The message to subscription {subscription} (delivery {delivery}, alert {alert} of plan {plan}) was not taken and is given up: {why}.",
            "请检查接收方；恢复后重新发送：planmonitor deliveries replay {delivery}；订阅已停用的，请重新订阅。", "Look after the receiver, then send it again: planmonitor deliveries replay {delivery}; where the subscription was disabled, subscribe again."),
        Remark("operator.subscription-disabled", "订阅 {subscription}（{address}）已停用：接收方已不存在或连续多日未收到消息（{why}）。",
            "The subscription {subscription} ({address}) was disabled: its receiver is gone or took nothing for days ({why}).",
            "请联系接收方，改正地址后重新测试：planmonitor subscriptions update {subscription} --url URL，再执行 planmonitor subscriptions test {subscription}；未送达的消息：planmonitor deliveries replay --subscription {subscription}。",
            "Talk to the receiver, correct the address and test it: planmonitor subscriptions update {subscription} --url URL, then planmonitor subscriptions test {subscription}; send what was not taken: planmonitor deliveries replay --subscription {subscription}."),
    ];
}
