#!/bin/sh
# A whole trial of the owl (base, teacher, numbers, student, control) by this library and in PyTorch, on one core each, one
# after the other, in as many rounds as are asked for; or a step of reading by JMH. See README.md beside this file.
set -eu

if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    echo "usage: $0 [ROUNDS [CORE]]  whole trials (default: 3 rounds on core 0)"
    echo "       $0 --step           a step of reading, by JMH"
    exit
fi

rounds=${1:-3}
core=${2:-0}
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
python=${PYTHON:-/usr/bin/python3}
work=$root/benchmarks/target/owl
mkdir -p "$work"

[ "$rounds" = --step ] || "$python" -c "import torch" 2>/dev/null || {
    echo "$0: $python has no torch: apt-get install python3-torch, or name another one by PYTHON" >&2
    exit 1
}
mvn -q -B -f "$root/pom.xml" -DskipTests install
mvn -q -B -f "$root/benchmarks/pom.xml" compile dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classes=$root/benchmarks/target/classes:$(cat "$work/classpath")
if [ "$rounds" = --step ]; then
    exec java -cp "$classes" org.openjdk.jmh.Main ReadingStep -rf json -rff "$work/reading-step.json"
fi
ours() {
    taskset -c "$core" java -Xmx1g -cp "$classes" "$@"
}

ours org.subliminal4j.benchmarks.owl.OwlData "$work/data.json"
: >"$work/trials.jsonl"
round=1
while [ "$round" -le "$rounds" ]; do
    ours org.subliminal4j.benchmarks.owl.OwlTrial "$round" | tee -a "$work/trials.jsonl"
    OMP_NUM_THREADS=1 taskset -c "$core" "$python" "$here/trial.py" "$work/data.json" "$round" | tee -a "$work/trials.jsonl"
    round=$((round + 1))
done
"$python" - "$work/trials.jsonl" <<'PYTHON'
import json, statistics, sys

trials = [json.loads(line) for line in open(sys.argv[1])]
ours = [trial["seconds"] for trial in trials if trial["who"] == "subliminal4j"]
theirs = [trial["seconds"] for trial in trials if trial["who"] != "subliminal4j"]
ratios = [b / a for a, b in zip(ours, theirs)]
print(f"subliminal4j {statistics.mean(ours):.1f} s, {trials[1]['who']} {statistics.mean(theirs):.1f} s a trial;"
      f" the ratio is {statistics.mean(ratios):.2f} on average over {len(ratios)} rounds, from {min(ratios):.2f} to {max(ratios):.2f}")
PYTHON
