# Generates and serves runs for a benchmark. Sourced by bench/dashboard, bench/standalone and bench/api.
#
# serve_generated RUNS DIR   makes DIR/inputs/none-RUNS unless it is there, indexes it into a workspace beside it,
#                            serves it on a free port, and sets url and server_pid; ends the server on exit

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
me=bench/$(basename "$0")

. "$root/bench/java.sh"

generate() { # FOLDER RUNS PROGRESSION: writes the inputs unless they are there
  local out=$1 classes=$root/testkit/target/classes java
  [ ! -e "$out/complete" ] || return 0
  java=$(find_java)
  if [ ! -e "$classes/dev/assay/testkit/Generate.class" ]; then
    echo "building the generator ..." >&2
    (cd "$root" && JAVA_HOME=$(dirname "$(dirname "$java")") mvn -q -pl testkit -Djacoco.skip=true compile)
  fi
  echo "writing $2 runs ..." >&2
  rm -rf "$out"
  mkdir -p "$(dirname "$out")"
  "$java" -cp "$classes" dev.assay.testkit.Generate paper --out "$out" --runs "$2" --progression "$3"
  touch "$out/complete"
}

serve_generated() {
  local runs=$1 dir=$2 out=$2/inputs/none-$1 log
  mkdir -p "$dir/serve-$runs"
  generate "$out" "$runs" none
  echo "scanning ..." >&2
  "$assay" scan "$out" --workspace "$dir/serve-$runs" >/dev/null
  log=$dir/serve-$runs/server.log
  : >"$log" # the address of an earlier server must not be taken for this one
  "$assay" serve --workspace "$dir/serve-$runs" --port 0 --no-watch >"$log" 2>&1 &
  server_pid=$!
  trap 'kill "$server_pid" 2>/dev/null || true; [ -z "${scratch:-}" ] || rm -rf "$scratch"' EXIT
  for ((i = 0; i < 1200; i++)); do
    url=$(sed -n 's/^\(http:\/\/.*\)$/\1/p' "$log" | head -n 1)
    [ -z "$url" ] || return 0
    kill -0 "$server_pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "$me: the server did not start:" >&2
  cat "$log" >&2
  return 1
}

machine() {
  echo "$("$assay" --version | head -n 1); $(uname -sm), $(getconf _NPROCESSORS_ONLN) cores; load average $(awk '{ print $1 }' /proc/loadavg 2>/dev/null || echo '?')"
}

options() { # ARGUMENTS...: sets runs, dir, assay and, without --dir, scratch
  while [ $# -gt 0 ]; do
    case $1 in
      --dir | --assay | --runs)
        [ $# -ge 2 ] || { usage >&2; exit 2; }
        case $1 in
          --dir) dir=$2 ;;
          --assay) assay=$2 ;;
          --runs) runs=$2 ;;
        esac
        shift 2
        ;;
      --help) usage; exit 0 ;;
      *) echo "$me: unknown option '$1'" >&2; usage >&2; exit 2 ;;
    esac
  done
  case $runs in
    '' | *[!0-9]* | 0) echo "$me: --runs must be a whole number above 0, got '$runs'" >&2; exit 2 ;;
  esac
  if [ -z "$dir" ]; then
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/assay-bench.XXXXXX")
    trap 'rm -rf "$scratch"' EXIT
    dir=$scratch
  fi
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
}
