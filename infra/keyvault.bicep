// Secrets of webhook receivers. The application reads them; who makes subscriptions writes them.
param name string
param location string
param tags object
@description('Cannot be turned off again once it is on.')
param purgeProtection bool
@description('True: reachable through a private endpoint only.')
param private bool

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // The platform takes true or nothing.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
