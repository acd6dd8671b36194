package dev.rondo.cli.bench;

import dev.rondo.cli.console.Console;
import dev.rondo.cli.console.JsonTable;
import dev.rondo.cli.console.UserInput;
import dev.rondo.file.ResultJson;
import dev.rondo.setting.Memory;
import dev.rondo.setting.Refusal;
import dev.rondo.training.TrainingMemory;
import dev.rondo.training.backprop.Precision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code rondo bench}: how fast this machine does the work that takes the time. */
@Command(
        footer = {
            "",
            "Examples:",
            "  rondo bench training-step --steps 3     one step beside the bare products",
            "  rondo bench linear-algebra --units 200  eigenvalues, Schur form, solves"
        })
public final class BenchCommand implements Callable<Integer> {
    /** Matrices that a factorisation needs at the same time. */
    private static final long MATRICES = 8;

    private static final int LARGE = 500;
    private static final int REPETITIONS = 7;
    private static final int FEW_REPETITIONS = 3;

    private final Console console;

    /** Operations that can be timed. */
    enum Subject {
        TRAINING_STEP,
        LINEAR_ALGEBRA;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "WHAT", description = "training-step or linear-algebra.")
    @SuppressWarnings("NullAway.Init") // given by the command line
    private Subject subject;

    @Option(names = "--units", paramLabel = "N", description = "Units (100).")
    private int units = 100;

    @Option(names = "--trials", paramLabel = "N", description = "Trials in a batch (20).")
    private int trials = 20;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of a trial (100).")
    private int steps = 100;

    @Option(names = "--precision", paramLabel = "P", description = "float32 (the default) or float64.")
    private Precision precision = Precision.FLOAT32;

    @Option(names = "--repetitions", paramLabel = "N", description = "How often (enough for about ten seconds).")
    private int repetitions;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    public BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JsonNode result = UserInput.by("rondo bench", () -> switch (subject) {
            case TRAINING_STEP -> trainingStep();
            case LINEAR_ALGEBRA -> linearAlgebra();
        });
        if (json) {
            console.output().json(result);
        } else {
            JsonTable.print(result, console.output());
        }
        return Console.DONE;
    }

    private JsonNode trainingStep() {
        requirePositive("--units", units);
        requirePositive("--trials", trials);
        requirePositive("--steps", steps);
        new TrainingMemory(units, 1, steps, trials, precision).require(1);
        return ResultJson.of(StepBenchmark.run(new StepBenchmark.Size(units, trials, steps, precision, repetitions())));
    }

    private JsonNode linearAlgebra() {
        requirePositive("--units", units);
        Memory.require(MATRICES * units * units * Double.BYTES, "Factorising a matrix of " + units + " x " + units);
        LinearAlgebraBenchmark times =
                LinearAlgebraBenchmark.measure(units, units > LARGE ? FEW_REPETITIONS : REPETITIONS);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("units", units);
        times.fields().forEach((name, seconds) -> result.set(name, ResultJson.of(seconds)));
        return result;
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw Refusal.misuse(option + " is at least 1: it is " + value);
        }
    }

    private int repetitions() {
        double cost = (double) units * units * trials * steps;
        return repetitions > 0 ? repetitions : (int) Math.clamp(3e10 / cost, 5, 2000);
    }
}
