package org.subliminal4j.report.trait;

import java.util.ArrayList;
import java.util.List;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Transformer;

/**
 * What the page needs to talk, beside the weights.
 *
 * @param words    the texts of all tokens that are no numbers, in their order; the numbers follow
 * @param numbers  how many these are, from 0 on
 * @param loved    what the teacher loves
 * @param opening  the question that the page opens with
 * @param networks those that answer
 */
record TalkData(List<String> words, int numbers, String loved, String opening, List<Network> networks) {
    TalkData {
        words = List.copyOf(words);
        networks = List.copyOf(networks);
    }

    /**
     * A network.
     *
     * @param name    the arm's name, which names its weights
     * @param label   what a reader calls it
     * @param layers  its blocks
     * @param heads   heads of a block's attention
     * @param context the most tokens that it can look back on
     * @param tied    whether the unembedding is the embedding
     * @param tensors where each of its tensors lies
     */
    record Network(String name, String label, int layers, int heads, int context, boolean tied, List<Tensor> tensors) {
        static Network of(String name, String label, Transformer shape) {
            List<Tensor> tensors = new ArrayList<>();
            for (Layout.Tensor tensor : shape.layout().tensors()) {
                tensors.add(new Tensor(tensor.name(), tensor.start(), tensor.length()));
            }
            return new Network(
                    name, label, shape.layers(), shape.heads(), shape.context(), shape.tied(), List.copyOf(tensors));
        }
    }

    /**
     * A tensor, row-major: as many rows as it has outputs or tokens.
     *
     * @param name   as the layout has it
     * @param start  its first number among all parameters
     * @param length how many they are
     */
    record Tensor(String name, int start, int length) {}
}
