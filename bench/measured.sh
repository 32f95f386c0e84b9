# Measures whole processes. Sourced by bench/run and bench/figures, which set assay, repeat and dir.
#
# generate NAME OPTIONS...   makes inputs
# several FILE COMMAND...    measures a command as often as asked for
# row ...                    a line of the table; a target that was missed sets missed

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
me=bench/$(basename "$0")
. "$root/bench/java.sh"

work_folder() { # sets scratch, and dir to a folder that goes again unless it is given
  if [ -z "$dir" ]; then
    dir=$(mktemp -d "${TMPDIR:-/tmp}/assay-bench.XXXXXX")
    trap 'rm -rf "$dir"' EXIT
  fi
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  scratch=$dir/work
  rm -rf "$scratch"
  mkdir -p "$scratch"
}

# --- measuring one process and its children: wall s, CPU s (user + sys), peak RSS MB, exit code ------

with_gnu_time() {
  local status=0
  /usr/bin/time -q -f '%e %U %S %M' -o "$scratch/rusage" "$@" >"$scratch/stdout" 2>"$scratch/stderr" || status=$?
  awk -v status="$status" '{ printf "%.2f %.2f %.0f %d\n", $1, $2 + $3, $4 / 1024, status }' "$scratch/rusage"
}

with_python() {
  python3 - "$scratch/stdout" "$scratch/stderr" "$@" <<'PYTHON'
import resource, subprocess, sys, time
with open(sys.argv[1], "wb") as out, open(sys.argv[2], "wb") as err:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)  # a shim's own children count as ours
    start = time.monotonic()
    status = subprocess.call(sys.argv[3:], stdout=out, stderr=err)
    wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
print("%.2f %.2f %.0f %d" % (wall, cpu, used.ru_maxrss / unit, status))
PYTHON
}

with_bash() {
  local status=0 TIMEFORMAT='%R %U %S'
  { time "$@" >"$scratch/stdout" 2>"$scratch/stderr" || status=$?; } 2>"$scratch/rusage"
  awk -v status="$status" '{ printf "%.2f %.2f - %d\n", $1, $2 + $3, status }' "$scratch/rusage"
}

if /usr/bin/time -q -f '%e %M' true >/dev/null 2>&1; then
  measure=with_gnu_time
elif command -v python3 >/dev/null && python3 -c 'import resource' 2>/dev/null; then
  measure=with_python
else
  measure=with_bash
fi

generate() { # NAME OPTIONS...: paper metrics into inputs/NAME, unless they are there
  local out=$dir/inputs/$1
  shift
  [ -e "$out/complete" ] && return
  local java classes=$root/testkit/target/classes
  java=$(find_java)
  if [ ! -e "$classes/dev/assay/testkit/Generate.class" ]; then
    echo "building the generator ..." >&2
    (cd "$root" && JAVA_HOME=$(dirname "$(dirname "$java")") mvn -q -pl testkit -Djacoco.skip=true compile)
  fi
  rm -rf "$out"
  "$java" -cp "$classes" dev.assay.testkit.Generate paper --out "$out" "$@"
  touch "$out/complete"
}

missed=0

head_of_table() {
  echo "$(tail -n 1 "$scratch/version"); $(uname -sm), $(getconf _NPROCESSORS_ONLN) cores; $repeat x; measured ${measure//_/ }"
  echo "best - worst; wall and CPU in s (original: CPU), peak RSS in MB; warm file cache; load average $(awk '{ print $1 }' /proc/loadavg 2>/dev/null || echo '?')"
  echo
  printf '| %-44s | %-19s | %-18s | %-13s | %-13s | %6s | %s |\n' \
    what target original 'ours wall' 'ours CPU' RSS met
  echo '|---|---|---|---|---|---:|---|'
}

row() { # WHAT TARGET_SECONDS TARGET_MB ORIGINAL MEASUREMENTS [cpu]: the target is one of wall time, or of CPU time
  awk -v what="$1" -v seconds="$2" -v megabytes="$3" -v original="$4" -v counted="${6:-wall}" '
    function range(low, high) { return low == high ? low "" : low " - " high }
    NR == 1 { wall = slow = $1; cpu = hot = $2; rss = $3 }
    { if ($1 < wall) wall = $1; if ($1 > slow) slow = $1; if ($2 < cpu) cpu = $2; if ($2 > hot) hot = $2
      if ($3 > rss) rss = $3; if ($4 != 0) failed = $4 }
    END {
      target = (seconds == "" ? "" : "<= " seconds (counted == "cpu" ? " CPU s" : " s"))
      target = target (target == "" || megabytes == "" ? "" : ", ") (megabytes == "" ? "" : "<= " megabytes " MB")
      verdict = target == "" ? "-" : "yes"
      if (seconds != "" && (counted == "cpu" ? cpu : wall) + 0 > seconds + 0) verdict = "NO"
      if (megabytes != "" && rss != "-" && rss + 0 > megabytes + 0) verdict = "NO"
      if (failed) verdict = "FAILED, exit " failed
      printf "| %-44s | %-19s | %-18s | %-13s | %-13s | %6s | %s |\n", what, target, original,
        range(wall, slow), range(cpu, hot), rss, verdict
      exit verdict == "yes" || verdict == "-" ? 0 : 1
    }' "$5" || missed=1
  if grep -qv ' 0$' "$5"; then
    echo "$me: last message of the failed command:" >&2
    tail -n 3 "$scratch/stderr" >&2
  fi
}

ready() { # the first call may build; nobody waits for that twice
  "$assay" --version >"$scratch/version" 2>&1 || {
    echo "$me: '$assay --version' failed:" >&2
    cat "$scratch/version" >&2
    exit 1
  }
}

several() { # FILE COMMAND...: measures the command as often as asked for
  local file=$1 i
  shift
  for ((i = 0; i < repeat; i++)); do
    "$measure" "$@" >>"$file"
  done
}
