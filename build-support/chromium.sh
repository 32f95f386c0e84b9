# Finds a Chromium for the browser tests, or fetches one. Sourced by ./verify; needs root.
#
# chromium_find   sets chromium, or fails when there is none and none can be had.

chromium_find() {
  for chromium in "${ASSAY_CHROMIUM:-}" "${CHROME_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    chromium_works && return 0
  done
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "verify: installing Chromium for the browser tests (apt-get)"
    chromium_log=$root/target/chromium.log
    mkdir -p "$root/target"
    if (
      export DEBIAN_FRONTEND=noninteractive
      apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core
    ) >"$chromium_log" 2>&1 </dev/null; then
      chromium=chromium
      chromium_works && return 0
    fi
    echo "verify: apt-get did not bring a Chromium that runs; see $chromium_log"
  fi
  chromium_playwright
}

# The browser that Playwright downloads for itself into the user's cache.
chromium_playwright() {
  command -v npm >/dev/null && [ -f "$root/ui/package-lock.json" ] || return 1
  echo "verify: fetching Chromium for the browser tests (Playwright)"
  [ -d "$root/ui/node_modules/playwright-core" ] || (cd "$root/ui" && npm ci --silent) </dev/null || return 1
  (cd "$root/ui" && npx --no-install playwright-core install chromium) </dev/null || return 1
  chromium=$(cd "$root/ui" && node --input-type=module \
    -e 'import { chromium } from "playwright-core"; console.log(chromium.executablePath());') || return 1
  chromium_works
}

# Turns a name into a path. A package can be an empty shell that only says "install the snap", so it is asked once.
chromium_works() {
  [ -n "$chromium" ] && chromium=$(command -v "$chromium") && "$chromium" --version >/dev/null 2>&1 </dev/null
}
