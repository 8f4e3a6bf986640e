#!/usr/bin/env bash
# Subscribes the blob functions to the events of the inbox. Run by azd after a deployment; running it again updates.
# By hand: AZURE_RESOURCE_GROUP=rg-NAME infra/hooks/subscribe.sh
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
group="${AZURE_RESOURCE_GROUP:?name the resource group in AZURE_RESOURCE_GROUP}"
command -v az > /dev/null || { echo "The Azure CLI (az) is needed: install it, run 'az login', and run this script again." >&2; exit 1; }
[ -z "${AZURE_SUBSCRIPTION_ID:-}" ] || az account set --subscription "$AZURE_SUBSCRIPTION_ID"
app="${FUNCTION_APP_NAME:-$(az functionapp list --resource-group "$group" --query "[0].name" --output tsv)}"
storage="${STORAGE_ACCOUNT_NAME:-$(az storage account list --resource-group "$group" --query "[0].name" --output tsv)}"
topic="${EVENT_TOPIC_NAME:-$(az eventgrid system-topic list --resource-group "$group" --query "[0].name" --output tsv)}"

# The host makes its key when it starts for the first time with a blob function. Only whether it is there is asked, not what it is.
tries="${SUBSCRIBE_TRIES:-30}"
until [ "$(az functionapp keys list --resource-group "$group" --name "$app" --query "contains(keys(systemKeys), 'blobs_extension')" --output tsv 2> /dev/null)" = true ]; do
  tries=$((tries - 1))
  if [ "$tries" -le 0 ]; then
    echo "$app has no key blobs_extension yet. See whether the app has started (its functions are listed in the portal), then run this script again." >&2
    exit 1
  fi
  echo "waiting for $app to start ..."
  sleep "${SUBSCRIBE_WAIT:-10}"
done

az deployment group create --resource-group "$group" --name subscriptions --template-file "$here/../subscriptions.bicep" --only-show-errors --output none \
  --parameters functionAppName="$app" topicName="$topic" storageName="$storage" deadLetterContainer="${DEAD_LETTER_CONTAINER:-dead-letters}"
echo "The blob functions of $app are subscribed to the inbox of $storage."
