#!/bin/sh
# Tests ./assay with pretended JDKs and a pretended Maven, in a folder of its own. Takes about two seconds.
# Run by ./verify; prints one line per failure and the counts, and fails if there was one.

here=$(cd "${0%/*}/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
home="$work/a checkout"
passed=0
failed=0

# A JDK at $1 of version $2. Its java prints what it was asked to run, and makes the archive when it is told to.
pretend_jdk() {
  mkdir -p "$1/bin"
  printf 'JAVA_VERSION="%s"\nJAVA_RUNTIME_VERSION="%s+1"\n' "$2" "$2" >"$1/release"
  cat >"$1/bin/java" <<'END'
#!/bin/sh
for word do
  case $word in -XX:AOTCacheOutput=*|-XX:ArchiveClassesAtExit=*) echo made >"${word#*=}"; exit ;; esac
done
echo "run by ${0%/bin/java}"
printf '<%s>\n' "$@"
END
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# A checkout with one source file, built by a mvn that copies the source into the jar and counts its runs.
pretend_checkout() {
  mkdir -p "$home/build-support" "$home/core/src/main" "$work/tools" "$work/no jdk"
  cp "$here/assay" "$home/"
  cp "$here"/build-support/*.sh "$home/build-support/"
  echo first >"$home/core/src/main/Source.java"
  : >"$home/pom.xml"
  cat >"$work/tools/mvn" <<'END'
#!/bin/sh
echo run >>target/mvn-runs
if grep -q broken core/src/main/Source.java; then echo "Source.java is broken"; exit 1; fi
sleep 0.3
mkdir -p app/target && cp core/src/main/Source.java app/target/assay-all.jar
END
  chmod +x "$work/tools/mvn"
  for tool in sh cat cp mv rm mkdir touch find cksum tr ls tail dirname basename readlink sed grep sleep flock; do
    where=$(command -v "$tool") && ln -s "$where" "$work/tools/$tool"
  done
}

# assay with nothing of this machine but the tools above: run JDK-PATH WORD...
run() {
  path=$1
  shift
  status=0
  output=$(env -i HOME="$work/no jdk" PATH="$work/tools" ASSAY_JDK_PATH="$path" \
    ${with:+"$with"} "$@" 2>&1 </dev/null) || status=$?
}

builds() { if [ -f "$home/target/mvn-runs" ]; then grep -c run "$home/target/mvn-runs"; else echo 0; fi; }

# check SENTENCE COMMAND...: the command must succeed.
check() {
  sentence=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "launcher: FAILED: $sentence"
    printf '    exit %s, output:\n%s\n' "$status" "$output"
  fi
}

says() { case $output in *"$1"*) ;; *) return 1 ;; esac; }
says_not() { ! says "$1"; }
exits() { [ "$status" -eq "$1" ]; }
built() { [ "$(builds)" -eq "$1" ]; }

pretend_checkout
pretend_jdk "$work/old/jdk 17" 17.0.15
pretend_jdk "$work/jdks/jdk 21" 21.0.9
pretend_jdk "$work/jdks/jdk 25" 25.0.3
pretend_jdk "$work/jdks/jdk 8" 1.8.0_392
with=

run "$work/no jdk" "$home/assay" --version
check "no JDK: exits with 3" exits 3
check "no JDK: says what to install" says "apt-get install openjdk-21-jdk"
check "no JDK: builds nothing" built 0

run "$work/old" "$home/assay" --version
check "only an old JDK: exits with 3" exits 3
check "only an old JDK: names it" says "jdk 17 (17.0.15)"

with="JAVA_HOME=$work/old/jdk 17"
run "$work/jdks" "$home/assay" --version
check "an old JAVA_HOME: takes the newest JDK instead" says "run by $work/jdks/jdk 25"
check "first use: says that it builds" says "assay: building (first use"
check "first use: builds once" built 1
with=

run "$work/jdks" "$home/assay" "two words" ''
check "second use: does not build" built 1
check "second use: is quiet" says_not "assay:"
check "hands on arguments unchanged" says "<dev.assay.app.Main>
<two words>
<>"
check "JDK 25: starts from the archive" says "<-XX:AOTCache=$home/target/launcher/app-"

with="JAVA_HOME=$work/jdks/jdk 21"
run "$work/jdks" "$home/assay"
check "a JAVA_HOME that will do: takes it" says "run by $work/jdks/jdk 21"
check "JDK 21: has an archive of its own" says "<-XX:SharedArchiveFile=$home/target/launcher/app-"
check "JDK 21: is not given an option of JDK 23" says_not "sun-misc-unsafe"
with=

mv "$work/tools/sleep" "$work/tools/sleep.kept"
ln -s "$work/old/jdk 17/bin/java" "$work/tools/java"
run "$work/no jdk" "$home/assay"
check "an old java on the PATH: exits with 3" exits 3
ln -sf "$work/jdks/jdk 21/bin/java" "$work/tools/java"
run "$work/no jdk" "$home/assay"
check "a java on the PATH that will do: takes its JDK" says "run by $work/jdks/jdk 21"
rm "$work/tools/java"
mv "$work/tools/sleep.kept" "$work/tools/sleep"

mkdir "$work/bin" && ln -s "../a checkout/assay" "$work/bin/link" && ln -s link "$work/bin/link to link"
run "$work/jdks" sh -c 'cd / && exec "$1" runs' sh "$work/bin/link to link"
check "through links, from another folder: finds its checkout" says "assay.jar>"
run "$work/jdks" sh -c 'cd "$1" && exec ./assay runs' sh "$home"
check "by a relative name: finds its checkout" says "<-cp>
<$home/target/launcher/app-"
check "a short command: uses the quick compiler alone" says "<-XX:TieredStopAtLevel=1>"
run "$work/jdks" "$home/assay" --workspace runs serve
check "options before the command: finds the command" says "<-Xmx1g>"
run "$work/jdks" "$home/assay" tts --workspace x prepare runs
check "two words of tts: finds both" says "<-Xmx1200m>"
run "$work/jdks" "$home/assay" tts check runs
check "other words of tts: have options of their own" says "<-Xmn64m>
<-Xmx1g>
<-XX:TieredStopAtLevel=1>"
with="ASSAY_JAVA_OPTS=-Xmx2g -Dx=y"
run "$work/jdks" "$home/assay"
check "ASSAY_JAVA_OPTS: handed to the JVM" says "<-Xmx2g>
<-Dx=y>"
with=

echo second >"$home/core/src/main/Source.java"
touch -d '+1 hour' "$home/core/src/main/Source.java" 2>/dev/null || touch "$home/core/src/main/Source.java"
with=ASSAY_NO_BUILD=1
run "$work/jdks" "$home/assay"
check "ASSAY_NO_BUILD: does not look at the sources" built 1
with=
(run "$work/jdks" "$home/assay"; echo "$output" >"$work/other") &
run "$work/jdks" "$home/assay"
wait
check "two at once after a change: one builds" built 2
check "two at once: this one starts" says "run by"
check "two at once: the other starts" grep -q "run by" "$work/other"
run "$work/jdks" "$home/assay"
check "a source dated in the future: builds only once" built 2

touch -d '+2 hours' "$home/core/src/main/Source.java" 2>/dev/null || { sleep 1; touch "$home/core/src/main/Source.java"; }
rm -f "$work/tools/mvn.kept" && mv "$work/tools/mvn" "$work/tools/mvn.kept"
run "$work/jdks" "$home/assay"
check "no mvn: exits with 3" exits 3
check "no mvn: says what to install" says "apt-get install maven"
mv "$work/tools/mvn.kept" "$work/tools/mvn"

echo broken >"$home/core/src/main/Source.java"
touch -d '+3 hours' "$home/core/src/main/Source.java" 2>/dev/null || { sleep 1; touch "$home/core/src/main/Source.java"; }
run "$work/jdks" "$home/assay"
check "a build that fails: exits with 3" exits 3
check "a build that fails: shows the end of the log" says "Source.java is broken"
check "a build that fails: runs nothing" says_not "run by"

echo "launcher: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
