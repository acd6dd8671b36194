package dev.rondo.file.format;

import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opened file: a list of what is in it, and arrays on demand. */
public interface ArrayContainer extends AutoCloseable {
    /** Name of what is said about the arrays, where a form allows dots. */
    String META = "meta.json";

    Path file();

    /** Everything in the file, groups opened, in the order of the file. */
    List<Entry> entries();

    /** Reads an array.
     *
     * @param path the path of an entry of numbers
     * @throws Refusal if there is none, or it is damaged or hostile
     */
    NpyArray array(String path);

    /** Reads an array of texts.
     *
     * @param path the path of an entry
     * @return nothing if there are no texts of that path
     */
    Optional<NpyTexts> texts(String path);

    /** Reads a single text.
     *
     * @param path the path of an entry
     * @return nothing if there is no text of that path, or if there are several
     */
    default Optional<String> text(String path) {
        return texts(path)
                .filter(texts -> texts.values().size() == 1)
                .map(texts -> texts.values().getFirst());
    }

    /**
     * Metadata that Rondo wrote with the arrays, as JSON, with the values that stand beside it in the file where
     * somebody has changed those. Messages call it {@code where(META)}.
     *
     * @throws Refusal if it is there and no JSON
     */
    Optional<String> meta();

    /** Text of a JSON document that Rondo wrote with arrays under a name such as {@code branch.json}. */
    default Optional<String> document(String name) {
        return text(name).or(() -> text(name.replace('.', '_')));
    }

    /** True if lists are stored as matrices of one row or column, as MATLAB does. */
    default boolean storesListsAsMatrices() {
        return false;
    }

    /** Remarks on how the file was understood, to be passed on to the user. */
    default List<String> remarks() {
        return List.of();
    }

    @Override
    void close();

    /** Entry of a path, in which dots may stand for slashes: {@code net.W_rec} is {@code net/W_rec}.
     *
     * @return nothing if there is none
     */
    default Optional<Entry> find(String path) {
        Optional<Entry> exact =
                entries().stream().filter(entry -> entry.path().equals(path)).findFirst();
        return exact.isPresent()
                ? exact
                : entries().stream()
                        .filter(entry -> entry.path().replace('.', '/').equals(path.replace('.', '/')))
                        .findFirst();
    }

    /** Entry of a path that is asked for by name.
     *
     * @throws Refusal if there is none, naming what there is, or if it holds no numbers
     */
    default Entry require(String path) {
        Entry entry = find(path)
                .orElseThrow(
                        () -> Refusal.misuse(file() + " has no array " + path + ": it has " + described(entries())));
        if (!entry.isNumbers()) {
            throw Refusal.misuse(where(entry.path()) + ": numbers are needed: this is "
                    + (entry.kind() == Entry.Kind.TEXT ? "text" : entry.note()));
        }
        return entry;
    }

    /** A place in the file, for messages. */
    default String where(String path) {
        return path.isEmpty() ? file().toString() : file() + ", " + path;
    }

    /** Entries for messages: paths and shapes; only the first of many. */
    static String described(List<Entry> entries) {
        int most = 30;
        if (entries.isEmpty()) {
            return "none";
        }
        String some = entries.stream().limit(most).map(Entry::described).collect(Collectors.joining(", "));
        return entries.size() <= most ? some : some + " and " + (entries.size() - most) + " more";
    }
}
