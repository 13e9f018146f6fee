#!/usr/bin/env bash
# Run once by the postgres image, on an empty volume: the role of the site, which the migrate command gives its rights.
set -euo pipefail
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\getenv password SITE_PASSWORD
CREATE ROLE qms_site LOGIN PASSWORD :'password';
SQL
