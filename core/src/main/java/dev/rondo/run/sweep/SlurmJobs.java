package dev.rondo.run.sweep;

import dev.rondo.file.atomic.AtomicFiles;
import dev.rondo.file.atomic.FileTrouble;
import dev.rondo.setting.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Jobs of a sweep in Slurm, by its own commands.
 *
 * @param folder folder of the sweep
 */
public record SlurmJobs(SweepFolder folder) {
    private static final String JOBS = "jobs.txt";

    /** Writes the worker's script, which can be run. */
    public static Path write(JobScript script) {
        Path file = script.folder().path().resolve(JobScript.FILE);
        AtomicFiles.write(file, script.text(), true);
        if (!file.toFile().setExecutable(true)) {
            throw Refusal.failed(file + " cannot be made executable");
        }
        try {
            Files.createDirectories(script.folder().path().resolve(JobScript.LOG));
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
        return file;
    }

    /** Submits an array of workers.
     *
     * @return the number of the job
     * @throws Refusal if Slurm is not there, or refuses
     */
    public String submit(JobScript script) {
        write(script);
        String job = run(script.sbatch()).strip().replaceAll(";.*", "");
        Path file = folder.path().resolve(JOBS);
        try {
            Files.writeString(file, job + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FileTrouble.writing(file, e);
        }
        return job;
    }

    /** Cancels the jobs that were submitted, those that wait included.
     *
     * @return numbers of the jobs
     * @throws Refusal if Slurm is not there, or refuses
     */
    public List<String> cancel() {
        Path file = folder.path().resolve(JOBS);
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            List<String> jobs = Files.readAllLines(file);
            List<String> words = new ArrayList<>(List.of("scancel", "--quiet", "--full", "--signal=TERM"));
            words.addAll(jobs);
            run(words);
            List<String> waiting = new ArrayList<>(List.of("scancel", "--quiet", "--state=PENDING"));
            waiting.addAll(jobs);
            run(waiting);
            return jobs;
        } catch (IOException e) {
            throw FileTrouble.reading(file, e);
        }
    }

    private static String run(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw Refusal.failed(words.getFirst() + " ended with code " + code + ": " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw Refusal.failed(
                    words.getFirst()
                            + " cannot be run: is this a machine from which Slurm's jobs are submitted? --engine"
                            + " script writes a script for other batch systems",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("Interrupted while " + words.getFirst() + " ran", e);
        }
    }
}
