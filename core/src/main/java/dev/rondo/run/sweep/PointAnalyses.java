package dev.rondo.run.sweep;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Answer;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.Subject;
import dev.rondo.dynamics.Time;
import dev.rondo.figure.write.SvgWriter;
import dev.rondo.file.Environment;
import dev.rondo.file.ResultDocument;
import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.file.json.Json;
import dev.rondo.kernel.Kernels;
import dev.rondo.linalg.FactorisationException;
import dev.rondo.linalg.Vector;
import dev.rondo.linalg.lapack.Blas;
import dev.rondo.random.Key;
import dev.rondo.run.RunFolder;
import dev.rondo.run.TrialChoice;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The analyses of one network of a sweep. */
final class PointAnalyses {
    private static final Path SOURCE = Path.of(RunFolder.NETWORK);

    private final Sweep sweep;
    private final Made made;
    private final Point point;
    private final Function<String, Path> files;
    private final Map<Played, Subject> subjects = new HashMap<>();

    /** Identity of the subject that analyses share. */
    private record Played(TrialChoice trial, Optional<Vector> under) {}

    /** @param files place of a file of the point by its name */
    PointAnalyses(Sweep sweep, Made made, Point point, Function<String, Path> files) {
        this.sweep = sweep;
        this.made = made;
        this.point = point;
        this.files = files;
    }

    /** All analyses of the sweep: those of an earlier result as they are, the others done now. */
    List<PointResult.Analysed> missing(Optional<PointResult> before) {
        List<PointResult.Analysed> all = new ArrayList<>();
        List<String> labels = sweep.labels();
        for (int k = 0; k < labels.size(); k++) {
            PlannedAnalysis planned = sweep.then().get(k);
            String label = labels.get(k);
            all.add(before.flatMap(result -> result.to(planned))
                    .map(known -> new PointResult.Analysed(label, known.asked(), known.reason(), known.scalars()))
                    .orElseGet(() -> analysed(label, planned)));
        }
        return all;
    }

    private PointResult.Analysed analysed(String label, PlannedAnalysis planned) {
        try {
            return new PointResult.Analysed(
                    label, planned.text(), "", answer(label, planned.analysis(), subject(planned)));
        } catch (IllegalArgumentException | FactorisationException | Refusal undefined) {
            return new PointResult.Analysed(
                    label, planned.text(), String.valueOf(undefined.getMessage()), new LinkedHashMap<>());
        }
    }

    private Subject subject(PlannedAnalysis planned) {
        return subjects.computeIfAbsent(new Played(planned.trial(), planned.under()), played -> {
            Subject subject = Subject.of(made.file().network())
                    .playing(network -> played.trial().of(made.file(), SOURCE));
            Subject noisy = sweep.isOfNetworks() ? subject.noise(Key.ofSeed(point.seed())) : subject;
            return played.under().map(noisy::under).orElse(noisy);
        });
    }

    private <R extends Record> SequencedMap<String, JsonNode> answer(
            String label, Analysis<R> analysis, Subject subject) {
        long start = System.nanoTime();
        Answer<R> answer = analysis.of(subject);
        Environment here =
                Environment.here(Blas.name(), Kernels.inUse().name(), Time.seconds((System.nanoTime() - start) * 1e-9));
        ObjectNode document =
                ResultDocument.of(analysis.card().name(), SOURCE, answer, here).json();
        if (sweep.keep() != Keep.TABLE) {
            write("analyses/" + fileName(label) + ".json", Json.text(document));
        }
        if (sweep.keep() == Keep.EVERYTHING) {
            analysis.draw(answer.result(), subject)
                    .figure()
                    .ifPresent(figure -> write(
                            RunFolder.FIGURES + "/" + fileName(label) + ".svg",
                            SvgWriter.standAlone().write(figure)));
        }
        return scalars(analysis.card(), document.path("result"));
    }

    private static String fileName(String label) {
        return label.replaceAll("[^A-Za-z0-9.=_-]+", "-").replaceAll("-+$", "");
    }

    private void write(String name, String text) {
        Path file = files.apply(name);
        try {
            Files.createDirectories(file.resolveSibling(""));
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
        AtomicFiles.write(file, text, true);
    }

    /** Fields of the card that are a number, a word or nothing, in the card's order. */
    private static SequencedMap<String, JsonNode> scalars(Card card, JsonNode result) {
        SequencedMap<String, JsonNode> scalars = new LinkedHashMap<>();
        for (Card.Field field : card.fields()) {
            JsonNode value = result;
            for (String key : field.name().split("\\.", -1)) {
                value = value.path(key);
            }
            if (!value.isMissingNode() && !value.isContainer()) {
                scalars.put(field.name(), value);
            }
        }
        return scalars;
    }
}
