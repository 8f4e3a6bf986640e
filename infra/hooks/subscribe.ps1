# Subscribes the blob functions to the events of the inbox. Run by azd after a deployment; running it again updates.
# By hand: $env:AZURE_RESOURCE_GROUP = 'rg-NAME'; infra/hooks/subscribe.ps1
$ErrorActionPreference = 'Stop'
# Asking for a key that is not there yet fails, and is asked again.
$PSNativeCommandUseErrorActionPreference = $false
$group = $env:AZURE_RESOURCE_GROUP
if (-not $group) { throw 'Name the resource group in AZURE_RESOURCE_GROUP.' }
if (-not (Get-Command az -ErrorAction SilentlyContinue)) { throw "The Azure CLI (az) is needed: install it, run 'az login', and run this script again." }
if ($env:AZURE_SUBSCRIPTION_ID) { az account set --subscription $env:AZURE_SUBSCRIPTION_ID }
$app = if ($env:FUNCTION_APP_NAME) { $env:FUNCTION_APP_NAME } else { az functionapp list --resource-group $group --query "[0].name" --output tsv }
$storage = if ($env:STORAGE_ACCOUNT_NAME) { $env:STORAGE_ACCOUNT_NAME } else { az storage account list --resource-group $group --query "[0].name" --output tsv }
$topic = if ($env:EVENT_TOPIC_NAME) { $env:EVENT_TOPIC_NAME } else { az eventgrid system-topic list --resource-group $group --query "[0].name" --output tsv }
$deadLetters = if ($env:DEAD_LETTER_CONTAINER) { $env:DEAD_LETTER_CONTAINER } else { 'dead-letters' }

# The host makes its key when it starts for the first time with a blob function. Only whether it is there is asked, not what it is.
$tries = if ($env:SUBSCRIBE_TRIES) { [int]$env:SUBSCRIBE_TRIES } else { 30 }
$wait = if ($env:SUBSCRIBE_WAIT) { [int]$env:SUBSCRIBE_WAIT } else { 10 }
while ((az functionapp keys list --resource-group $group --name $app --query "contains(keys(systemKeys), 'blobs_extension')" --output tsv 2>$null) -ne 'true') {
  $tries--
  if ($tries -le 0) { throw "$app has no key blobs_extension yet. See whether the app has started (its functions are listed in the portal), then run this script again." }
  Write-Output "waiting for $app to start ..."
  Start-Sleep -Seconds $wait
}

az deployment group create --resource-group $group --name subscriptions --template-file "$PSScriptRoot/../subscriptions.bicep" --only-show-errors --output none `
  --parameters functionAppName=$app topicName=$topic storageName=$storage deadLetterContainer=$deadLetters
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Output "The blob functions of $app are subscribed to the inbox of $storage."
