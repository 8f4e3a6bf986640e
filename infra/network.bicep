// Optional: a network of its own, so that storage and vault answer nobody else, and one fixed address for what goes out.
param name string
param location string
param tags object
@description('Private endpoints for blobs, queues, tables and the vault.')
param privateEndpoints bool
@description('One fixed public address for outbound calls, for receivers that keep an allow list.')
param staticOutboundAddress bool
@description('The service that runs in the subnet of the app; it differs by hosting plan.')
param delegation string
param storageId string
param vaultId string

// The vault's public suffix begins with a dot; its private zone is named vaultcore in every cloud.
var vaultZone = 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}'
var targets = [
  { group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { group: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { group: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
  { group: 'vault', zone: vaultZone }
]

resource address 'Microsoft.Network/publicIPAddresses@2023-11-01' = if (staticOutboundAddress) {
  name: 'pip-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource gateway 'Microsoft.Network/natGateways@2023-11-01' = if (staticOutboundAddress) {
  name: 'ng-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: address.id }] }
}

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.0.0/24'
          delegations: [{ name: 'app', properties: { serviceName: delegation } }]
          natGateway: staticOutboundAddress ? { id: gateway.id } : null
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.20.1.0/24' }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2020-06-01' = [
  for each in targets: if (privateEndpoints) {
    name: each.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [
  for (each, i) in targets: if (privateEndpoints) {
    parent: zones[i]
    name: 'link'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2023-11-01' = [
  for each in targets: if (privateEndpoints) {
    name: 'pe-${name}-${each.group}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::endpoints.id }
      privateLinkServiceConnections: [
        {
          name: each.group
          properties: { privateLinkServiceId: each.group == 'vault' ? vaultId : storageId, groupIds: [each.group] }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2023-11-01' = [
  for (each, i) in targets: if (privateEndpoints) {
    parent: endpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: each.group, properties: { privateDnsZoneId: zones[i].id } }]
    }
  }
]

output appSubnetId string = network::app.id
output outboundAddress string = address.?properties.ipAddress ?? ''
