package dev.rondo.analysis;

import dev.rondo.attractor.About;
import java.util.ArrayList;
import java.util.List;

/**
 * Description of an analysis, for its users and for everything that lists, documents or tests analyses.
 *
 * @param name name in kebab case, as on the command line
 * @param summary quantity computed: one clause without a full stop
 * @param material part of the subject that the analysis reads
 * @param abouts the systems that a result can be about, the default first; empty for analyses of matrices
 * @param fields the fields of the result, in the order of the document
 * @param certificate the fields of the certificate
 * @param note explanation of the result as a whole, beyond the fields; may be empty
 * @param citations keys of the BibTeX entries that {@code rondo cite} prints
 * @param examples command lines that can be run as they stand
 */
public record Card(
        String name,
        String summary,
        Material material,
        List<About> abouts,
        List<Field> fields,
        List<Field> certificate,
        String note,
        List<String> citations,
        List<Example> examples) {

    /** Part of the subject that an analysis reads. */
    public enum Material {
        /** A square matrix, W_rec of a network among them. */
        MATRIX,
        /** A network without a trial. */
        NETWORK,
        /** A network and its trajectory during the trial. */
        TRIAL,
        /** A network and its state after the trial. */
        STATE_AFTER_TRIAL;

        /** True if the result depends on the trial's input. */
        public boolean playsTrial() {
            return this == TRIAL || this == STATE_AFTER_TRIAL;
        }
    }

    /**
     * One field of the result.
     *
     * @param name path in the JSON document: keys joined by dots, the entries of a list under the list's name
     * @param unit unit, such as {@code s} or {@code 1/s}; empty for pure numbers and words
     * @param formula formula in the symbols of the documentation; may be empty
     * @param meaning description in one sentence
     */
    public record Field(String name, String unit, String formula, String meaning) {}

    /**
     * A command line. Its files are {@code network.npz}, {@code W.npy} and those that it writes.
     *
     * @param command command line, beginning with {@code rondo analyze}
     * @param shows output of the command, as a clause
     */
    public record Example(String command, String shows) {}

    public Card {
        abouts = List.copyOf(abouts);
        fields = List.copyOf(fields);
        certificate = List.copyOf(certificate);
        citations = List.copyOf(citations);
        examples = List.copyOf(examples);
    }

    /** True if a constant input in place of the baseline changes the result. */
    public boolean isUnderConstantInput() {
        return !abouts.isEmpty() && (material == Material.NETWORK || material == Material.STATE_AFTER_TRIAL);
    }

    /** The card of an analysis of a square matrix. */
    public static Card ofMatrix(String name, String summary) {
        return new Card(name, summary, Material.MATRIX, List.of(), List.of(), List.of(), "", List.of(), List.of());
    }

    /**
     * The card of an analysis of a network.
     *
     * @param abouts the systems that the result can be about, the default first
     */
    public static Card ofNetwork(String name, String summary, Material material, About... abouts) {
        return new Card(name, summary, material, List.of(abouts), List.of(), List.of(), "", List.of(), List.of());
    }

    /** With one more field: a number without a unit, a word, or a list of such. */
    public Card field(String field, String meaning) {
        return field(field, "", "", meaning);
    }

    /** With one more field. */
    public Card field(String field, String unit, String formula, String meaning) {
        return new Card(
                name,
                summary,
                material,
                abouts,
                with(fields, new Field(field, unit, formula, meaning)),
                certificate,
                note,
                citations,
                examples);
    }

    /** With one more field of the certificate. */
    public Card certificate(String field, String unit, String formula, String meaning) {
        return new Card(
                name,
                summary,
                material,
                abouts,
                fields,
                with(certificate, new Field(field, unit, formula, meaning)),
                note,
                citations,
                examples);
    }

    /** With an explanation of the result as a whole. */
    public Card note(String explanation) {
        return new Card(name, summary, material, abouts, fields, certificate, explanation, citations, examples);
    }

    /** With citations. */
    public Card cites(String... keys) {
        return new Card(name, summary, material, abouts, fields, certificate, note, List.of(keys), examples);
    }

    /** With one more example. */
    public Card example(String command, String shows) {
        return new Card(
                name,
                summary,
                material,
                abouts,
                fields,
                certificate,
                note,
                citations,
                with(examples, new Example(command, shows)));
    }

    private static <T> List<T> with(List<T> some, T one) {
        List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
