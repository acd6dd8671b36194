package dev.rondo.run.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Worker of a batch system: a script that works in a sweep's folder until nothing is left. Warned before its time limit, it
 * puts away what it has; ended by exit code 75, it is queued again where the batch system is Slurm.
 *
 * @param folder folder of the sweep
 * @param rondo words that start Rondo
 * @param resources resources of a worker
 */
public record JobScript(SweepFolder folder, List<String> rondo, Resources resources) {
    /** The name of the script in the folder. */
    public static final String FILE = "worker.sh";

    /** The name of the folder of the workers' output. */
    static final String LOG = "log";

    private static final Duration WARNING = Duration.ofMinutes(2);
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,9})\\s*([kKmMgGtT]?)[bB]?");
    /** Part of a worker's memory that is Java's heap. */
    private static final double HEAP = 0.75;

    public JobScript {
        rondo = List.copyOf(rondo);
    }

    /**
     * Resources of a worker.
     *
     * @param workers number of workers
     * @param threads points at the same time in each
     * @param time time limit
     * @param memory memory, such as 2G
     * @param partition partition or queue
     * @param account account that is charged
     * @param options more options for the batch system, in words
     * @param failFast true to stop all workers at the first failure
     */
    public record Resources(
            int workers,
            int threads,
            Duration time,
            String memory,
            Optional<String> partition,
            Optional<String> account,
            List<String> options,
            boolean failFast) {
        /** @throws IllegalArgumentException if the memory is none */
        public Resources {
            options = List.copyOf(options);
            if (!MEMORY.matcher(memory).matches()) {
                throw new IllegalArgumentException(
                        "A memory is a whole number with K, M, G or T, got '" + memory + "'");
            }
        }

        /** Memory in MiB. */
        long megabytes() {
            Matcher matcher = MEMORY.matcher(memory);
            if (!matcher.matches()) {
                throw new IllegalStateException("the constructor has seen to it: " + memory);
            }
            double factor = switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                case "K" -> 1.0 / 1024;
                case "G" -> 1024;
                case "T" -> 1024 * 1024;
                default -> 1;
            };
            return Math.max(1, Math.round(Long.parseLong(matcher.group(1)) * factor));
        }

        /** Time before the limit at which a worker is warned. */
        Duration warning() {
            Duration half = time.dividedBy(2);
            return half.compareTo(WARNING) < 0 ? half : WARNING;
        }
    }

    /** The text of the script. */
    public String text() {
        List<String> words = new ArrayList<>(rondo);
        words.addAll(List.of("sweep", "work", folder.path().toAbsolutePath().toString()));
        words.addAll(List.of("--workers", Integer.toString(resources.threads())));
        Duration own = resources.time().minus(resources.warning().dividedBy(2));
        words.addAll(List.of("--time", Math.max(1, own.toSeconds()) + "s"));
        if (resources.failFast()) {
            words.add("--fail-fast");
        }
        String stop = quoted(folder.path().toAbsolutePath().resolve("stop").toString());
        return """
            #!/bin/bash
            # A worker of a sweep. It never builds Rondo: that was done before it was submitted.
            export RONDO_BUILD=never JDK_JAVA_OPTIONS='-Xmx%dm'
            # The JVM is not put in the place of this shell: the signal that warns of the time limit would kill it.
            trap 'kill -TERM $pid 2>/dev/null' USR1 USR2 TERM
            %s &
            pid=$!
            while :; do
                wait $pid
                code=$?
                kill -0 $pid 2>/dev/null || break
            done
            if [ $code -eq 75 ] && [ -n "$SLURM_ARRAY_JOB_ID" ] && [ ! -e %s ]; then
                scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
            fi
            exit $code
            """.formatted(
                        Math.max(64, (long) (HEAP * resources.megabytes())),
                        words.stream().map(JobScript::quoted).collect(Collectors.joining(" ")),
                        stop);
    }

    /** The words that submit the script to Slurm as an array of workers. */
    List<String> sbatch() {
        List<String> words = new ArrayList<>(List.of(
                "sbatch",
                "--parsable",
                "--job-name=rondo-" + folder.path().toAbsolutePath().getFileName(),
                "--array=0-" + (resources.workers() - 1),
                "--cpus-per-task=" + resources.threads(),
                "--mem=" + resources.megabytes() + "M",
                "--time=" + TimeSpan.slurm(resources.time()),
                "--requeue",
                "--open-mode=append",
                "--signal=B:USR1@" + resources.warning().toSeconds(),
                "--output=" + folder.path().toAbsolutePath().resolve(LOG) + "/%A_%a.out"));
        resources.partition().ifPresent(name -> words.add("--partition=" + name));
        resources.account().ifPresent(name -> words.add("--account=" + name));
        words.addAll(resources.options());
        words.add(folder.path().toAbsolutePath().resolve(FILE).toString());
        return words;
    }

    /** Lines that submit the script to batch systems, each with the system's name. */
    public List<String> submitLines() {
        String script = quoted(folder.path().toAbsolutePath().resolve(FILE).toString());
        int last = resources.workers() - 1;
        int n = resources.workers();
        String clock = String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                resources.time().toHours(),
                resources.time().toMinutesPart(),
                resources.time().toSecondsPart());
        long mb = resources.megabytes();
        int cpus = resources.threads();
        String pbsQueue = resources.partition().map(q -> " -q " + quoted(q)).orElse("");
        String pbsAccount = resources.account().map(a -> " -A " + quoted(a)).orElse("");
        return List.of(
                "Slurm: " + sbatch().stream().map(JobScript::quoted).collect(Collectors.joining(" ")),
                "PBS:   qsub -J 0-" + last + " -l select=1:ncpus=" + cpus + ":mem=" + mb + "mb -l walltime=" + clock
                        + pbsQueue + pbsAccount + " " + script,
                "SGE:   qsub -t 1-" + n + " -notify -l h_rt=" + clock + ",h_vmem=" + mb + "M" + pbsQueue + pbsAccount
                        + " " + script,
                "LSF:   bsub -J 'rondo[1-" + n + "]' -n " + cpus + " -W "
                        + resources.time().toMinutes() + " -M " + mb
                        + "MB -wa USR1 -wt 2" + pbsQueue
                        + resources.account().map(a -> " -P " + quoted(a)).orElse("") + " "
                        + script);
    }

    /** A word for a shell. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
