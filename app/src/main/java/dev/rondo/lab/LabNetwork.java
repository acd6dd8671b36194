package dev.rondo.lab;

import dev.rondo.dynamics.Trajectory;
import dev.rondo.network.RateNetwork;
import dev.rondo.task.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Network of a lab, with what belongs to it.
 *
 * @param file name of its file, as the user gave it
 * @param network the network
 * @param conditions conditions of the task that it learned; none without a task
 * @param data recorded trajectory that is drawn over the network's own
 */
public record LabNetwork(String file, RateNetwork network, List<Trial> conditions, Optional<Trajectory> data) {
    public LabNetwork {
        conditions = List.copyOf(conditions);
    }

    /** Title of the page: the file's name without folders and ending. */
    String title() {
        return title(file);
    }

    static String title(String file) {
        String name = file.replaceAll(".*[/\\\\]", "");
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
