#!/usr/bin/env bash
# Builds everything that the package feed allows and runs all tests. --full runs the long ones whole.
# The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-}"
for argument in "$@"; do
  case "$argument" in
    --full) export PLANMONITOR_FULL=1 ;;
    *) echo "usage: ./test.sh [--full]" >&2; exit 2 ;;
  esac
done
results="$PWD/TestResults"
rm -rf "$results" && mkdir -p "$results"
started=$SECONDS

if ! dotnet build PlanMonitor.sln --configuration Release --verbosity quiet -consoleLoggerParameters:NoSummary; then
  echo "The build failed: see the errors above." >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  dotnet "$project/bin/Release/net10.0/$name.dll" -noLogo -noColor -trx "$results/$name.trx" > "$results/$name.log" 2>&1
  status=$?
  # The tests that did not pass, and why.
  grep -vE '^ *(Discover|Start|Finish)' "$results/$name.log" | grep -E '\[(FAIL|SKIP|ERROR)\]|^      ' | head -n 200
  line=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$results/$name.log" | tail -n 1)
  if [ -z "$line" ]; then
    tail -n 40 "$results/$name.log"
    echo "$name ended without a result (exit code $status)"
    failed=$((failed + 1))
    continue
  fi
  read -r total errors bad left <<< "$(sed -E 's/[^0-9]+/ /g' <<< "$line")"
  passed=$((passed + total - bad - left)) failed=$((failed + bad + errors)) skipped=$((skipped + left))
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && [ "$errors" -eq 0 ]; then failed=$((failed + 1)); fi
  if [ "$total" -eq 0 ]; then echo "$name ran no test"; failed=$((failed + 1)); fi
done
echo "took $((SECONDS - started)) s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
