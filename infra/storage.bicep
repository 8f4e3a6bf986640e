// One account for everything: uploads, archive, tables, queues, the host's own state and the program.
param name string
param location string
param tags object
param sku string
@description('True: reachable through private endpoints only.')
param private bool
@description('Days that a deleted blob, a deleted container and an overwritten version can be brought back.')
param restoreDays int
param workspaceId string

// Those of the program, and two of the platform: 'deployment' and 'dead-letters'. Tables and queues need no list: the program makes each when it first writes to it.
var containers = [
  'inbox'
  'parts'
  'archive'
  'quarantine'
  'findings'
  'facts'
  'layers'
  'patches'
  'messages'
  'deployment'
  'dead-letters'
  'index'
  'anchors'
]

// The anchors of the audit chains prove something only where nobody, the program included, can write over them or remove them.
var anchorDays = 3650

// Bodies of long queue messages, where a process died before it removed them: a message waits at most a day for its next try.
var messageDays = 30

// No rule for findings, facts, parts and layer files: the daily reconcile knows which of them are old, a date does not. Overwritten versions are kept for ever in the archive only; the host rewrites its own state all day.
// A rule takes ten prefixes at most, so the platform's have one of their own.
var shortLived = [
  'inbox/'
  'parts/'
  'findings/'
  'facts/'
  'layers/'
  'patches/'
  'messages/'
  'index/'
]
var shortLivedOfPlatform = [
  'deployment/'
  'dead-letters/'
  'azure-webjobs-hosts/'
  'azure-webjobs-secrets/'
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: restoreDays }
      containerDeleteRetentionPolicy: { enabled: true, days: restoreDays }
    }

    resource each 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]

    // Not locked: an operator can prolong it, and locks it where the office asks for that.
    resource anchored 'containers' existing = {
      name: 'anchors'

      resource kept 'immutabilityPolicies' = {
        name: 'default'
        dependsOn: [each]
        properties: { immutabilityPeriodSinceCreationInDays: anchorDays, allowProtectedAppendWrites: false }
      }
    }
  }

  resource queues 'queueServices' = { name: 'default' }

  resource tables 'tableServices' = { name: 'default' }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'messages'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['messages/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: messageDays } } }
            }
          }
          {
            name: 'dead-letters'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['dead-letters/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } }
            }
          }
          {
            name: 'overwritten'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: shortLived }
              actions: { version: { delete: { daysAfterCreationGreaterThan: restoreDays } } }
            }
          }
          {
            name: 'overwritten-platform'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: shortLivedOfPlatform }
              actions: { version: { delete: { daysAfterCreationGreaterThan: restoreDays } } }
            }
          }
        ]
      }
    }
  }
}

// Metrics know no single queue; the log of writes does, and tells when something was put into a poison queue.
resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'queue-writes'
  scope: account::queues
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageWrite', enabled: true }]
  }
}

output id string = account.id
output name string = account.name
output endpoints object = {
  blobs: account.properties.primaryEndpoints.blob
  queues: account.properties.primaryEndpoints.queue
  tables: account.properties.primaryEndpoints.table
}
