#!/bin/sh
# Serves the dashboard from its sources, from a copy of them: nothing can be written but /tmp.
set -eu
cp -R /src/frontend /tmp
cd /tmp/frontend
node -p 'JSON.stringify({ api_url: process.env.DASHBOARD_API_URL })' >public/config.json
HOME=/tmp exec node_modules/.bin/next dev --hostname 0.0.0.0 --port "${DASHBOARD_PORT:-8080}"
