package dev.rondo.run.sweep;

import dev.rondo.setting.Setting;
import java.util.Optional;

/**
 * Resources that every worker asks a batch system for; options of the command line go before them.
 *
 * @param time time limit of a worker, as Rondo's {@code --time} takes it
 * @param memory memory of a worker
 * @param partition partition or queue
 * @param account account that is charged
 * @param options more options of sbatch
 */
@Setting(meaning = "resources that every worker asks the batch system for")
public record SlurmSettings(
        @Setting(meaning = "time limit of a worker, such as 30m, 4h or 2d", byDefault = "4h")
        String time,

        @Setting(meaning = "memory of a worker, such as 2G", byDefault = "2G")
        String memory,

        @Setting(meaning = "partition or queue") Optional<String> partition,

        @Setting(meaning = "account that is charged") Optional<String> account,

        @Setting(meaning = "more options of sbatch, such as --qos=long")
        Optional<String> options) {

    /** @throws IllegalArgumentException if the time is none */
    public SlurmSettings {
        TimeSpan.parse(time);
    }
}
