// Elastic Premium, for regions without Flex Consumption: at least one instance runs and is paid all the time. Without a file share, which would need an
// account key, the program is a package in the account's own container that the identity reads (hooks/publish-premium.* puts it there).
param name string
param planName string
param location string
param tags object
param identityId string
@description('URL of the package.')
param package string
param maximumInstances int
param subnetId string
param settings object

var premiumSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: package
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'elastic'
  sku: { name: 'EP1', tier: 'ElasticPremium' }
  properties: {
    reserved: true
    maximumElasticWorkerCount: min(maximumInstances, 20)
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'backend' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    vnetRouteAllEnabled: !empty(subnetId)
    siteConfig: {
      linuxFxVersion: 'DOTNET-ISOLATED|10.0'
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      // Without it the platform cannot see queues behind private endpoints and does not scale.
      functionsRuntimeScaleMonitoringEnabled: !empty(subnetId)
      minimumElasticInstanceCount: 1
      appSettings: [for each in items(union(settings, premiumSettings)): { name: each.key, value: each.value }]
    }
  }
}

output name string = app.name
