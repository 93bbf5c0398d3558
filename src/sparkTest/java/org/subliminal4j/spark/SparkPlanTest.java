package org.subliminal4j.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Spark is an addition: the rest knows nothing of it, and it knows nothing of how results are shown. */
class SparkPlanTest {
    private static final String ROOM = "org.subliminal4j.spark..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.subliminal4j");

    @Test
    void theRestDoesWithoutSpark() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOM, "org.apache.spark..", "scala..")
                .check(CLASSES);
    }

    @Test
    void sparkIsBesideTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(ROOM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.subliminal4j.cli..", "org.subliminal4j.report..", "org.subliminal4j.store..")
                .check(CLASSES);
    }
}
