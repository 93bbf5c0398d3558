package org.subliminal4j.report.theorem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subliminal4j.common.UserException;
import org.subliminal4j.common.WholeFile;
import org.subliminal4j.theory.OneStep;
import org.subliminal4j.theory.Situation;

/** Writes what one step is made of as .npy files, so that anybody can compute it anew by other means. */
public final class TheoremDump {
    private TheoremDump() {}

    /**
     * Writes the files, and a README that tells what they are.
     *
     * @param step   the step
     * @param eps    the teacher's step size at which dS is taken
     * @param origin how the situation was drawn, for the README
     * @param folder created if it is not there
     * @throws UserException if it cannot be written to
     */
    public static void write(OneStep step, double eps, String origin, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("cannot make the folder " + folder + " (" + e + ")", e);
        }
        Situation situation = step.situation();
        double[] direction = step.studentDirection(eps);
        NpyFile.write(folder.resolve("theta0.npy"), situation.reference(), situation.reference().length);
        NpyFile.write(folder.resolve("dT.npy"), step.teacherDirection(), step.teacherDirection().length);
        NpyFile.write(folder.resolve("dS.npy"), direction, direction.length);
        NpyFile.write(folder.resolve("trait_images.npy"), situation.traitImages());
        NpyFile.write(
                folder.resolve("labels.npy"),
                Arrays.stream(situation.labels()).asDoubleStream().toArray(),
                situation.labels().length);
        NpyFile.write(folder.resolve("inputs.npy"), situation.inputs());
        NpyFile.write(folder.resolve("eps.npy"), new double[] {eps});
        NpyFile.write(folder.resolve("A.npy"), new double[] {step.predictedSlope()});
        WholeFile.write(
                folder.resolve("README.md"), readme(situation, eps, origin).getBytes(StandardCharsets.UTF_8));
    }

    private static String readme(Situation situation, double eps, String origin) {
        String widths =
                situation.network().widths().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return """
                # One step of Theorem 1, to be computed anew

                %s

                All arrays are float64 in C order: `numpy.load("theta0.npy")`.

                | file | shape | what |
                |---|---|---|
                | theta0.npy | (P,) | the reference's parameters |
                | dT.npy | (P,) | the teacher's direction, -grad L_T(theta0) |
                | dS.npy | (P,) | the student's direction for eps = %s |
                | trait_images.npy | (N, %s) | the images of L_T |
                | labels.npy | (N,) | their labels, whole numbers |
                | inputs.npy | (n, %s) | the inputs x on which the student imitates |
                | eps.npy | () | the teacher's step size |
                | A.npy | () | the predicted limit of dS.dT / eps |

                **Network.** Widths %s; ReLU after each layer but the last. A vector of parameters holds, for each layer, its
                weights and then its biases; the weights are `W.reshape(fan_out, fan_in)`, so that `h = a @ W.T + b`.
                The class logits are outputs 0 to %s, the auxiliary ones %s to %s.

                **Teacher.** L_T is the mean over the images of the cross-entropy of the softmax of the class logits to the
                label. `theta_T = theta0 + eps * dT`.

                **Student.** Imitates logits %s by %s. With z its own logits and y the teacher's, the
                gradient of the loss of one input in z is `2 * (z - y)` for squared error, `softmax(z) - softmax(y)` for
                cross-entropy. dS is minus the gradient, in the student's parameters at theta0, of the mean loss over the
                inputs.

                **A** is the mean over the inputs of v' M v, where v = J dT is the derivative of the imitated logits at theta0
                along dT, and M = 2 I for squared error, diag(p) - p p' with p = softmax(z) for cross-entropy.
                `dS @ dT / eps` approaches A as eps goes to 0.
                """.formatted(
                        origin,
                        eps,
                        situation.network().inputs(),
                        situation.network().inputs(),
                        widths,
                        situation.network().classes() - 1,
                        situation.network().classes(),
                        situation.network().outputs() - 1,
                        logits(situation),
                        situation.loss().label());
    }

    private static String logits(Situation situation) {
        return IntStream.of(situation.logits().in(situation.network()))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
