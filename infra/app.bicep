// What the program is told, the same on both hosting plans, and the plan that runs it.
param name string
param planName string
param location string
param tags object
@allowed(['flex', 'premium'])
param hostingPlan string
param maximumInstances int
param storageName string
param insightsName string
param identityId string
param identityClientId string
param vaultUri string
@description('Subnet for outbound calls; empty: none.')
param subnetId string
@description('Entra application that callers of the API ask tokens for; empty: the API denies everything.')
param apiClientId string
@description('Collector for OpenTelemetry besides Application Insights; empty: none.')
param otlpEndpoint string
@description('Schedules in UTC, since Linux plans know no other zone; named as the program asks for them.')
param schedules object

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var endpoints = storage.properties.primaryEndpoints
var settings = {
  AzureWebJobsStorage__blobServiceUri: endpoints.blob
  AzureWebJobsStorage__queueServiceUri: endpoints.queue
  AzureWebJobsStorage__tableServiceUri: endpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  Storage__blobServiceUri: endpoints.blob
  Storage__queueServiceUri: endpoints.queue
  Storage__tableServiceUri: endpoints.table
  Storage__credential: 'managedidentity'
  Storage__clientId: identityClientId
  KeyVault__uri: vaultUri
  Api__clientId: apiClientId
  // Names the place for telemetry; what may be sent there is decided by identity, since local authentication is off.
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  OTEL_SERVICE_NAME: 'planmonitor'
}
var collector = empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint }
var allSettings = union(settings, schedules, collector)

module flex 'function-flex.bicep' = if (hostingPlan == 'flex') {
  name: 'function-flex'
  params: {
    name: name
    planName: planName
    location: location
    tags: tags
    identityId: identityId
    deploymentContainer: '${endpoints.blob}deployment'
    maximumInstances: maximumInstances
    subnetId: subnetId
    settings: allSettings
  }
}

module premium 'function-premium.bicep' = if (hostingPlan == 'premium') {
  name: 'function-premium'
  params: {
    name: name
    planName: planName
    location: location
    tags: tags
    identityId: identityId
    package: '${endpoints.blob}deployment/planmonitor.zip'
    maximumInstances: maximumInstances
    subnetId: subnetId
    settings: allSettings
  }
}

module auth 'auth.bicep' = {
  name: 'auth'
  params: {
    functionAppName: (hostingPlan == 'flex' ? flex.?outputs.name : premium.?outputs.name) ?? name
    apiClientId: apiClientId
  }
}

output name string = auth.outputs.name
output hostName string = auth.outputs.hostName
