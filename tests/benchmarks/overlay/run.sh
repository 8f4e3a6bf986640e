#!/usr/bin/env bash
# Measures the overlay side by side with a program on GEOS, and compares pairs and areas with PostGIS.
# usage: run.sh [--data FOLDER] [--runs N] [--without-postgis] [SCALE...]        SCALE: S, M, L; default S M L
# Needs Debian's g++, libgeos++-dev, time, postgresql-15-postgis-3 and gdal-bin. GEOS and PostGIS are left out at L. FOLDER keeps the data for the next time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
data="" runs=3 postgis=yes scales=()
while [ $# -gt 0 ]; do
  case "$1" in
    --data) data=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --without-postgis) postgis=""; shift ;;
    S | M | L) scales+=("$1"); shift ;;
    *) sed -n '2,5p' "$0" >&2; exit 2 ;;
  esac
done
[ ${#scales[@]} -gt 0 ] || scales=(S M L)
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
data=${data:-$work/data}
g++ -O2 -std=c++17 "$here/make_data.cc" -o "$work/make_data"
g++ -O2 -std=c++17 "$here/geos_overlay.cc" -o "$work/geos_overlay" -lgeos
"$root/planmonitor" overlay --help > "$work/help"   # builds it
echo '{"type":"FeatureCollection","features":[]}' > "$work/none.geojson"

# Prints elapsed seconds, seconds of the processors and MB of the run in the middle of N.
middle() {
  local run
  for ((run = 0; run < runs; run++)); do
    /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" > "$work/said" 2> "$work/talk" || { cat "$work/talk" >&2; return 1; }
    awk '{ printf "%.2f %.2f %.0f\n", $1, $2 + $3, $4 / 1024 }' "$work/time"
  done | sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'
}

echo "| scale | program | elapsed s | processor s | join s | MB |"
echo "|---|---|---|---|---|---|"
for scale in "${scales[@]}"; do
  folder=$data/$scale
  if [ ! -f "$folder/footprints.geojson" ]; then mkdir -p "$folder" && "$work/make_data" "$folder" "$scale"; fi
  layers=(--layer rights="$folder/rights.geojson" --layer redline="$folder/redline.geojson" --layer farmland="$folder/farmland.geojson")
  overlay=("$root/planmonitor" overlay "${layers[@]}" --out "$work/ours.csv" --stats)
  line=$(middle "${overlay[@]}" --footprints "$folder/footprints.geojson")
  read -r elapsed processor memory <<< "$line"
  stats=$(cat "$work/said")
  # The join alone: what the job takes longer than reading and checking the same layers against no footprint at all.
  line=$(middle "$root/planmonitor" overlay "${layers[@]}" --out "$work/none.csv" --footprints "$work/none.geojson")
  read -r reading _ _ <<< "$line"
  cp "$work/ours.csv" "$work/result.csv"
  join=$(awk -v a="$elapsed" -v b="$reading" 'BEGIN { printf "%.2f", (a > b ? a - b : 0) }')
  echo "| $scale | PlanMonitor | $elapsed | $processor | at most $join | $memory |"
  if [ "$scale" != L ]; then
    line=$(middle "$work/geos_overlay" "$folder" "$work/geos.csv")
    read -r geos geosProcessor geosMemory <<< "$line"
    geosJoin=$(awk '{ print $4 }' "$work/said")
    echo "| $scale | GEOS | $geos | $geosProcessor | $geosJoin | $geosMemory |"
    awk -v s="$scale" -v a="$elapsed" -v b="$geos" -v c="$join" -v d="$geosJoin" 'BEGIN { printf "%s: GEOS takes %.1f times as long, its join %.1f times\n", s, b / a, (c > 0 ? d / c : 0) }' >&2
    if [ -n "$postgis" ]; then
      "$here/postgis.sh" "$folder" "$work/postgis.csv" | sed "s/^/$scale: PostGIS /" >&2
      echo "$scale: against PostGIS: $(python3 "$here/compare.py" "$work/result.csv" "$work/postgis.csv")" >&2
    fi
  fi
  echo "$scale: $stats" >&2
done
