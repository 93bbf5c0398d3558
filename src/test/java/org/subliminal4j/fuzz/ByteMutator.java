package org.subliminal4j.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Knows nothing of the input but that it is bytes, and at times integers. */
final class ByteMutator implements Mutator {
    private static final int[] EXTREMES = {
        0,
        1,
        -1,
        2,
        7,
        127,
        128,
        255,
        256,
        1032,
        4096,
        4097,
        65535,
        65536,
        1 << 24,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE - 8,
        0x0801,
        0x0803,
        0x0C02,
        0x0D03,
        0x1f8b0800,
        0x504b0304
    };

    private static final int LONGEST_RUN = 4096;

    /** The bytes in which headers lie. */
    private static final int HEAD = 32;

    @Override
    public byte[] mutate(byte[] input, byte[] other, RandomGenerator random) {
        if (input.length == 0) {
            return other.clone();
        }
        int at = random.nextInt(input.length);
        int end = at + random.nextInt(input.length - at + 1);
        return switch (random.nextInt(9)) {
            case 0 -> with(input, at, (byte) (input[at] ^ 1 << random.nextInt(8)));
            case 1 -> with(input, at, (byte) random.nextInt());
            case 2 -> Arrays.copyOf(input, at);
            case 3 -> joined(input, at, end, new byte[0]);
            case 4 -> joined(input, end, end, Arrays.copyOfRange(input, at, end));
            case 5 -> spliced(input, at, end, other, random);
            case 6 -> joined(input, at, at, run(random));
            case 7 -> integer(input, random.nextInt(Math.min(HEAD, input.length)), random);
            default -> integer(input, at, random);
        };
    }

    private static byte[] with(byte[] input, int at, byte value) {
        byte[] changed = input.clone();
        changed[at] = value;
        return changed;
    }

    /** The input with {@code part} in place of what lies between two places. */
    static byte[] joined(byte[] input, int from, int to, byte[] part) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, from);
        joined.writeBytes(part);
        joined.write(input, to, input.length - to);
        return joined.toByteArray();
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] other, RandomGenerator random) {
        int start = random.nextInt(other.length + 1);
        int end = start + random.nextInt(other.length - start + 1);
        return joined(input, from, to, Arrays.copyOfRange(other, start, end));
    }

    private static byte[] run(RandomGenerator random) {
        byte[] run = new byte[1 + random.nextInt(LONGEST_RUN)];
        if (random.nextBoolean()) {
            random.nextBytes(run);
        } else {
            Arrays.fill(run, (byte) random.nextInt());
        }
        return run;
    }

    /** Writes an extreme in big-endian order, as IDX and DL4J have it, or in that of zip. */
    private static byte[] integer(byte[] input, int place, RandomGenerator random) {
        int at = random.nextBoolean() ? place & ~3 : place;
        byte[] changed = input.clone();
        int value = EXTREMES[random.nextInt(EXTREMES.length)] + random.nextInt(3) - 1;
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt(random.nextInt(3) == 0 ? Integer.reverseBytes(value) : value)
                .array();
        System.arraycopy(bytes, 0, changed, at, Math.min(bytes.length, changed.length - at));
        return changed;
    }
}
