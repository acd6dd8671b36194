package dev.rondo.run.sweep;

import dev.rondo.setting.Setting;
import java.util.SequencedMap;

/**
 * Recipe of a network that is read and changed.
 *
 * @param network network file
 * @param parameters values of the varied parameters by their names
 * @param seed random seed of the noise
 */
record NetworkRecipe(
        @Setting(meaning = "network file") Source network,

        @Setting(meaning = "values of the varied parameters", byDefault = "{}")
        SequencedMap<String, Double> parameters,

        @Setting(meaning = "random seed of the noise", byDefault = "1")
        long seed) {

    /**
     * A network file, known by its content.
     *
     * @param path absolute path of the file
     * @param sha256 hash of the content, hexadecimal
     */
    record Source(
            @Setting(meaning = "path of the file") String path,

            @Setting(meaning = "SHA-256 of its content") String sha256) {}
}
