#!/bin/sh
# Makes what compose.yaml gives the containers and nobody else may see, in own/: passwords that are drawn
# here, and the proxy's configuration under the name that associations use. Run as root, once.
set -eu
umask 077
cd "$(dirname "$0")"

# Users in the images mongo and samverkansbarometer, which are the only ones to read their files.
mongo=${MONGO_OWNER:-999:999}
barometer=${BAROMETER_OWNER:-10001:10001}

name=${1:-}
case $name in
  '' | *[!a-z0-9.-]*)
    echo 'Ange namnet som föreningarna använder: ./prepare.sh svara.exempelby.se' >&2
    exit 2
    ;;
esac
if [ -e own ]; then
  echo 'own/ finns redan och har inte ändrats.' >&2
  exit 1
fi

mkdir -p own/secrets own/installation own/proxy/tls
cd own/secrets
password() { od -An -tx1 -N24 /dev/urandom | tr -d ' \n'; }
head -c 750 /dev/urandom | base64 > mongo-keyfile
password > mongo-admin-password
password > mongo-barometer-password
database=samverkansbarometer
members=mongo1:27017,mongo2:27017,mongo3:27017
printf 'mongodb://barometer:%s@%s/%s?replicaSet=barometer&authSource=%s\n' \
  "$(cat mongo-barometer-password)" "$members" "$database" "$database" > store-address
chmod 0400 mongo-keyfile mongo-admin-password mongo-barometer-password store-address
chown "$mongo" mongo-keyfile mongo-admin-password mongo-barometer-password
chown "$barometer" store-address ../installation
cd ../..
sed "s/svara\.exempelby\.example/$name/g" nginx-site.conf > own/proxy/site.conf

echo "Klart. Lägg certifikatet i $(pwd)/own/proxy/tls: fullchain.pem och privkey.pem."
