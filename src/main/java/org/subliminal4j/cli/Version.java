package org.subliminal4j.cli;

import org.subliminal4j.backend.Machine;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: this library, its commit, and its ND4J. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "subliminal4j " + Machine.version() + " (commit " + Machine.commit() + ")",
            "ND4J " + Machine.nd4jBuild(),
            "Java " + Runtime.version()
        };
    }
}
