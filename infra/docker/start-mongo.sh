#!/bin/bash
# Starts MongoDB in its official image as a replica set of one with access control. mongod takes a key only from a file
# that its own user alone can read, and the volume's files belong to the user who made them.
set -euo pipefail
own=/run/mongo
install -d -m 0700 -o mongodb -g mongodb "$own"
install -m 0400 -o mongodb -g mongodb /var/lib/iwaa/mongo/key /var/lib/iwaa/mongo/root-password "$own"
exec docker-entrypoint.sh mongod --bind_ip_all --replSet rs0 --keyFile "$own/key" \
  --oplogSize 256 --wiredTigerCacheSizeGB 0.5 --setParameter diagnosticDataCollectionEnabled=false --quiet
