#!/usr/bin/env bash
# Deploys the program to a Premium plan, where azd's own deployment would need a file share and with it an account key: builds the package, puts it into the
# deployment container as the signed-in person, restarts the app, subscribes the blob functions.
# By hand: AZURE_RESOURCE_GROUP=rg-NAME infra/hooks/publish-premium.sh
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
group="${AZURE_RESOURCE_GROUP:?name the resource group in AZURE_RESOURCE_GROUP}"
for tool in az dotnet zip; do
  command -v "$tool" > /dev/null || { echo "$tool is needed: install it and run this script again." >&2; exit 1; }
done
[ -z "${AZURE_SUBSCRIPTION_ID:-}" ] || az account set --subscription "$AZURE_SUBSCRIPTION_ID"
app="${FUNCTION_APP_NAME:-$(az functionapp list --resource-group "$group" --query "[0].name" --output tsv)}"
storage="${STORAGE_ACCOUNT_NAME:-$(az storage account list --resource-group "$group" --query "[0].name" --output tsv)}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

dotnet publish "$here/../../functions/PlanMonitor.Functions" --configuration Release --output "$work/app"
(cd "$work/app" && zip -qr "$work/planmonitor.zip" .)
az storage blob upload --auth-mode login --account-name "$storage" --container-name deployment --name planmonitor.zip --file "$work/planmonitor.zip" --overwrite --only-show-errors --output none
az functionapp restart --resource-group "$group" --name "$app"
id="$(az functionapp show --resource-group "$group" --name "$app" --query id --output tsv)"
az rest --method post --url "$id/syncfunctiontriggers?api-version=2024-04-01" --output none
AZURE_RESOURCE_GROUP="$group" FUNCTION_APP_NAME="$app" STORAGE_ACCOUNT_NAME="$storage" "$here/subscribe.sh"
