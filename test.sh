#!/usr/bin/env bash
# Sets everything up, builds, and runs all tests. The last line is "N passed, N failed".
source "$(dirname "${BASH_SOURCE[0]}")/build/setup.sh"

need_tools
apt_install pdftotext poppler-utils "tests that read PDF files will fail" || true
apt_install vips libvips-tools "tests of portraits will fail" || true
apt_install chromium chromium "browser tests will fail" || true
restore_assets

results=TestResults
rm -rf "$results"
dotnet build ProfilePlatform.sln -c Release --nologo -v quiet
status=0
dotnet test ProfilePlatform.Tests -c Release --no-build --nologo --results-directory "$results" \
  --logger "trx;LogFileName=results.trx" --logger "console;verbosity=minimal" "$@" || status=$?

count() { grep -o "<Counters [^>]*" "$results/results.trx" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' || echo 0; }
passed=0 failed=1
if [ -f "$results/results.trx" ]; then
  passed=$(count passed)
  failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
fi
[ "$failed" -eq 0 ] && [ "$status" -ne 0 ] && failed=1
[ "$passed" -gt 0 ] || failed=$((failed + 1))
grep -oh "Walked [0-9]* [^<]*" "$results/results.trx" | sort -u || true
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
