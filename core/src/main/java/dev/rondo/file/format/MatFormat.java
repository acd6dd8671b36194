package dev.rondo.file.format;

import dev.rondo.file.json.Json;
import dev.rondo.file.mat.Dimensions;
import dev.rondo.file.mat.MatArray;
import dev.rondo.file.mat.MatFile;
import dev.rondo.file.mat.MatWriter;
import dev.rondo.file.numpy.NpyArray;
import dev.rondo.file.numpy.NpyTexts;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Variables of MATLAB (format 5: {@code save -v6}, {@code -v7}). Structs and cells are opened: a field is {@code net/W_rec}, a
 * cell {@code net{2}}, counted from 1 as in MATLAB. What is said about the arrays is the text {@code meta_json}, its simple
 * values are variables too.
 */
final class MatFormat implements Format, Format.Writer {
    static final String META = "meta_json";
    /** Format 4 begins with five whole numbers, the first a code of up to four digits. */
    private static final int VERSION_4_HEADER = 20;

    private static final int HIGHEST_TYPE = 60;

    @Override
    public String name() {
        return "MAT";
    }

    @Override
    public List<String> endings() {
        return List.of(".mat");
    }

    /** Format 4 has no mark of its own: it is told by the ending. */
    @Override
    public boolean recognises(Head head) {
        return MatFile.recognises(head.bytes()) || isVersion4(head);
    }

    private static boolean isVersion4(Head head) {
        byte[] bytes = head.bytes();
        return head.hasEnding(".mat")
                && !MatFile.recognises(bytes)
                && bytes.length > VERSION_4_HEADER
                && (bytes[2] == 0 || bytes[1] == 0)
                && bytes[0] <= HIGHEST_TYPE;
    }

    @Override
    public ArrayContainer open(Path file) {
        if (isVersion4(Head.of(file))) {
            throw Refusal.misuse(file
                    + " is no matrix file that is known here: it seems to be in MATLAB's format 4 (save"
                    + " -v4), and format 5 is read. In MATLAB or Octave: load it, then save -v6 " + file.getFileName());
        }
        return new MatContainer(file, MatFile.read(file));
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(this);
    }

    @Override
    public Capacity capacity() {
        return Capacity.ARRAYS;
    }

    @Override
    public void write(ArrayBundle bundle, OutputStream out) throws IOException {
        Map<String, MatArray> variables = new LinkedHashMap<>();
        bundle.arrays().forEach((name, array) -> variables.put(name.replace('.', '_'), numbers(array)));
        bundle.texts().forEach((name, texts) -> variables.put(name.replace('.', '_'), cells(texts)));
        Meta.simple(bundle.meta()).forEach((name, value) -> variables.putIfAbsent(name, simple(value)));
        if (!bundle.meta().isEmpty()) {
            variables.put(bundle.document().replace('.', '_'), MatArray.Text.of(Json.text(bundle.meta())));
        }
        MatWriter.PLAIN.write(variables, out);
    }

    private static MatArray simple(JsonNode value) {
        if (value.isString()) {
            return MatArray.Text.of(value.stringValue());
        }
        return value.isBoolean()
                ? MatArray.Numbers.of(value.booleanValue())
                : MatArray.Numbers.of(Dimensions.of(1, 1), value.doubleValue());
    }

    /** A list of texts becomes a column of cells. */
    private static MatArray cells(NpyTexts texts) {
        List<MatArray> cells = texts.values().stream()
                .map(MatArray.Text::of)
                .map(MatArray.class::cast)
                .toList();
        return new MatArray.Cell(Dimensions.of(cells.size(), 1), cells);
    }

    /** A list becomes a column; entries go columns first. */
    private static MatArray numbers(NpyArray array) {
        if (array.dimensions() > 2) {
            return MatArray.Numbers.of(
                    Dimensions.of(array.shape()), ColumnMajor.ofRowMajor(array.toDoubles(), array.shape()));
        }
        int rows = array.dimensions() == 0 ? 1 : array.extent(0);
        int columns = array.dimensions() == 2 ? array.extent(1) : 1;
        double[] byColumns = ColumnMajor.ofRowMajor(array.toDoubles(), new int[] {rows, columns});
        return MatArray.Numbers.of(Dimensions.of(rows, columns), byColumns);
    }
}
