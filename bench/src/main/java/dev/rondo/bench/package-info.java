/**
 * How fast the parts are that take the time: JMH benchmarks of the training step beside the bare matrix products, of the
 * linear algebra, and of the simulator. Each checks its answer before or after it is timed, and fails where that is wrong.
 *
 * <pre>
 *   ./mvnw -pl bench -am package
 *   java -jar bench/target/rondo-bench.jar            all of them
 *   java -jar bench/target/rondo-bench.jar -l         their names
 *   java -jar bench/target/rondo-bench.jar TrainingStep -p units=100
 * </pre>
 *
 * <p>For the ratio of step and products in one process, taken in turns, there is {@code rondo bench training-step}.
 */
@NullMarked
package dev.rondo.bench;

import org.jspecify.annotations.NullMarked;
