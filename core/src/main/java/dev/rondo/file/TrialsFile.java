package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.file.atomic.FileGroup;
import dev.rondo.file.format.ArrayBundle;
import dev.rondo.file.format.Format;
import dev.rondo.file.format.Formats;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.linalg.Matrix;
import dev.rondo.setting.Memory;
import dev.rondo.task.Trial;
import dev.rondo.task.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * Trials in the form that {@code kind: file} reads, as NPZ, MAT, HDF5 or JSON by the ending: {@code u[trial, time, input]}, {@code
 * target[trial, time, readout]}, {@code mask}, {@code length[trial]} (steps that exist), {@code condition[trial]},
 * {@code step_ms}, and one array for each variable of the task.
 *
 * @param trials trials, at least one
 * @param dt length of a step
 */
public record TrialsFile(List<Trial> trials, Time dt) {
    private static final Set<String> TAKEN = Set.of("u", "target", "mask", "length", "condition", "step_ms");

    public TrialsFile {
        trials = List.copyOf(trials);
    }

    /** Writes the file, whole or not at all.
     *
     * @param force true to overwrite an existing file
     * @throws dev.rondo.setting.Refusal if it may not or cannot be written
     */
    public void write(Path file, boolean force) {
        FileGroup files = new FileGroup();
        addTo(files, file, force);
        files.write();
    }

    /** Adds the file to those that are written together. */
    public void addTo(FileGroup files, Path file, boolean force) {
        Format.Writer writer = writer(file);
        ArrayBundle bundle = bundle();
        files.add(file, out -> writer.write(bundle, out), force);
    }

    /** Makes sure, before long work, that there is a form for the name's ending.
     *
     * @throws dev.rondo.setting.Refusal if there is none that holds trials
     */
    public static void requireForm(Path file) {
        writer(file);
    }

    private static Format.Writer writer(Path file) {
        return Formats.writer(file, "a set of trials", Format.Capacity.ARRAYS);
    }

    private ArrayBundle bundle() {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        SequencedMap<String, NpyTexts> texts = new LinkedHashMap<>();
        arrays.put("u", stacked(Trial::input));
        arrays.put("target", stacked(Trial::target));
        arrays.put("mask", stacked(Trial::mask));
        arrays.put("length", NpyArray.of(lengths(), trials.size()));
        arrays.put("step_ms", NpyArray.owning(new double[] {dt.ms()}));
        texts.put("condition", NpyTexts.of(trials.stream().map(Trial::name).toList()));
        for (String name : names()) {
            List<Value> values = trials.stream()
                    .map(trial -> trial.facts().variables().getOrDefault(name, Value.of("")))
                    .toList();
            String free = TAKEN.contains(name) ? name + "_" : name;
            if (values.stream().allMatch(Value.Numeric.class::isInstance)) {
                double[] numbers = values.stream().mapToDouble(Value::number).toArray();
                arrays.put(free, NpyArray.owning(numbers, numbers.length));
            } else {
                texts.put(free, NpyTexts.of(values.stream().map(Value::toString).toList()));
            }
        }
        return ArrayBundle.of(arrays, texts);
    }

    private List<String> names() {
        return trials.stream()
                .flatMap(trial -> trial.facts().variables().keySet().stream())
                .distinct()
                .toList();
    }

    private int steps() {
        return trials.stream().mapToInt(Trial::steps).max().orElseThrow();
    }

    private long[] lengths() {
        return trials.stream().mapToLong(Trial::length).toArray();
    }

    private NpyArray stacked(Function<Trial, Matrix> part) {
        int steps = steps();
        int width = part.apply(trials.getFirst()).columns();
        long bytes = (long) trials.size() * steps * width * Double.BYTES;
        Memory.require(2 * bytes, trials.size() + " trials of " + steps + " steps");
        double[] all = new double[Math.toIntExact(bytes / Double.BYTES)];
        for (int b = 0; b < trials.size(); b++) {
            double[] one = part.apply(trials.get(b)).toRowMajor();
            System.arraycopy(one, 0, all, b * steps * width, one.length);
        }
        return NpyArray.owning(all, trials.size(), steps, width);
    }
}
