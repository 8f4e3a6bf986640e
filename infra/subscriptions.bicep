// One event subscription for each blob function. Deployed by hooks/subscribe.* after the program: only then does the host have the key that it asks
// of Event Grid. The key goes from the host to Event Grid inside the platform; no script and no file ever holds it. Deploying again updates.
param functionAppName string
param topicName string
param storageName string
param deadLetterContainer string

var inbox = '/blobServices/default/containers/inbox/blobs/'
var functions = [
  { name: 'PlanUpload', kind: 'plan' }
  { name: 'RightsUpload', kind: 'rights' }
  { name: 'QuotasUpload', kind: 'quotas' }
  { name: 'LayerUpload', kind: 'layer' }
  { name: 'FootprintsUpload', kind: 'footprints' }
  { name: 'ReportsUpload', kind: 'reports' }
  { name: 'ProgressUpload', kind: 'progress' }
  { name: 'ReservesUpload', kind: 'reserves' }
  { name: 'RatesUpload', kind: 'rates' }
  { name: 'DisturbanceUpload', kind: 'disturbance' }
  { name: 'DiscoveriesUpload', kind: 'discoveries' }
  { name: 'RestorationUpload', kind: 'restoration' }
  { name: 'GreenListUpload', kind: 'greenlist' }
  { name: 'ProjectsUpload', kind: 'projects' }
  { name: 'DutiesUpload', kind: 'duties' }
  // What lies in the inbox at a place for nothing.
  { name: 'MisplacedUpload', kind: '' }
]

// Writing a blob raises several events; these calls are the ones after which it is whole.
var written = {
  key: 'data.api'
  operatorType: 'StringIn'
  values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose']
}
var elsewhere = {
  key: 'subject'
  operatorType: 'StringNotBeginsWith'
  values: map(filter(functions, each => !empty(each.kind)), each => '${inbox}${each.kind}/')
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topicName
}

resource subscriptions 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = [
  for each in functions: {
    name: toLower(each.name)
    parent: topic
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${each.name}&code=${listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension}'
          maxEventsPerBatch: 1
        }
      }
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: empty(each.kind) ? inbox : '${inbox}${each.kind}/'
        advancedFilters: empty(each.kind) ? [written, elsewhere] : [written]
      }
      retryPolicy: {
        maxDeliveryAttempts: 30
        eventTimeToLiveInMinutes: 1440
      }
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: {
            resourceId: storage.id
            blobContainerName: deadLetterContainer
          }
        }
      }
    }
  }
]
