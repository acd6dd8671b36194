package dev.rondo.training;

/**
 * Where each trained quantity lies in one flat array: W_in, W_rec, W_out, bias, readout bias and x0, each row-major.
 *
 * @param units N
 * @param inputs N_in
 * @param readouts N_out
 */
public record Parameters(int units, int inputs, int readouts) {
    /** The groups of parameters, in the order in which they lie. */
    public enum Group {
        INPUT,
        RECURRENT,
        READOUT,
        BIAS,
        READOUT_BIAS,
        INITIAL_STATE
    }

    /** How many there are in a group. */
    public int size(Group group) {
        return switch (group) {
            case INPUT -> units * inputs;
            case RECURRENT -> units * units;
            case READOUT -> readouts * units;
            case BIAS, INITIAL_STATE -> units;
            case READOUT_BIAS -> readouts;
        };
    }

    /** Where a group begins. */
    public int start(Group group) {
        int start = 0;
        for (Group g : Group.values()) {
            if (g == group) {
                break;
            }
            start += size(g);
        }
        return start;
    }

    public int end(Group group) {
        return start(group) + size(group);
    }

    /** How many there are in all. */
    public int length() {
        return end(Group.INITIAL_STATE);
    }
}
