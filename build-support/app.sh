# Builds the application and keeps it ready to start. Sourced by ./assay and ./verify; needs root, state, me and a JDK.
#
# target/launcher/          $state
#   current                 one line: the folder in use. Its time is the moment before the build began
#   app-<checksum>/         assay.jar, DuckDB's library, one start-up archive per JDK; complete before `current` names it
#   jdk                     the chosen JDK
#   lock                    held while building
#
# app_ready sets app_jar, app_archive (may not exist) and archive_use (the JVM option in front of its name).

app_ready() {
  app_locate
  if [ -n "${ASSAY_NO_BUILD:-}" ]; then
    if [ -f "$app_jar" ]; then return 0; fi
    echo "$me: nothing is built yet, and ASSAY_NO_BUILD is set" >&2
    echo "  Run it once without ASSAY_NO_BUILD." >&2
    return 1
  fi
  if [ ! -f "$app_jar" ] || app_stale; then
    app_lock || return 1
    app_locate # another process may have built while this one waited
    if [ ! -f "$app_jar" ] || app_stale; then app_build || { app_unlock; return 1; }; fi
    app_unlock
    app_locate
  fi
  if [ ! -f "$app_archive" ] && [ ! -f "$app_archive.failed" ] && [ -w "$state" ]; then
    app_lock || return 0
    if [ ! -f "$app_archive" ]; then app_record "${app_jar%/*}"; fi
    app_unlock
  fi
  return 0
}

app_locate() {
  app_name=
  if [ -r "$state/current" ]; then read -r app_name <"$state/current"; fi
  app_jar=$state/${app_name:-none}/assay.jar
  if [ "$jdk_feature" -ge 25 ]; then
    app_archive=$state/$app_name/$jdk_id.aot
    archive_make=-XX:AOTCacheOutput=
    archive_use=-XX:AOTCache=
  else
    app_archive=$state/$app_name/$jdk_id.jsa
    archive_make=-XX:ArchiveClassesAtExit=
    archive_use=-XX:SharedArchiveFile=
  fi
}

# Prints one source that is newer than the file $1, or nothing. A removed file shows as a newer folder.
app_newer() {
  find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main \
    "$root/ui/src" "$root/ui/public" "$root/ui/scripts" "$root"/ui/*.html "$root"/ui/*.json "$root"/ui/*.ts \
    -newer "$1" ! -name '*.test.ts' ! -name '*.test.tsx' -print -quit 2>/dev/null
}

app_stale() {
  [ -n "$(app_newer "$state/current")" ]
}

app_build() {
  app_tools || return 1
  if [ -f "$app_jar" ]; then
    echo "$me: building (the sources changed)…" >&2
  else
    echo "$me: building (first use, about a minute)…" >&2
  fi
  app_log=$root/target/build.log
  app_began=$state/began
  if ! : >"$app_began"; then app_cannot_write; return 1; fi
  if ! (cd "$root" && JAVA_HOME=$jdk_home mvn -q -B -Dmaven.test.skip=true package -pl app -am) \
      >"$app_log" 2>&1 </dev/null 9>&-; then
    {
      tail -n 20 "$app_log"
      echo "$me: the build failed; the whole log is in $app_log"
      echo "  If a download failed, check the network and run the command again; else mend the source it names."
    } >&2
    return 1
  fi
  app_install
}

# Takes over what Maven made. Needs app_began, a file as old as the beginning of the build.
app_install() {
  app_built=$root/app/target/assay-all.jar
  if [ ! -f "$app_built" ]; then
    echo "$me: the build made no $app_built" >&2
    echo "  Run mvn clean, then the command again." >&2
    return 1
  fi
  app_name=app-$(cksum <"$app_built" | tr ' ' '-')
  if [ ! -f "$state/$app_name/assay.jar" ]; then
    rm -rf "${state:?}/$app_name" "$state/unfinished"
    { mkdir -p "$state/unfinished" && cp "$app_built" "$state/unfinished/assay.jar" \
        && app_library "$state/unfinished" \
        && mv "$state/unfinished" "$state/$app_name"; } || { app_cannot_write; return 1; }
  fi
  touch "$state/$app_name"
  app_mark_times
  echo "$app_name" >"$app_began.name" && touch -r "$app_began" "$app_began.name" \
    && mv -f "$app_began.name" "$state/current" || { app_cannot_write; return 1; }
  rm -f "$app_began"
  app_locate
  if [ ! -f "$app_archive" ]; then app_record "$state/$app_name"; fi
  # A server started from an older build may still read its jar, so the last three stay.
  (cd "$state" && ls -dt app-* | tail -n +4 | while IFS= read -r app_old; do rm -rf "$app_old"; done)
}

# DuckDB's library for this system lies beside the jar; there is none for some systems.
app_library() {
  for app_file in "${app_built%/*}"/libduckdb_java.so_*; do
    if [ -f "$app_file" ]; then
      cp "$app_file" "$1/" || return 1
    fi
  done
}

# A source dated in the future (an unpacked archive, a wrong clock) must not cause a build at every start.
app_mark_times() {
  : >"$state/now"
  app_tries=0
  # find complains about places that a checkout need not have, so its exit status says nothing.
  while app_future=$(app_newer "$state/now"); [ -n "$app_future" ] && [ "$app_tries" -lt 50 ]; do
    touch -r "$app_future" "$state/now" "$app_began"
    app_tries=$((app_tries + 1))
  done
  rm -f "$state/now"
}

# Records the start-up archive of the jar in folder $1: runs typical commands once and lets the JVM save what it loaded.
# A failure is remembered and costs only speed.
app_record() {
  echo "$me: preparing a faster start (a few seconds, once)…" >&2
  app_made=$1/archive.tmp
  app_scratch=$1/training
  rm -rf "$app_made" "$app_scratch"
  mkdir -p "$app_scratch"
  jvm_options training
  if LC_ALL=C grep -q dev/assay/app/Training.class "$1/assay.jar"; then
    set -- "$1" dev.assay.app.Training "$root/examples" "$app_scratch" "$1/native"
  else
    set -- "$1" dev.assay.app.Main --version
  fi
  app_folder=$1
  shift
  # shellcheck disable=SC2086 # options are words
  (cd "$app_scratch" && "$jdk_home/bin/java" $jvm "$archive_make$app_made" -cp "$app_folder/assay.jar" "$@") \
    >"$root/target/archive.log" 2>&1 </dev/null 9>&-
  if [ $? -lt 124 ] && [ -s "$app_made" ]; then
    mv -f "$app_made" "$app_archive"
  else
    : >"$app_archive.failed"
    echo "$me: that did not work, so starts will be slower; see $root/target/archive.log" >&2
  fi
  rm -rf "$app_made"* "$app_scratch"
}

app_tools() {
  app_missing=
  command -v mvn >/dev/null || app_missing="Maven 3.8 or newer (Debian, Ubuntu: apt-get install maven)"
  if [ -f "$root/ui/package.json" ] && ! { command -v node && command -v npm; } >/dev/null; then
    app_missing="${app_missing:+$app_missing and }Node.js 20.19 or newer with npm (https://nodejs.org)"
  fi
  if [ -z "$app_missing" ]; then return 0; fi
  echo "$me: cannot build: a tool is missing" >&2
  echo "  Install $app_missing." >&2
  return 1
}

app_cannot_write() {
  echo "$me: cannot write to $state" >&2
  echo "  Free some space, or copy the checkout to a folder that you may write to." >&2
}

# One build at a time. flock lets go by itself when its process ends; elsewhere a folder holds the owner's number.
app_lock() {
  if ! mkdir -p "$state" 2>/dev/null || [ ! -w "$state" ]; then app_cannot_write; return 1; fi
  if command -v flock >/dev/null; then
    exec 9>"$state/lock"
    flock -n 9 && return 0
    echo "$me: waiting for another build to finish…" >&2
    flock 9
    return
  fi
  app_waited=0
  until mkdir "$state/lock.d" 2>/dev/null; do
    app_owner=
    if [ -r "$state/lock.d/owner" ]; then read -r app_owner <"$state/lock.d/owner"; fi
    if [ "$app_waited" -eq 0 ]; then echo "$me: waiting for another build to finish…" >&2; fi
    if [ -n "$app_owner" ] && ! kill -0 "$app_owner" 2>/dev/null; then rm -rf "$state/lock.d"; continue; fi
    if [ -z "$app_owner" ] && [ "$app_waited" -gt 10 ]; then rm -rf "$state/lock.d"; continue; fi
    sleep 1
    app_waited=$((app_waited + 1))
  done
  echo $$ >"$state/lock.d/owner"
  trap 'rm -rf "$state/lock.d"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

app_unlock() {
  if [ -d "$state/lock.d" ]; then rm -rf "$state/lock.d"; fi
  exec 9>&-
  trap - EXIT INT TERM
}
