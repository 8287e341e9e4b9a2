#!/usr/bin/env bash
# Sets everything up on a fresh machine, builds, and serves http://localhost:7860 with demo people, in local mode, without any key.
source "$(dirname "${BASH_SOURCE[0]}")/build/setup.sh"

# A variable of the environment or of .env wins over these.
default() {
  [ -n "${!1:-}" ] && return
  [ -f .env ] && grep -qE "^[[:space:]]*$1=" .env && return
  export "$1=$2"
}

need_tools
apt_install pdftotext poppler-utils "PDF files will be refused, all else works" || true
restore_assets

say "Building …"
dotnet publish ProfilePlatform.Web -c Release -o out/app --nologo -v quiet

default ASPNETCORE_ENVIRONMENT Local
default ASPNETCORE_URLS http://127.0.0.1:7860
default IS_LOCAL true
default DATA_DIR "$PWD/data"

say "Starting; open ${ASPNETCORE_URLS:-the address in .env} in a browser. Ctrl+C stops it."
exec dotnet out/app/ProfilePlatform.Web.dll "$@"
