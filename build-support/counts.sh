# Sums test reports. Sourced by ./verify; needs root.
#
# counts_since FILE   prints "N passed, N failed, N skipped" over the JUnit XML reports newer than FILE,
#                     Maven's and the dashboard's (vitest writes the same form).

counts_since() {
  find "$root"/*/target/surefire-reports "$root"/*/target/failsafe-reports \
      -name 'TEST-*.xml' -newer "$1" -exec cat {} + 2>/dev/null | awk '
    # The start of a <testsuite> may run over several lines. <testsuites> holds sums and is left out.
    { text = text " " $0 }
    /<testsuite[ >]/ || open {
      while (match(text, /<testsuite [^>]*>/)) {
        suite = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        tests += value(suite, "tests")
        failed += value(suite, "failures") + value(suite, "errors")
        skipped += value(suite, "skipped")
      }
      open = text ~ /<testsuite [^>]*$/
    }
    !open { text = "" }
    END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }
    function value(suite, name) {
      return match(suite, " " name "=\"[0-9]+\"") ? substr(suite, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0
    }'
}
