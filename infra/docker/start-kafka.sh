#!/bin/bash
# Starts Kafka in its official image with this project's configuration. The image's own start script is passed by, because
# it lays out the data without a SCRAM user, and then nobody could log in.
set -euo pipefail
configuration=/var/lib/iwaa/kafka
data=/var/lib/kafka/data/log
java=(java -XX:+UseSerialGC "-Dlog4j2.configurationFile=$configuration/log4j2.yaml" -cp '/opt/kafka/libs/*')

if [ ! -f "$data/meta.properties" ]; then
  # A layout that was interrupted leaves a folder that a second one would refuse.
  rm -rf "$data"
  "${java[@]}" -Xmx128m kafka.tools.StorageTool format --standalone --config "$configuration/server.properties" \
    --cluster-id "$(cat "$configuration/cluster-id")" \
    --add-scram "SCRAM-SHA-512=[name=admin,password=$(cat "$configuration/admin-password")]"
fi
exec "${java[@]}" -Xms256m -Xmx512m -XX:+ExitOnOutOfMemoryError kafka.Kafka "$configuration/server.properties"
