package dev.rondo.file.foreign;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parts of a network that a file can hold as arrays, with the names by which they are known. Names are compared without case
 * and punctuation, and by their last part or last two parts: {@code model.rnn.h2h.weight} is {@code h2hweight}.
 */
public enum Role {
    W_REC(
            "W_rec",
            "wrec",
            "wrecurrent",
            "weighthhl0",
            "weighthh",
            "recurrentkernel",
            "recurrentweights",
            "recurrentweight",
            "h2hweight",
            "hiddenlayerweight",
            "whh",
            "wrr",
            "j"),
    W_IN(
            "W_in",
            "win",
            "winp",
            "winput",
            "weightihl0",
            "weightih",
            "inputweights",
            "inputweight",
            "input2hweight",
            "i2hweight",
            "x2hweight",
            "inputlayerweight",
            "wih",
            "wxh"),
    W_OUT(
            "W_out",
            "wout",
            "woutput",
            "wreadout",
            "readoutweights",
            "readoutweight",
            "outputweights",
            "outputweight",
            "outweight",
            "fcweight",
            "linearweight",
            "decoderweight",
            "h2oweight",
            "readoutlayerweight",
            "outputlayerweight",
            "who"),
    BIAS("bias", "bias", "brec", "brecurrent", "biasrec", "theta", "recurrentbias", "hiddenlayerbias", "bhh"),
    READOUT_BIAS(
            "readout_bias",
            "readoutbias",
            "bout",
            "boutput",
            "biasout",
            "outputbias",
            "outbias",
            "fcbias",
            "linearbias",
            "decoderbias",
            "h2obias",
            "readoutlayerbias",
            "outputlayerbias"),
    X0("x0", "x0", "initstate", "initialstate", "xinit"),
    R0("r0", "r0"),
    SIGNS("signs", "signs", "eisigns", "dalesigns"),
    TAU_MS("tau_ms", "taums"),
    TAU("tau", "tau", "taus");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a list that List.of made
    private final List<String> names;

    Role(String key, String... names) {
        this.key = key;
        this.names = List.of(names);
    }

    /** Name in the files of Rondo and on the left of {@code --map}. */
    public String key() {
        return key;
    }

    /** Names by which the part is known, without case and punctuation; the likeliest first. */
    List<String> names() {
        return names;
    }

    /** True if the part is a matrix of weights, which has a sending and a receiving side. */
    boolean isWeights() {
        return this == W_REC || this == W_IN || this == W_OUT;
    }

    static Optional<Role> of(String key) {
        return Stream.of(values()).filter(role -> role.key.equals(key)).findFirst();
    }

    /** All keys, for messages. */
    static String keys() {
        return Stream.of(values()).map(Role::key).collect(Collectors.joining(", "));
    }
}
