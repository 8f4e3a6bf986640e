#!/usr/bin/env bash
# The same job with PostGIS, which says what is right: a cluster of its own on a socket, two workers, no durability. usage: postgis.sh FOLDER OUT.csv
# Needs Debian's postgresql-15-postgis-3 and gdal-bin.
set -euo pipefail
data=$(realpath "$1") out=$(realpath -m "$2")
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
home=$(mktemp -d) && chmod 777 "$home"
run() { if [ "$(id -u)" = 0 ]; then su postgres -c "$1"; else bash -c "$1"; fi; }
stop() { run "$bin/pg_ctl -D $home/data -m immediate stop" > "$home.stop" 2>&1 || true; rm -rf "$home" "$home.stop"; }
trap stop EXIT
run "$bin/initdb -D $home/data -A trust -U postgres" > "$home/init"
settings="-k $home -c listen_addresses= -c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=512MB -c fsync=off -c synchronous_commit=off"
settings+=" -c full_page_writes=off -c max_wal_size=8GB -c jit=off -c max_parallel_workers=2 -c max_parallel_workers_per_gather=2"
run "$bin/pg_ctl -D $home/data -w -o '$settings' -l $home/log start" > "$home/start"
sql() { psql -h "$home" -U postgres -q -v ON_ERROR_STOP=1 "$@"; }
sql -c 'create extension postgis' > "$home/extension" 2>&1
began=$(date +%s.%N)
for name in footprints rights redline farmland; do
  ogr2ogr -f PostgreSQL "PG:host=$home user=postgres dbname=postgres" "$data/$name.geojson" -nln "$name" -nlt POLYGON -gt 65536 \
    -lco GEOMETRY_NAME=shape -lco SPATIAL_INDEX=NONE -lco UNLOGGED=YES --config PG_USE_COPY YES
  sql -c "create index on $name using gist (shape)" -c "analyze $name"
done
loaded=$(date +%s.%N)
join() { echo "select p.id, '$1', f.id, ST_Area(ST_Intersection(p.shape, f.shape)::geography) from footprints p join $1 f on ST_Intersects(p.shape, f.shape)"; }
sql -c "\\copy (select * from ($(join rights) union all $(join redline) union all $(join farmland)) as pairs (footprint, layer, feature, area_m2) where area_m2 >= 1) to '$out' csv header"
ended=$(date +%s.%N)
awk -v a="$began" -v b="$loaded" -v c="$ended" 'BEGIN { printf "load_s %.2f join_s %.2f total_s %.2f\n", b - a, c - b, c - a }'
