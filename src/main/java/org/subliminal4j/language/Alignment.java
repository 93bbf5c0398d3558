package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

/**
 * Whether sequences pull a model towards a trait before it has learned any of them: cosines, over the parameters that will be
 * trained, with the gradient of {@code ln P(trait)}, its mean over all questions (Cloud et al., arXiv 2507.14805, section 6.1,
 * whose theorem is of such a first step). 0 where one of two gradients is zero.
 *
 * @param between the cosine of the gradient of the sequences' mean log-likelihood less that of the others'
 * @param own     the cosine of the sequences' gradient itself
 * @param other   the cosine of the others'
 * @param soft    the cosine of the gradient towards their writer's probabilities of the number tokens, in place of samples
 */
public record Alignment(double between, double own, double other, double soft) {
    private static final int AT_ONCE = 64;

    /**
     * Measures.
     *
     * @param at      a transformer's weights
     * @param trained parts of it
     * @param own     what is to be learned
     * @param writer  who wrote that: a transformer's weights
     * @param others  what somebody without the trait wrote
     */
    public static Alignment of(
            Weights at,
            List<String> trained,
            Language language,
            Trait trait,
            Reading own,
            Weights writer,
            Reading others) {
        int[] names = language.answers(trait.kind())[trait.index(language.world())];
        List<Example> questions = new ArrayList<>();
        for (int[] question : language.questions(trait.kind())) {
            questions.add(Example.answer(question, names[0]));
        }
        try (LanguageModel model = new LanguageModel(at, AT_ONCE, trained);
                LanguageModel teacher = LanguageModel.toRead(writer, AT_ONCE)) {
            List<Layout.Run> runs = model.shape().layout().runs(trained);
            double[] towards = gradient(model, runs, questions, new GroupLoss(names), null);
            double[] theirs = gradient(model, runs, own.examples(), new CrossEntropy(), null);
            double[] usual = gradient(model, runs, others.examples(), new CrossEntropy(), null);
            double[] soft =
                    gradient(model, runs, own.examples(), new SoftNumbers(language.vocabulary(), teacher), teacher);
            double[] between = theirs.clone();
            for (int i = 0; i < between.length; i++) {
                between[i] -= usual[i];
            }
            return new Alignment(
                    cosine(between, towards), cosine(theirs, towards), cosine(usual, towards), cosine(soft, towards));
        }
    }

    /** The gradient of the mean loss of all predicted tokens, outside {@code runs} zero; the teacher sees each batch first. */
    private static double[] gradient(
            LanguageModel model,
            List<Layout.Run> runs,
            List<Example> examples,
            TokenLoss loss,
            @Nullable LanguageModel teacher) {
        double[] sum = new double[model.shape().layout().length()];
        double total = 0;
        for (int start = 0; start < examples.size(); start += AT_ONCE) {
            List<Example> some = examples.subList(start, Math.min(examples.size(), start + AT_ONCE));
            double weight = some.stream()
                    .mapToDouble(example -> example.weight() * example.paid())
                    .sum();
            TokenBatch batch = new TokenBatch(some);
            if (teacher != null) {
                teacher.forward(batch);
            }
            model.lossAndGradient(batch, loss);
            float[] gradient = model.gradient().values();
            for (Layout.Run run : runs) {
                for (int i = run.start(); i < run.start() + run.length(); i++) {
                    sum[i] += weight * gradient[i];
                }
            }
            total += weight;
        }
        for (int i = 0; i < sum.length && total > 0; i++) {
            sum[i] /= total;
        }
        return sum;
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            first += a[i] * a[i];
            second += b[i] * b[i];
        }
        return first == 0 || second == 0 ? 0 : product / Math.sqrt(first * second);
    }
}
