# Deploys the program to a Premium plan, where azd's own deployment would need a file share and with it an account key: builds the package, puts it into the
# deployment container as the signed-in person, restarts the app, subscribes the blob functions.
# By hand: $env:AZURE_RESOURCE_GROUP = 'rg-NAME'; infra/hooks/publish-premium.ps1
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$group = $env:AZURE_RESOURCE_GROUP
if (-not $group) { throw 'Name the resource group in AZURE_RESOURCE_GROUP.' }
foreach ($tool in 'az', 'dotnet') {
  if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { throw "$tool is needed: install it and run this script again." }
}
if ($env:AZURE_SUBSCRIPTION_ID) { az account set --subscription $env:AZURE_SUBSCRIPTION_ID }
$app = if ($env:FUNCTION_APP_NAME) { $env:FUNCTION_APP_NAME } else { az functionapp list --resource-group $group --query "[0].name" --output tsv }
$storage = if ($env:STORAGE_ACCOUNT_NAME) { $env:STORAGE_ACCOUNT_NAME } else { az storage account list --resource-group $group --query "[0].name" --output tsv }
$work = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
  dotnet publish "$PSScriptRoot/../../functions/PlanMonitor.Functions" --configuration Release --output "$work/app"
  [IO.Compression.ZipFile]::CreateFromDirectory("$work/app", "$work/planmonitor.zip")
  az storage blob upload --auth-mode login --account-name $storage --container-name deployment --name planmonitor.zip --file "$work/planmonitor.zip" --overwrite --only-show-errors --output none
  az functionapp restart --resource-group $group --name $app
  $id = az functionapp show --resource-group $group --name $app --query id --output tsv
  az rest --method post --url "$id/syncfunctiontriggers?api-version=2024-04-01" --output none
}
finally {
  Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
}
& "$PSScriptRoot/subscribe.ps1"
