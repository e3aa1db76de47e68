#!/bin/sh
# Makes one cluster of Redis nodes, or finds that they are one: each gets its share of the 16384 slots and meets the others. A node whose address
# has changed is met again. Usage: redis-cluster.sh PASSWORD-FILE HOST:PORT HOST:PORT HOST:PORT...
set -eu
REDISCLI_AUTH=$(cat "$1")
export REDISCLI_AUTH
shift
slots=16384 count=$#

cli() {
  node=$1
  shift
  redis-cli -e -h "${node%:*}" -p "${node##*:}" "$@"
}

index=0
for node in "$@"; do
  if cli "$node" CLUSTER NODES | grep myself | grep -q connected$; then
    from=$((slots * index / count))
    cli "$node" CLUSTER ADDSLOTSRANGE "$from" $((slots * (index + 1) / count - 1)) >/dev/null
    cli "$node" CLUSTER SET-CONFIG-EPOCH $((index + 1)) >/dev/null
  fi
  index=$((index + 1))
done

# CLUSTER MEET takes addresses alone.
first=$1
for node in "$@"; do
  [ "$node" != "$first" ] || continue
  address=$(getent hosts "${node%:*}" | { read -r first _ && echo "$first"; })
  cli "$first" CLUSTER MEET "$address" "${node##*:}" >/dev/null
done

for _ in $(seq 1 60); do
  whole=0
  for node in "$@"; do
    if cli "$node" CLUSTER INFO | tr -d '\r' | grep -cxE "cluster_state:ok|cluster_slots_ok:$slots|cluster_known_nodes:$count" | grep -qx 3; then whole=$((whole + 1)); fi
  done
  if [ "$whole" -eq "$count" ]; then
    echo "$count nodes are one cluster"
    exit 0
  fi
  sleep 1
done
echo "expected $count nodes to be one cluster within a minute, $whole find it whole" >&2
exit 1
