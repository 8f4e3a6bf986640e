// What the program is told, the same on both hosting plans, and the plan that runs it.
param name string
param planName string
param location string
param tags object
@allowed(['flex', 'premium'])
param hostingPlan string
param maximumInstances int
@description('Addresses of the storage account: blobs, queues, tables.')
param endpoints object
@description('Connection string of Application Insights.')
param insights string
param identityId string
param identityClientId string
param vaultUri string
@description('Subnet for outbound calls; empty: none.')
param subnetId string
@description('Entra application that callers of the API ask tokens for; empty: the API denies everything.')
param apiClientId string
@description('Collector for OpenTelemetry besides Application Insights; empty: none.')
param otlpEndpoint string
@description('What the app asks of receivers of webhooks: networks and hosts that may be called though they are not public, and the address that messages link to.')
param webhooks object
@description('Schedules in UTC, since Linux plans know no other zone; named as the program asks for them.')
param schedules object

var settings = {
  AzureWebJobsStorage__blobServiceUri: endpoints.blobs
  AzureWebJobsStorage__queueServiceUri: endpoints.queues
  AzureWebJobsStorage__tableServiceUri: endpoints.tables
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  Storage__blobServiceUri: endpoints.blobs
  Storage__queueServiceUri: endpoints.queues
  Storage__tableServiceUri: endpoints.tables
  Storage__credential: 'managedidentity'
  Storage__clientId: identityClientId
  KeyVault__uri: vaultUri
  // Names the place for telemetry; what may be sent there is decided by identity, since local authentication is off.
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  OTEL_SERVICE_NAME: 'planmonitor'
}
var collector = empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint }
var receivers = union(
  empty(webhooks.networks) ? {} : { Webhooks__allowedNetworks: webhooks.networks },
  empty(webhooks.hosts) ? {} : { Webhooks__allowedHosts: webhooks.hosts },
  empty(webhooks.ports) ? {} : { Webhooks__allowedPorts: webhooks.ports },
  empty(webhooks.link) ? {} : { Webhooks__link: webhooks.link }
)
var allSettings = union(settings, schedules, collector, receivers)

module flex 'function-flex.bicep' = if (hostingPlan == 'flex') {
  name: 'function-flex'
  params: {
    name: name
    planName: planName
    location: location
    tags: tags
    identityId: identityId
    deploymentContainer: '${endpoints.blobs}deployment'
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
    package: '${endpoints.blobs}deployment/planmonitor.zip'
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
