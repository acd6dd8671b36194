package dev.rondo.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The worker's script, run with programs that stand in for Rondo and Slurm. */
@EnabledOnOs(OS.LINUX)
class JobScriptTest {
    @TempDir
    Path path;

    private Path rondo;

    @BeforeEach
    void writePrograms() throws IOException {
        Path folder = Files.createDirectories(path.resolve("a sweep's folder"));
        rondo = program(
                "rondo",
                "echo $$ > pid; [ -n \"$CODE\" ] && exit $CODE; trap 'exit 75' TERM; echo \"$@\" > words;"
                        + " while :; do sleep .02; done");
        program("scontrol", "echo \"$@\" >> requeued");
        assertThat(folder).isDirectory();
    }

    private Path program(String name, String text) throws IOException {
        Path file = Files.writeString(path.resolve(name), "#!/bin/bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private JobScript script() {
        return new JobScript(
                new SweepFolder(path.resolve("a sweep's folder")),
                List.of(rondo.toString()),
                new JobScript.Resources(
                        4,
                        2,
                        Duration.ofHours(4),
                        "2G",
                        Optional.of("cpu"),
                        Optional.empty(),
                        List.of("--qos=long"),
                        true));
    }

    private Process start(String code) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", SlurmJobs.write(script()).toString())
                .directory(path.toFile())
                .inheritIO();
        builder.environment().put("PATH", path + ":" + System.getenv("PATH"));
        builder.environment().put("CODE", code);
        builder.environment().put("SLURM_ARRAY_JOB_ID", "17");
        builder.environment().put("SLURM_ARRAY_TASK_ID", "3");
        return builder.start();
    }

    private void signal(Process process, String name) throws Exception {
        Path words = path.resolve("words");
        while (!Files.exists(words)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void aWorkerThatIsWarnedEndsWith75AndIsQueuedAgain() throws Exception {
        Process process = start("");
        signal(process, "USR1");

        assertThat(process.waitFor()).isEqualTo(75);
        assertThat(path.resolve("requeued")).hasContent("requeue 17_3");
        assertThat(path.resolve("words"))
                .content()
                .startsWith("sweep work ")
                .contains("a sweep's folder --workers 2 --time 14340s --fail-fast");
    }

    @Test
    void aWorkerOfASweepThatIsStoppedIsNotQueuedAgain() throws Exception {
        new SweepFolder(path.resolve("a sweep's folder")).requestStop("cancelled");
        Process process = start("");
        signal(process, "TERM");

        assertThat(process.waitFor()).isEqualTo(75);
        assertThat(path.resolve("requeued")).doesNotExist();
    }

    @Test
    void theCodeOfAWorkerIsThatOfItsJob() throws Exception {
        for (String code : List.of("0", "1", "137")) {
            assertThat(start(code).waitFor()).isEqualTo(Integer.parseInt(code));
        }
        assertThat(path.resolve("requeued")).doesNotExist();
    }

    @Test
    void batchSystemsAreAskedForTheResources() {
        assertThat(script().sbatch())
                .contains(
                        "--array=0-3",
                        "--cpus-per-task=2",
                        "--mem=2048M",
                        "--time=0-04:00:00",
                        "--signal=B:USR1@120",
                        "--requeue",
                        "--partition=cpu",
                        "--qos=long");
        assertThat(script().submitLines())
                .anyMatch(line ->
                        line.startsWith("PBS:   qsub -J 0-3 -l select=1:ncpus=2:mem=2048mb -l walltime=04:00:00"))
                .anyMatch(line -> line.startsWith("SGE:   qsub -t 1-4"))
                .anyMatch(line -> line.startsWith("LSF:   bsub -J 'rondo[1-4]' -n 2 -W 240"))
                .allMatch(line -> line.endsWith("/a sweep'\\''s folder/worker.sh'"));
        assertThatThrownBy(() -> new JobScript.Resources(
                        1, 1, Duration.ofHours(1), "much", Optional.empty(), Optional.empty(), List.of(), false))
                .hasMessageContaining("A memory is a whole number with K, M, G or T, got 'much'");
    }
}
