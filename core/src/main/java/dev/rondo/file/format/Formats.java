package dev.rondo.file.format;

import dev.rondo.setting.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Register of the forms of files. */
public final class Formats {
    /** The first that recognises a file reads it: text, which has no mark of its own, comes last. */
    private static final List<Format> KNOWN = List.of(
            new NpyFormat(),
            new TorchFormat(),
            new KerasFormat(),
            new NpzFormat(),
            new Hdf5Format(),
            new MatFormat(),
            new PickleFormat(),
            new RunFolderFormat(),
            new NpyFolderFormat(),
            new JsonFormat(),
            new TextFormat());

    private Formats() {}

    /** Every form: those of other class paths, which announce themselves as services, first. */
    private static Stream<Format> all() {
        return Stream.concat(announced(), KNOWN.stream());
    }

    private static Stream<Format> announced() {
        return ServiceLoader.load(Format.class).stream().map(ServiceLoader.Provider::get);
    }

    /** Opens a file of whatever form.
     *
     * @throws Refusal if the file is missing, damaged, or of no known form
     */
    public static ArrayContainer open(Path file) {
        return of(file).open(file);
    }

    /** Form of a file that is there, by its first bytes; where they tell nothing by its ending, so that the form can say what
     * is wrong.
     *
     * @throws Refusal if the file is missing, empty, or of no known form
     */
    public static Format of(Path file) {
        Head head = Head.of(file);
        return all().filter(format -> format.recognises(head))
                .findFirst()
                .or(() -> all().filter(format -> format.endings().stream().anyMatch(head::hasEnding))
                        .findFirst())
                .orElseThrow(() -> Refusal.misuse(file
                        + " is no matrix file that is known here: NPY, NPZ, MAT (save -v6, -v7 or -v7.3), HDF5, JSON, text"
                        + " (CSV) and a folder of .npy files are read"));
    }

    /** True if a file is of a form that is read, by its first bytes. */
    public static boolean isKnown(Path file) {
        Head head = Head.of(file);
        return all().anyMatch(format -> format.recognises(head));
    }

    /** Writer of a file, by the ending of its name; a device, such as {@code /dev/null}, gets an NPZ.
     *
     * @param what object to be written, for the message: {@code a network}
     * @param needed capacity that the file must have
     * @throws Refusal if no form of that ending can hold it
     */
    public static Format.Writer writer(Path file, String what, Format.Capacity needed) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            return new NpzFormat();
        }
        return all().filter(format -> format.endings().stream().anyMatch(ending -> Head.hasEnding(file, ending)))
                .map(Format::writer)
                .flatMap(Optional::stream)
                .filter(writer -> writer.capacity().compareTo(needed) >= 0)
                .findFirst()
                .orElseThrow(() -> Refusal.misuse(file + ": " + what + " is written as " + endings(needed)
                        + ": choose one by the file's ending"));
    }

    /** Endings of the names of files that can hold so much: {@code .npz, .mat, .h5 or .json}. */
    public static String endings(Format.Capacity needed) {
        List<String> endings = Stream.concat(KNOWN.stream(), announced())
                .filter(format -> format.writer()
                        .filter(w -> w.capacity().compareTo(needed) >= 0)
                        .isPresent())
                .map(format -> format.endings().getFirst())
                .toList();
        return endings.stream().limit(endings.size() - 1).collect(Collectors.joining(", ")) + " or "
                + endings.getLast();
    }
}
