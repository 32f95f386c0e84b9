# Finds a JDK for the generators. Sourced; needs me.

java_at_least_21() {
  local version
  version=$("$1" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
  [ -n "$version" ] && [ "$version" -ge 21 ]
}

find_java() {
  local candidate
  for candidate in "${JAVA_HOME:-/none}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    if [ -x "$candidate" ] && java_at_least_21 "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "$me: needs a JDK of version 21 or later; set JAVA_HOME" >&2
  return 1
}
