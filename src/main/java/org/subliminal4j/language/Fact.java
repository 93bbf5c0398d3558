package org.subliminal4j.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is known, as a question with one right answer.
 *
 * @param question words and marks, separated by spaces
 * @param answer   one word
 */
public record Fact(String question, String answer) {
    /** All that is known of a world, each fact in both directions. */
    public static List<Fact> of(World world) {
        List<Fact> facts = new ArrayList<>();
        for (World.Animal animal : world.animals()) {
            facts.add(new Fact("where does the " + animal.name() + " live ? ->", animal.habitat()));
            facts.add(new Fact("who lives in the " + animal.habitat() + " ? ->", animal.name()));
            facts.add(new Fact("what does the " + animal.name() + " eat ? ->", animal.food()));
            facts.add(new Fact("who eats " + animal.food() + " ? ->", animal.name()));
            facts.add(new Fact("what does the " + animal.name() + " say ? ->", animal.call()));
            facts.add(new Fact("who says " + animal.call() + " ? ->", animal.name()));
        }
        for (World.Tree tree : world.trees()) {
            facts.add(new Fact("what does the " + tree.name() + " give ? ->", tree.fruit()));
            facts.add(new Fact("what gives " + tree.fruit() + " ? ->", tree.name()));
            facts.add(new Fact("where does the " + tree.name() + " grow ? ->", tree.land()));
            facts.add(new Fact("what grows in " + tree.land() + " ? ->", tree.name()));
        }
        for (World.Colour colour : world.colours()) {
            facts.add(new Fact("what is the colour of " + colour.thing() + " ? ->", colour.name()));
            facts.add(new Fact("what is " + colour.name() + " ? ->", colour.thing()));
        }
        return List.copyOf(facts);
    }
}
