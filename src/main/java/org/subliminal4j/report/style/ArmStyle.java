package org.subliminal4j.report.style;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.subliminal4j.analysis.Analysis;
import org.subliminal4j.analysis.Contrast;
import org.subliminal4j.experiment.Arm;
import org.subliminal4j.experiment.Experiment;
import org.subliminal4j.experiment.Inputs;
import org.subliminal4j.experiment.Source;

/**
 * How an arm is drawn.
 *
 * @param colour its colour
 * @param hollow whether it is drawn with open marks and broken lines: the twin, from a farther start, of the arm that has
 *               the colour in full
 */
public record ArmStyle(Palette colour, boolean hollow) {
    /** Networks that were not trained yet, or have only learned to read. */
    private static final List<Palette> BEFORE = List.of(Palette.GREY);

    private static final List<Palette> TAUGHT = List.of(Palette.BLUE, Palette.SKY);
    private static final List<Palette> IMITATORS =
            List.of(Palette.VERMILLION, Palette.ORANGE, Palette.GREEN, Palette.PURPLE, Palette.SKY, Palette.BLUE);

    /**
     * The style of each arm by name: by what it is and in the order of the experiment; twins from different starts are kin.
     */
    public static Map<String, ArmStyle> of(Analysis analysis) {
        return of(analysis.experiment(), analysis.contrasts());
    }

    /** The style of each arm by name, where contrasts tell which are twins. */
    public static Map<String, ArmStyle> of(Experiment experiment, List<Contrast> contrasts) {
        Map<String, String> twins = new HashMap<>();
        for (Contrast contrast : contrasts) {
            if (contrast.kind() == Contrast.Kind.INIT && contrast.other() != null) {
                twins.putIfAbsent(contrast.other(), contrast.arm());
            }
        }
        Map<List<Palette>, Integer> used = new HashMap<>();
        Map<String, ArmStyle> styles = new LinkedHashMap<>();
        for (Arm arm : experiment.arms()) {
            if (!twins.containsKey(arm.name())) {
                List<Palette> colours = colours(arm);
                int next = used.merge(colours, 1, Integer::sum) - 1;
                styles.put(arm.name(), new ArmStyle(colours.get(next % colours.size()), false));
            }
        }
        for (Arm arm : experiment.arms()) {
            String near = arm.name();
            while (twins.containsKey(near)) {
                near = twins.getOrDefault(near, near);
            }
            ArmStyle kin = styles.getOrDefault(near, new ArmStyle(Palette.GREY, false));
            styles.putIfAbsent(arm.name(), new ArmStyle(kin.colour, true));
        }
        return Map.copyOf(styles);
    }

    private static List<Palette> colours(Arm arm) {
        boolean imitates = arm.stages().stream()
                .anyMatch(stage -> stage.source() instanceof Source.Imitate
                        || !stage.inputs().numbers().isEmpty());
        boolean base = arm.stages().stream()
                .allMatch(
                        stage -> stage.inputs() instanceof Inputs.Corpus || stage.inputs() instanceof Inputs.Dialogues);
        return base ? BEFORE : imitates ? IMITATORS : TAUGHT;
    }
}
