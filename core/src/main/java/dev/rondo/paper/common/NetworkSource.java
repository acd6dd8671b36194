package dev.rondo.paper.common;

import dev.rondo.paper.PaperContext;
import dev.rondo.run.Study;
import java.util.List;

/** Source of trained networks. The same recipe gives the same networks, to the last bit. */
@FunctionalInterface
public interface NetworkSource {
    /**
     * The networks of a study, one for each of its seeds and in their order.
     *
     * @param recipe the study
     * @param context context whose threads train the networks that do not exist yet, and which receives the progress
     * @throws dev.rondo.setting.Refusal if a training diverges or the disk refuses
     */
    List<TrainedNetwork> of(Study recipe, PaperContext context);
}
