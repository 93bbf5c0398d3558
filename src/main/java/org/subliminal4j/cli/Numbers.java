package org.subliminal4j.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of a certain range, read from the command line. */
final class Numbers {
    private Numbers() {}

    /** A whole number of at least 1. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, Integer.MAX_VALUE);
        }
    }

    /** A whole number of at least 0. */
    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 0, Long.MAX_VALUE);
        }
    }

    /** A number above 0. */
    static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                value = Double.NaN;
            }
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new TypeConversionException("expected a number above 0, but found '" + text + "'");
            }
            return value;
        }
    }

    private static long whole(String text, long least, long most) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            value = Long.MIN_VALUE;
        }
        if (value < least || value > most) {
            throw new TypeConversionException("expected a whole number of at least " + least
                    + (text.matches("\\d{10,}") ? " and at most " + most : "") + ", but found '" + text + "'");
        }
        return value;
    }
}
