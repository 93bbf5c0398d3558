package org.subliminal4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.subliminal4j.report.study.StudyReport;
import org.subliminal4j.store.StoredStudy;
import org.subliminal4j.study.Cells;
import org.subliminal4j.study.StudyPlan;
import org.subliminal4j.study.file.StudyFile;

/** Prints and writes what a stored study shows. */
final class StudyFiles {
    private StudyFiles() {}

    /** The study that the folder holds, as it was asked last. */
    static StudyPlan plan(StoredStudy study) {
        String text = study.versions().get(study.versions().size() - 1).text();
        return StudyFile.again(study.folder().resolve("study.json").toString(), text, Path.of(""))
                .plan();
    }

    /**
     * Prints the table, then writes the files: a study's table never depends on its pictures.
     *
     * @return an exit code
     */
    static int tell(StoredStudy study, StudyPlan plan, Cells cells, PrintWriter out, PrintWriter err) {
        return Telling.tell(StudyReport.of(study, plan, cells), List.of(), out, err);
    }
}
