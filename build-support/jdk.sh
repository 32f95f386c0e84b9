# Finds a JDK 21 or newer. Sourced by ./assay and ./verify; needs $me (the name to complain under).
#
# jdk_choose FILE   sets jdk_home, jdk_feature (such as 25) and jdk_id (one word, different for every JDK).
#                   The choice is kept in FILE, so that later starts run no extra process. JAVA_HOME comes first,
#                   then the newest JDK in the usual places, then the one that owns `java` on the PATH.

jdk_oldest=21

jdk_choose() {
  if [ -r "$1" ]; then
    { read -r jdk_asked; read -r jdk_home; read -r jdk_feature; read -r jdk_id; } <"$1"
    if [ "$jdk_asked" = "${JAVA_HOME:-}:${ASSAY_JDK_PATH:-}" ] && [ -x "$jdk_home/bin/java" ] \
        && [ ! "$jdk_home/release" -nt "$1" ]; then
      return 0
    fi
  fi
  jdk_find || return 1
  # A folder that cannot be written to costs the next start a few milliseconds, nothing else.
  { mkdir -p "${1%/*}" \
      && printf '%s\n' "${JAVA_HOME:-}:${ASSAY_JDK_PATH:-}" "$jdk_home" "$jdk_feature" "$jdk_id" >"$1.$$" \
      && mv -f "$1.$$" "$1"; } 2>/dev/null || rm -f "$1.$$" 2>/dev/null
  return 0
}

jdk_find() {
  jdk_best=0
  jdk_home=
  jdk_too_old=
  if [ -n "${JAVA_HOME:-}" ]; then jdk_consider "$JAVA_HOME"; fi
  if [ -z "$jdk_home" ]; then
    jdk_path=${ASSAY_JDK_PATH:-/usr/lib/jvm:${HOME:-/nonexistent}/.sdkman/candidates/java:/opt:/opt/java:/Library/Java/JavaVirtualMachines}
    while [ -n "$jdk_path" ]; do
      jdk_folder=${jdk_path%%:*}
      case $jdk_path in *:*) jdk_path=${jdk_path#*:} ;; *) jdk_path= ;; esac
      for jdk_candidate in "$jdk_folder"/* "$jdk_folder"/*/Contents/Home; do jdk_consider "$jdk_candidate"; done
    done
  fi
  if [ -z "$jdk_home" ] && jdk_java=$(command -v java); then
    jdk_java=$(readlink -f "$jdk_java" 2>/dev/null || printf %s "$jdk_java")
    jdk_consider "${jdk_java%/bin/java}"
  fi
  if [ -z "$jdk_home" ]; then
    {
      echo "$me: no JDK $jdk_oldest or newer was found"
      if [ -n "$jdk_too_old" ]; then printf '  Too old:%s\n' "$jdk_too_old"; fi
      echo "  Install one (Debian, Ubuntu: apt-get install openjdk-21-jdk; elsewhere Temurin: https://adoptium.net),"
      echo "  or point JAVA_HOME at one that is already there."
    } >&2
    return 1
  fi
  jdk_feature=$((jdk_best / 1000000))
  # Two JDKs of one version may differ, so the place is part of the name.
  jdk_id=jdk-$jdk_feature-$(printf %s "$jdk_runtime $jdk_home" | cksum | tr ' ' '-')
}

# Takes the JDK at $1 if it is new enough and newer than what was found so far. A runtime without javac is no JDK.
jdk_consider() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  jdk_version=
  jdk_build=
  if [ -r "$1/release" ]; then
    while IFS='=' read -r jdk_key jdk_value; do
      jdk_value=${jdk_value#\"}
      jdk_value=${jdk_value%\"}
      case $jdk_key in
        JAVA_VERSION) jdk_version=$jdk_value ;;
        JAVA_RUNTIME_VERSION) jdk_build=$jdk_value ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$jdk_version" ]; then
    jdk_version=$("$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  jdk_number "$jdk_version"
  if [ "$jdk_size" -lt "${jdk_oldest}000000" ]; then
    jdk_too_old="$jdk_too_old $1 (${jdk_version:-version unknown})"
  elif [ "$jdk_size" -gt "$jdk_best" ]; then
    jdk_best=$jdk_size
    jdk_home=$1
    jdk_runtime=${jdk_build:-$jdk_version}
  fi
}

# Sets jdk_size so that a newer version is a larger number: 25.0.3 becomes 25000003, 1.8.0_392 becomes 1008000.
jdk_number() {
  jdk_rest=${1%%[!0-9.]*}.0.0
  jdk_major=${jdk_rest%%.*}
  jdk_rest=${jdk_rest#*.}
  jdk_minor=${jdk_rest%%.*}
  jdk_rest=${jdk_rest#*.}
  jdk_patch=${jdk_rest%%.*}
  jdk_size=$((${jdk_major:-0} * 1000000 + ${jdk_minor:-0} * 1000 + ${jdk_patch:-0}))
}
