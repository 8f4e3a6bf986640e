#!/usr/bin/env bash
# Builds everything that the package feed allows and runs all tests. --full runs the long ones whole.
# The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-}"
# Hundreds of short processes end before a profile of them pays: without it they take a sixth less of the processor.
export DOTNET_TieredPGO=0
for argument in "$@"; do
  case "$argument" in
    --full) export PLANMONITOR_FULL=1 ;;
    *) echo "usage: ./test.sh [--full]" >&2; exit 2 ;;
  esac
done
results="$PWD/TestResults"
rm -rf "$results" && mkdir -p "$results"
started=$SECONDS

# A compiler server of our own halves the time of the build, whatever the environment says of one; it ends with the build, and nothing outlives this script.
compiler="planmonitor-$$"
stop_compiler() {
  local version sdks
  version=$(dotnet --version)
  sdks=$(dotnet --list-sdks | grep -F "$version [" | sed -E 's/^[^[]*\[(.*)\]$/\1/')
  dotnet "$sdks/$version/Roslyn/bincore/VBCSCompiler.dll" "-pipename:$compiler" -shutdown < /dev/null > /dev/null 2>&1
}
leave() {
  trap - EXIT
  for group in $(jobs -p); do kill -- "-$group" 2> /dev/null; done
  [ -z "$compiler" ] || stop_compiler
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
build() {
  dotnet build "$1" --configuration Release --verbosity quiet -consoleLoggerParameters:NoSummary -nodeReuse:false -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler"
}

# The whole solution, or without the projects whose packages the feed lacks: first without the Functions app, then without all of Azure.
projects() { grep -oE '[A-Za-z.]+\.csproj' "$1" | sed 's/\.csproj$//' | sort -u; }
is_feed='error (NU110[123]|NU1301):'
built="" missing=""
for solution in PlanMonitor.sln .ci/without-functions.slnf .ci/without-azure.slnf; do
  if build "$solution" > "$results/build.log" 2>&1; then
    built=$solution
    break
  fi
  # Any other error is a fault of ours, and no reason to build less.
  if ! grep -qE "$is_feed" "$results/build.log" || grep -E ': error' "$results/build.log" | grep -qvE "$is_feed"; then
    break
  fi
  missing+=$(grep -oE 'NU110[123]: Unable to find (a stable )?package [A-Za-z0-9._-]+' "$results/build.log" | awk '{ print $NF }' | sed 's/\.$//'
    grep -oE "NU1301: Unable to load the service index for source [^ ]+" "$results/build.log" | awk '{ print $NF }')$'\n'
done
stop_compiler; compiler=""
cat "$results/build.log"
if [ -z "$built" ]; then
  echo "The build failed: see the errors above." >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
if [ -n "$missing" ]; then
  left=$(comm -23 <(projects PlanMonitor.sln) <(projects "$built"))
  echo "The package feed lacks $(sort -u <<< "$missing" | xargs | sed 's/ /, /g'): left out $(xargs <<< "$left" | sed 's/ /, /g')."
fi
echo "built in $((SECONDS - started)) s"

# Azurite, the emulator of Azure Storage. Without it the tests that need it are skipped.
azure=tests/PlanMonitor.Azure.Tests
if projects "$built" | grep -qx PlanMonitor.Azure.Tests && [ ! -f "$azure/node_modules/azurite/dist/src/azurite.js" ]; then
  if ! timeout 180 npm install --no-save --no-package-lock --no-audit --no-fund --fetch-retries=1 --prefix "$azure" > "$results/npm.log" 2>&1; then
    rm -rf "$azure/node_modules"
    echo "Azurite could not be installed from npm ($(grep -m 1 -oE 'code E[A-Z_]+' "$results/npm.log" || echo "see TestResults/npm.log")): the tests that need it are skipped."
  fi
fi

# GDAL, whose programs our readers and writers of files are held against. Where it may not be installed the tests that need it are skipped.
if ! command -v ogr2ogr > /dev/null && command -v apt-get > /dev/null; then
  sudo=""; [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  if ! { timeout 120 $sudo apt-get update && timeout 180 $sudo apt-get install -y --no-install-recommends gdal-bin; } > "$results/gdal.log" 2>&1; then
    echo "GDAL could not be installed from Debian's packages (see TestResults/gdal.log): the tests that need it are skipped."
  fi
fi

# Two rows of projects side by side, the longest one in a row of its own: many tests wait for a store, a process or a disk.
run() {
  local name began
  for name in "$@"; do
    began=$SECONDS
    dotnet "tests/$name/bin/Release/net10.0/$name.dll" -noLogo -noColor -trx "$results/$name.trx" < /dev/null > "$results/$name.log" 2>&1
    echo $? > "$results/$name.exit"
    echo "== $name: $((SECONDS - began)) s"
  done
}
names=$(projects "$built" | grep '\.Tests$')
# Groups of processes of their own, so that all of them can be ended.
set -m
run PlanMonitor.Local.Tests &
run $(grep -v '\.Local\.' <<< "$names" | sort -r) &
set +m
wait

passed=0 failed=0 skipped=0
for name in $names; do
  # The tests that did not pass, and why.
  grep -vE '^ *(Discover|Start|Finish)' "$results/$name.log" | grep -E '\[(FAIL|SKIP|ERROR)\]|^      ' | head -n 200
  status=$(cat "$results/$name.exit")
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
