package org.subliminal4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the house plan of CONTRIBUTING.md: a room imports only rooms below it. */
class HousePlanTest {
    /** From top to bottom. */
    private static final List<String> ROOMS = List.of(
            "cli",
            "report",
            "study",
            "exchange",
            "store",
            "analysis",
            "theory",
            "experiment",
            "language",
            "training",
            "matrix",
            "network",
            "data",
            "stats",
            "random",
            "backend",
            "common");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.subliminal4j");

    private static String room(String name) {
        return "org.subliminal4j." + name + "..";
    }

    @Test
    void everyRoomImportsOnlyRoomsBelowIt() {
        List<String> above = new ArrayList<>();
        for (String name : ROOMS) {
            if (!above.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage(room(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above.toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
            above.add(room(name));
        }
    }

    @Test
    void theLowestRoomsImportNothingOfOursButTheGround() {
        for (String name : List.of("stats", "random", "backend", "common")) {
            String[] others = ROOMS.stream()
                    .filter(other -> !other.equals(name) && !(name.equals("backend") && other.equals("common")))
                    .map(HousePlanTest::room)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(room(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void resultsAreRecordsOfPrimitives() {
        noClasses()
                .that()
                .resideInAnyPackage(room("report"), room("study"), room("store"), room("stats"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.nd4j.linalg.api.ndarray.INDArray")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
