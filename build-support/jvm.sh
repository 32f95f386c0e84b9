# Options of the JVM. Sourced by ./assay; needs jdk_feature.
#
# jvm_options COMMAND   sets jvm. One line of the table per command that differs.
#
# The archive that shortens the start was recorded with the same collector; -Xmx and the compiler may differ.

jvm_options() {
  case $1 in
    #                  largest heap  compiler: C1 alone starts faster, both together run faster
    serve)          jvm="-Xms64m  -Xmx1g" ;;
    scan)           jvm="-Xms160m -Xmx1g   -XX:TieredStopAtLevel=1" ;; # grows only for a tree of 100 000 runs
    plot)           jvm="-Xms64m  -Xmn48m -Xmx512m -XX:TieredStopAtLevel=1" ;; # what it read of a file dies young
    grade)          jvm="-Xms96m  -Xmn64m -Xmx1g   -XX:TieredStopAtLevel=1" ;; # grows only for lines of many megabytes
    "tts prepare"|"tts score"|"tts unify"|"tts batch")
                    jvm="-Xms96m  -Xmn64m -Xmx1200m" ;; # a million completions: both compilers
    "tts "*)        jvm="-Xms96m  -Xmn64m -Xmx1g   -XX:TieredStopAtLevel=1" ;; # what was prepared of them
    *)              jvm="-Xms32m  -Xmx512m -XX:TieredStopAtLevel=1" ;;
  esac
  jvm="$jvm -XX:+UseSerialGC -XX:-UsePerfData -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED"
  if [ "$jdk_feature" -ge 23 ]; then jvm="$jvm --sun-misc-unsafe-memory-access=allow"; fi
}
