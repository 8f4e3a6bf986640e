// The platform checks tokens; whether a caller without one may do something is decided by the program, which denies. A gate in front would also shut out
// Event Grid, whose key is checked by the host under /runtime/webhooks.
param functionAppName string
param apiClientId string

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName

  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: {
      // Off without an application: the program sees that and lets nobody in, whatever a caller writes into the headers.
      platform: { enabled: !empty(apiClientId) }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      httpSettings: { requireHttps: true }
      identityProviders: empty(apiClientId)
        ? {}
        : {
            azureActiveDirectory: {
              enabled: true
              registration: {
                clientId: apiClientId
                openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
              }
              validation: { allowedAudiences: [apiClientId, 'api://${apiClientId}'] }
            }
          }
      login: { tokenStore: { enabled: false } }
    }
  }

  // Programs are deployed by identity, never by a password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
