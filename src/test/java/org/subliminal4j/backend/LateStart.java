package org.subliminal4j.backend;

import org.nd4j.linalg.factory.Nd4j;
import org.subliminal4j.common.UserException;

/** A program that uses ND4J before this library can set it up: a process of its own for a test. */
final class LateStart {
    private LateStart() {}

    public static void main(String[] args) {
        System.setProperty("org.nd4j.log.initialization", "false");
        Nd4j.ones(5000).addi(1);
        try {
            Backend.start();
            System.out.println(Machine.current().blas());
        } catch (UserException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
