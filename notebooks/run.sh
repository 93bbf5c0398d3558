#!/bin/sh
# Starts Jupyter on these notebooks, or runs them without it. See README.md beside this file.
set -eu

KERNEL=io.github.padreati:rapaio-jupyter-kernel:3.0.1
SECONDS_A_CELL=1800

usage() {
    echo "usage: $0 [OPTION...]  start Jupyter on the notebooks, with options of Jupyter's own"
    echo "       $0 --execute    run all from scratch into target/notebooks; exit 1 if a cell fails"
    echo "       $0 --save       the same, and keep the outputs in the notebooks"
}

# The remedy, where a program is missing.
need() {
    command -v "$1" >/dev/null || {
        echo "$0: $1 is not installed: $2" >&2
        exit 1
    }
}

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work=$root/target/notebooks
# Jupyter's own files, so that nothing is written to the user's home.
export JUPYTER_DATA_DIR="$work/jupyter" JUPYTER_CONFIG_DIR="$work/jupyter/config"
export JUPYTER_RUNTIME_DIR="$work/jupyter/runtime" IPYTHONDIR="$work/jupyter/ipython"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Builds the library if a source is newer than its jar, and lays the kernel out where Jupyter looks for it.
prepare() {
    need mvn "apt-get install maven openjdk-17-jdk-headless"
    need "${java}c" "apt-get install openjdk-17-jdk-headless"
    jar=$(find "$root/target" -maxdepth 1 -name 'subliminal4j-*.jar' 2>/dev/null | head -n 1)
    if [ -z "$jar" ] || [ -n "$(find "$root/src/main" "$root/pom.xml" -newer "$jar" | head -n 1)" ]; then
        mvn -q -B -f "$root/pom.xml" -DskipTests package
        jar=$(find "$root/target" -maxdepth 1 -name 'subliminal4j-*.jar' | head -n 1)
    fi
    kernel=$work/$(echo "$KERNEL" | cut -d: -f2,3 | tr : -).jar
    [ -f "$kernel" ] || mvn -q -B -C -f "$root/pom.xml" dependency:copy -Dartifact="$KERNEL" -DoutputDirectory="$work"
    "${java}c" -Xlint:all -cp "$kernel" -d "$work/kernel" "$here"/kernel/*.java
    mkdir -p "$JUPYTER_DATA_DIR/kernels/subliminal4j-java"
    # The kernel starts in the root, where the library looks for datasets/mnist. Its jar names its own libraries.
    cat >"$JUPYTER_DATA_DIR/kernels/subliminal4j-java/kernel.json" <<JSON
{
  "argv": ["/bin/sh", "-c", "cd \"\$0\" && exec \"\$@\"", "$root", "$java", "-Xmx2g", "-Djava.awt.headless=true",
           "-cp", "$work/kernel:$jar:$kernel", "org.rapaio.jupyter.kernel.MainApp", "{connection_file}"],
  "display_name": "Java (subliminal4j)",
  "language": "java",
  "interrupt_mode": "message",
  "env": {"RJK_TIMEOUT_MILLIS": "-1", "RJK_MIMA_CACHE": "$work/mima"}
}
JSON
}

execute() {
    need jupyter-nbconvert "apt-get install jupyter-nbconvert jupyter-client"
    prepare
    for notebook in "$here"/*.ipynb; do
        jupyter-nbconvert --to notebook --execute --ExecutePreprocessor.timeout="$SECONDS_A_CELL" \
            --ExecutePreprocessor.record_timing=False --output-dir "$work" "$notebook"
    done
}

# Keeps what a reader sees: no metadata that changes from machine to machine, and each stream in one piece.
save() {
    cat >"$work/save_config.py" <<'PYTHON'
c.ClearMetadataPreprocessor.enabled = True
c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {"kernelspec", ("language_info", "name")}
PYTHON
    for notebook in "$here"/*.ipynb; do
        executed=$work/$(basename "$notebook")
        if grep -nF -e "$root" -e "${HOME:-/root}/" "$executed"; then
            echo "$0: $executed names a path of this machine and is not saved" >&2
            exit 1
        fi
        jupyter-nbconvert --to notebook --config "$work/save_config.py" --output-dir "$here" "$executed"
    done
}

case ${1:-} in
    --execute)
        execute
        ;;
    --save)
        execute
        save
        ;;
    -h | --help)
        usage
        ;;
    *)
        need jupyter-notebook "apt-get install jupyter-notebook"
        prepare
        exec jupyter-notebook --notebook-dir="$here" "$@"
        ;;
esac
