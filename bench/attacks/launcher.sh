#!/usr/bin/env bash
# Attacks on the launcher: concurrent first starts, kills while it builds, damaged jars and caches, locks of the dead. Maven is
# replaced by a build of a moment, so that all of it takes a minute. Prints a table; the exit code is the number of failures.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
export JAVA_HOME=$jdk

mkdir -p "$work/classes/dev/rondo/cli"
cat >"$work/Main.java" <<'J'
package dev.rondo.cli;
public class Main { public static void main(String[] a) { System.out.println("started"); } }
J
cat >"$work/StartupTraining.java" <<'J'
package dev.rondo.cli;
public class StartupTraining { public static void main(String[] a) { } }
J
"$jdk/bin/javac" -d "$work/classes" "$work/Main.java" "$work/StartupTraining.java"
"$jdk/bin/jar" cf "$work/main.jar" -C "$work/classes" .

# A checkout whose Maven takes $1 seconds.
fresh() {
    rm -rf "$work/home"
    home=$work/home
    mkdir -p "$home/core/src/main" "$home/app/src/main" "$home/studies"
    touch "$home/pom.xml" "$home/core/pom.xml" "$home/app/pom.xml"
    cp "$root/rondo" "$home/rondo"
    cat >"$home/mvnw" <<M
#!/bin/sh
echo build >>"$home/builds"
mkdir -p "$home/app/target/lib" "$home/core/target"
: >"$home/app/target/rondo.jar"
exec sh -c 'sleep $1; cp $work/main.jar $home/app/target/rondo.jar; cp $work/main.jar $home/core/target/rondo-core-1.jar
cp $work/main.jar $home/app/target/lib/rondo-core-1.jar; echo done >>$home/done'
M
    chmod +x "$home/mvnw"
}

builds() {
    { [ -f "$home/builds" ] && wc -l <"$home/builds" || echo 0; } | tr -d ' '
}

starts() {
    timeout 90 "$home/rondo" run 2>>"$work/err"
}

# name, condition
check() {
    if eval "$2"; then
        result=ok
    else
        result=FAILED
        failures=$((failures + 1))
    fi
    printf '%-62s %s\n' "$1" "$result"
}

fresh 2
for k in 1 2 3 4 5 6 7 8; do starts >"$work/out.$k" & done
wait
check "eight starts at once: one build ($(builds))" '[ "$(builds)" = 1 ] && [ "$(cat "$work"/out.? | grep -c started)" = 8 ]'
check "nothing is left of the lock" '[ ! -e "$home/target/launcher/lock" ]'

if unshare -rpf --mount-proc true 2>/dev/null; then
    fresh 3
    for k in 1 2; do unshare -rpf --mount-proc sh -c "timeout 90 '$home/rondo' run" >"$work/out.$k" 2>>"$work/err" & done
    wait
    check "two process namespaces: one build ($(builds))" '[ "$(builds)" = 1 ] && [ "$(cat "$work"/out.[12] | grep -c started)" = 2 ]'
fi

fresh 30
starts >/dev/null & start=$!
sleep 2
pkill -TERM -P "$start" 2>/dev/null
wait "$start"
code=$?
sleep 1.5
check "a build that is interrupted ends with 75 ($code)" '[ "$code" = 75 ] || [ "$code" = 124 ]'
check "Maven ends with it" '! pgrep -f "$home/app/target/rondo.jar; cp" >/dev/null'
check "the lock is gone" '[ ! -e "$home/target/launcher/lock" ]'

fresh 2
"$home/rondo" run >/dev/null 2>>"$work/err" & start=$!
sleep 1
kill -KILL "$start"
wait "$start" 2>/dev/null
sleep 2.5
check "a launcher that is killed outright takes Maven along" '[ ! -e "$home/done" ]'
check "a start after that works, with a jar that was cut short" '[ "$(starts)" = started ]'

before=$(builds)
: >"$home/app/target/rondo.jar"
check "an empty jar is built again" '[ "$(starts)" = started ] && [ "$(builds)" = $((before + 1)) ]'
before=$(builds)
head -c 600 "$work/main.jar" >"$home/app/target/lib/rondo-core-1.jar"
check "a truncated jar is built again" '[ "$(starts)" = started ] && [ "$(builds)" = $((before + 1)) ]'
before=$(builds)
touch "$home/app/target/rondo.jar"
check "a jar that is only touched is not" '[ "$(starts)" = started ] && [ "$(builds)" = "$before" ]'
sleep 1
touch "$home/core/src/main/Changed.java"
check "a changed source is built" '[ "$(starts)" = started ] && [ "$(builds)" = $((before + 1)) ]'

cache=$home/target/launcher/start.aot
if [ -s "$cache" ]; then
    dd if=/dev/urandom of="$cache" bs=4096 seek=20 count=200 conv=notrunc 2>/dev/null
    check "a damaged start-up cache is made again" '[ "$(starts)" = started ] && [ "$(starts)" = started ]'
    head -c 1000 /dev/urandom >"$cache"
    check "a truncated start-up cache is made again" '[ "$(starts)" = started ] && [ "$(wc -c <"$cache")" -gt 1000 ]'
fi

# A lock of a process that is dead, and one whose number lives again.
rm -f "$home/app/target/rondo.jar"
mkdir -p "$home/target/launcher/lock/lock/held"
printf 'id=dead\nspace=%s %s\npid=%s\nbegan=1\nwhat=building\n' "$(uname -n)" "$(readlink /proc/self/ns/pid)" $$ \
    >"$home/target/launcher/lock/owner"
begin=$SECONDS
check "a lock whose process number lives again is taken over" '[ "$(starts)" = started ] && [ $((SECONDS - begin)) -lt 15 ]'
rm -f "$home/app/target/rondo.jar"
before=$(builds)
mkdir -p "$home/target/launcher/lock/lock/held"
printf 'id=away\nspace=elsewhere x\npid=1\nbegan=1\nwhat=building\n' >"$home/target/launcher/lock/owner"
for k in 1 2 3 4 5; do starts >"$work/out.$k" & done
wait
check "five starts take over a silent lock of another machine once ($(($(builds) - before)))" \
    '[ "$(builds)" = $((before + 1)) ] && [ "$(cat "$work"/out.[1-5] | grep -c started)" = 5 ]'

[ "$failures" = 0 ] || sed 's/^/    /' "$work/err" | tail -40
exit "$failures"
