#!/bin/sh
# Starts a node of the Redis Cluster in docker-compose.yml: /etc/bureaux/redis.conf and the password of the secret `redis`.
# The image begins as root, which alone may read the secret, and its own entry point goes on as `redis`.
set -eu
umask 077
password=$(cat /run/secrets/redis)
configuration=/run/redis/redis.conf
{
  cat /etc/bureaux/redis.conf
  printf 'dir /data\nrequirepass %s\nmasterauth %s\n' "$password" "$password"
} >"$configuration"
chown redis:redis /run/redis "$configuration"
exec docker-entrypoint.sh redis-server "$configuration"
