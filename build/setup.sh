# Sourced by run.sh and test.sh: makes sure of the tools, installs what apt may install, restores npm packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

need_tools() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it from your distribution or from Microsoft and run this again."
  dotnet --list-sdks | grep -q '^10\.' || fail "The .NET 10 SDK is missing; found only: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')"
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or later with npm is missing. It is needed for the build only."
  [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge 20 ] || fail "Node.js 20 or later is needed; found $(node --version)."
}

# apt_install COMMAND PACKAGE WHY: installs PACKAGE where COMMAND is missing and apt may be used; else says what to run.
apt_install() {
  command -v "$1" >/dev/null && return 0
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo="sudo"; else sudo="none"; fi
  fi
  if command -v apt-get >/dev/null && [ "$sudo" != none ]; then
    say "Installing $2 …"
    if $sudo apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1 || { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$2" >/dev/null; }; then
      return 0
    fi
  fi
  say "$1 is missing: $3. To have it, run: sudo apt-get install -y $2"
  return 1
}

restore_assets() {
  local stamp=wwwroot-assets/node_modules/.package-lock.json
  if [ ! -f "$stamp" ] || [ wwwroot-assets/package-lock.json -nt "$stamp" ]; then
    say "Restoring npm packages …"
    if (cd wwwroot-assets && npm ci --omit=dev --no-audit --no-fund --loglevel=error >&2); then
      touch "$stamp"
    else
      say "npm packages could not be restored: the platform will run with lexical retrieval only."
    fi
  fi
}
