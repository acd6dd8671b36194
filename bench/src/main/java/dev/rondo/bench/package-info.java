/**
 * JMH benchmarks of the parts that take most time: the training step beside the bare matrix products, the linear
 * algebra, and the simulator. Each checks its answer before or after it is timed, and fails where that is wrong.
 *
 * <pre>
 *   ./mvnw -pl bench -am package
 *   java -jar bench/target/rondo-bench.jar            all of them
 *   java -jar bench/target/rondo-bench.jar -l         their names
 *   java -jar bench/target/rondo-bench.jar TrainingStep -p units=100
 * </pre>
 *
 * <p>For the ratio of step and products in one process, taken alternately, there is {@code rondo bench training-step}.
 */
@NullMarked
package dev.rondo.bench;

import org.jspecify.annotations.NullMarked;
