// What wakes the operator of the system; alerts of the plans themselves go to officials and are not made here. infra/runbook.md says what to do about each.
param name string
param location string
param tags object
@description('Addresses that are written to.')
param emails array
param workspaceId string
param storageName string
param topicName string
@description('Messages in all queues together above which work piles up.')
param backlogLimit int

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName

  resource queues 'queueServices' existing = {
    name: 'default'
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topicName
}

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'planmonitor'
    enabled: true
    emailReceivers: [for (each, i) in emails: { name: 'operator${i}', emailAddress: each, useCommonAlertSchema: true }]
  }
}

var queries = [
  {
    name: 'poison'
    severity: 1
    title: 'A message or an upload failed five times'
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and toint(StatusCode) < 300 and Uri contains "-poison/"'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'failures'
    severity: 2
    title: 'Functions fail'
    query: 'AppRequests | where Success == false and ResultCode !startswith "4"'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 10
  }
  {
    // The delivery timer runs every five minutes, so half an hour without a success means that nothing runs at all.
    name: 'silence'
    severity: 1
    title: 'Nothing has run for half an hour'
    query: 'AppRequests | where Success == true'
    window: 'PT30M'
    operator: 'LessThan'
    threshold: 1
  }
]

resource logRules 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for each in queries: {
    name: '${name}-${each.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'PlanMonitor: ${each.title}'
      severity: each.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: each.window
      autoMitigate: true
      // The tables appear with the first row.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: each.query
            timeAggregation: 'Count'
            operator: each.operator
            threshold: each.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [group.id] }
    }
  }
]

var metrics = [
  {
    name: 'backlog'
    severity: 2
    title: 'Work piles up in the queues'
    scope: storage::queues.id
    namespace: 'Microsoft.Storage/storageAccounts/queueServices'
    metric: 'QueueMessageCount'
    aggregation: 'Average'
    threshold: backlogLimit
    every: 'PT1H'
  }
  {
    name: 'dead-letters'
    severity: 2
    title: 'Events of uploads could not be delivered'
    scope: topic.id
    namespace: 'Microsoft.EventGrid/systemTopics'
    metric: 'DeadLetteredCount'
    aggregation: 'Total'
    threshold: 0
    every: 'PT15M'
  }
  {
    name: 'dropped'
    severity: 2
    title: 'Events of uploads were lost'
    scope: topic.id
    namespace: 'Microsoft.EventGrid/systemTopics'
    metric: 'DroppedEventCount'
    aggregation: 'Total'
    threshold: 0
    every: 'PT15M'
  }
]

resource metricRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for each in metrics: {
    name: '${name}-${each.name}'
    location: 'global'
    tags: tags
    properties: {
      description: 'PlanMonitor: ${each.title}'
      severity: each.severity
      enabled: true
      scopes: [each.scope]
      evaluationFrequency: each.every
      windowSize: each.every
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: each.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: each.namespace
            metricName: each.metric
            timeAggregation: each.aggregation
            operator: 'GreaterThan'
            threshold: each.threshold
          }
        ]
      }
      actions: [{ actionGroupId: group.id }]
    }
  }
]

output actionGroupId string = group.id
