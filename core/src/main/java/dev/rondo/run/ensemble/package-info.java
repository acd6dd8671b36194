/**
 * The main job: one network for each seed of a study, trained side by side, and what each of them does afterwards. A
 * listener hears of every epoch; results do not depend on how many threads there are.
 */
@NullMarked
package dev.rondo.run.ensemble;

import org.jspecify.annotations.NullMarked;
