// PlanMonitor on Azure: one resource group with everything in it. infra/README.md explains the parameters.
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of this environment; names the resource group.')
param environmentName string
@minLength(1)
@description('Region.')
param location string
@allowed(['flex', 'premium'])
@description('flex: Flex Consumption (FC1). premium: Elastic Premium (EP1), for regions without Flex Consumption.')
param hostingPlan string = 'flex'
@minValue(1)
@maxValue(1000)
@description('Instances at most. Flex Consumption takes no less than 40; Premium uses at most 20.')
param maximumInstances int = 40
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('How storage is copied; ZRS keeps three copies in three buildings of one region.')
param storageSku string = 'Standard_ZRS'
@minValue(7)
@maxValue(365)
@description('Days that deleted and overwritten blobs can be brought back.')
param restoreDays int = 30
@description('Entra application of the API; empty: the API denies everything.')
param apiClientId string = ''
@description('Storage and vault answer inside a private network only.')
param vnetEnabled bool = false
@description('One fixed public address for outbound calls (webhook receivers put it on their allow list).')
param staticOutboundAddress bool = false
@description('The vault cannot be purged for 90 days after deletion. Cannot be turned off again.')
param purgeProtection bool = true
@description('E-mail addresses of the operators, separated by commas.')
param operatorEmails string = ''
@description('Object id of the person or group that runs the system and may work on its data; empty: nobody.')
param operatorPrincipalId string = ''
@allowed(['User', 'Group', 'ServicePrincipal'])
@description('What operatorPrincipalId names.')
param operatorPrincipalType string = 'User'
@minValue(0)
@description('Budget for one month in the currency of the subscription; 0: no budget.')
param budgetAmount int = 0
@minValue(1)
@description('Messages in all queues together above which the operator is told.')
param backlogLimit int = 1000
@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logRetentionDays int = 30
@description('Gigabytes of logs a day at most; -1: no limit.')
param logDailyGigabytes int = 1
@description('OpenTelemetry collector besides Application Insights; empty: none.')
param otlpEndpoint string = ''
@description('Networks of privately deployed webhook receivers in CIDR form, separated by commas.')
param webhookNetworks string = ''
@description('Hosts of such receivers, separated by commas.')
param webhookHosts string = ''
@description('Ports of such receivers beside 443 and 8443, separated by commas.')
param webhookPorts string = ''
@description('Address that messages link to, with {alert} in it or not; empty: they name the command to look with.')
param webhookLink string = ''
@description('Yearly check: 1 April 06:00 in China, in UTC.')
param yearlyCheck string = '0 0 22 31 3 *'
@description('Monthly early warning: day 5 06:00 in China, in UTC.')
param monthlyCheck string = '0 0 22 4 * *'
@description('Deliveries, escalation, poison queues: every five minutes.')
param delivery string = '0 */5 * * * *'
@description('Uploads compared with what was taken in: daily 03:00 in China, in UTC.')
param reconcile string = '0 0 19 * * *'
@description('Deadlines, and the anchors of the audit chains: daily 08:00 in China, in UTC.')
param daily string = '0 0 0 * * *'

var token = uniqueString(subscription().id, environmentName, location)
var base = 'planmonitor-${token}'
var tags = { 'azd-env-name': environmentName, application: 'planmonitor' }
var emails = empty(operatorEmails) ? [] : map(split(operatorEmails, ','), each => trim(each))
var networked = vnetEnabled || staticOutboundAddress
var deadLetterContainer = 'dead-letters'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${base}'
    insightsName: 'appi-${base}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyGigabytes: logDailyGigabytes
  }
}

module identity 'identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-${base}', location: location, tags: tags }
}

module storage 'storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'stpm${token}'
    location: location
    tags: tags
    sku: storageSku
    private: vnetEnabled
    restoreDays: restoreDays
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'keyvault.bicep' = {
  name: 'keyvault'
  scope: group
  params: {
    name: 'kv-pm-${token}'
    location: location
    tags: tags
    purgeProtection: purgeProtection
    private: vnetEnabled
  }
}

module roles 'roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    principalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
  }
}

module network 'network.bicep' = if (networked) {
  name: 'network'
  scope: group
  params: {
    name: base
    location: location
    tags: tags
    privateEndpoints: vnetEnabled
    staticOutboundAddress: staticOutboundAddress
    delegation: hostingPlan == 'flex' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  // The host fails at its first start without them.
  dependsOn: [roles]
  params: {
    name: 'func-${base}'
    planName: 'plan-${base}'
    location: location
    tags: tags
    hostingPlan: hostingPlan
    maximumInstances: maximumInstances
    endpoints: storage.outputs.endpoints
    insights: monitoring.outputs.insightsConnection
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    vaultUri: vault.outputs.uri
    subnetId: network.?outputs.appSubnetId ?? ''
    apiClientId: apiClientId
    otlpEndpoint: otlpEndpoint
    webhooks: { networks: webhookNetworks, hosts: webhookHosts, ports: webhookPorts, link: webhookLink }
    schedules: { YEARLY_CHECK: yearlyCheck, MONTHLY_CHECK: monthlyCheck, DELIVERY: delivery, RECONCILE: reconcile, DAILY: daily }
  }
}

module events 'eventgrid.bicep' = {
  name: 'eventgrid'
  scope: group
  params: {
    name: 'evgt-${base}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    deadLetterContainer: deadLetterContainer
  }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    name: base
    location: location
    tags: tags
    emails: emails
    workspaceId: monitoring.outputs.workspaceId
    storageName: storage.outputs.name
    topicName: events.outputs.name
    backlogLimit: backlogLimit
  }
}

module budget 'budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${base}'
    amount: budgetAmount
    emails: emails
    actionGroupId: alerts.outputs.actionGroupId
  }
}

// azd hands these to the hooks as environment variables.
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = app.outputs.name
output FUNCTION_APP_HOST string = app.outputs.hostName
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
output EVENT_TOPIC_NAME string = events.outputs.name
output DEAD_LETTER_CONTAINER string = deadLetterContainer
output KEY_VAULT_URI string = vault.outputs.uri
output HOSTING_PLAN string = hostingPlan
output OUTBOUND_ADDRESS string = network.?outputs.outboundAddress ?? ''
